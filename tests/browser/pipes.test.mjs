import assert from "node:assert/strict";
import test from "node:test";

import { Pipes } from "../../browser/kernel/pipes.mjs";

const make = () => {
  let last = 0;
  return new Pipes(() => ++last);
};
const bytes = (size) => new Uint8Array(size);

test("messages arrive whole, in the order of sending", () => {
  const pipes = make();
  const [reads, writes] = pipes.open(false);
  pipes.put(writes, bytes(1));
  pipes.put(writes, bytes(2));
  assert.deepEqual([pipes.receive(reads).length, pipes.receive(reads).length], [1, 2]);
  assert.equal(pipes.receive(reads), undefined);
});

test("a pipe for both directions has one for each", () => {
  const pipes = make();
  const [here, there] = pipes.open(true);
  pipes.put(here, bytes(1));
  pipes.put(there, bytes(2));
  assert.equal(pipes.receive(here).length, 2);
  assert.equal(pipes.receive(there).length, 1);
});

test("an end cannot do what it is not for", () => {
  const pipes = make();
  const [reads, writes] = pipes.open(false);
  assert.throws(() => pipes.put(reads, bytes(1)), { code: "EBADF" });
  assert.throws(() => pipes.receive(writes), { code: "EBADF" });
});

test("what was sent is read before the end is told", () => {
  const pipes = make();
  const [reads, writes] = pipes.open(false);
  pipes.put(writes, bytes(1));
  pipes.close(writes);
  assert.equal(pipes.receive(reads).length, 1);
  assert.throws(() => pipes.receive(reads), { code: "EOF" });
});

test("an end is closed with the last of its handles", () => {
  const pipes = make();
  const [reads, writes] = pipes.open(false);
  const other = pipes.duplicate(writes);
  pipes.close(writes);
  assert.equal(pipes.receive(reads), undefined);
  pipes.close(other);
  assert.throws(() => pipes.receive(reads), { code: "EOF" });
});

test("who writes for nobody is told", () => {
  const pipes = make();
  const [reads, writes] = pipes.open(false);
  pipes.close(reads);
  assert.throws(() => pipes.put(writes, bytes(1)), { code: "EPIPE" });
});

test("a pipe takes as much as it has room for", () => {
  const pipes = make();
  const [reads, writes] = pipes.open(false);
  assert.equal(pipes.put(writes, bytes(65536)), true);
  assert.equal(pipes.put(writes, bytes(1)), undefined);
  pipes.receive(reads);
  assert.equal(pipes.put(writes, bytes(1)), true);
});

test("a message larger than a pipe is through once a reader has it", () => {
  const pipes = make();
  const [reads, writes] = pipes.open(false);
  const large = bytes(65537);
  pipes.put(writes, large);
  assert.equal(pipes.isThrough(writes, large), undefined);
  pipes.receive(reads);
  assert.equal(pipes.isThrough(writes, large), true);
});

test("a message larger than a pipe is through to nobody if the reader has gone", () => {
  const pipes = make();
  const [reads, writes] = pipes.open(false);
  const large = bytes(65537);
  pipes.put(writes, large);
  pipes.close(reads);
  assert.throws(() => pipes.isThrough(writes, large), { code: "EPIPE" });
});

test("an end is ready for a message, and for the end", () => {
  const pipes = make();
  const [reads, writes] = pipes.open(false);
  assert.equal(pipes.isReady(reads), false);
  pipes.put(writes, bytes(1));
  assert.equal(pipes.isReady(reads), true);
  pipes.receive(reads);
  pipes.close(writes);
  assert.equal(pipes.isReady(reads), true);
});

test("what is closed is no handle any more", () => {
  const pipes = make();
  const [reads] = pipes.open(false);
  pipes.close(reads);
  pipes.close(reads);
  assert.throws(() => pipes.receive(reads), { code: "EBADF" });
});
