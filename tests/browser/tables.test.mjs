import assert from "node:assert/strict";
import test from "node:test";

import { Listeners } from "../../browser/kernel/listeners.mjs";
import { Memory } from "../../browser/kernel/memory.mjs";
import { Pipes } from "../../browser/kernel/pipes.mjs";
import { Processes } from "../../browser/kernel/processes.mjs";
import { Semaphores } from "../../browser/kernel/semaphores.mjs";
import { decide, makeHandling } from "../../browser/kernel/signals.mjs";

const count = () => {
  let last = 0;
  return () => ++last;
};

test("a semaphore is taken as often as it has been given", () => {
  const semaphores = new Semaphores(count());
  const handle = semaphores.open(1);
  assert.equal(semaphores.acquire(handle), true);
  assert.equal(semaphores.acquire(handle), undefined);
  semaphores.release(handle);
  assert.equal(semaphores.value(handle), 1);
  assert.throws(() => semaphores.release(99), { code: "EINVAL" });
});

test("who calls at an address is connected with who accepts there", () => {
  const next = count();
  const pipes = new Pipes(next);
  const listeners = new Listeners(pipes, next);
  const address = listeners.open(null);
  assert.equal(listeners.accept(address), undefined);
  const caller = listeners.connect(address);
  const accepted = listeners.accept(address);
  pipes.put(caller, new Uint8Array(3));
  assert.equal(pipes.receive(accepted).length, 3);
});

test("nobody listens at an address that is closed", () => {
  const next = count();
  const listeners = new Listeners(new Pipes(next), next);
  listeners.open("here");
  assert.throws(() => listeners.open("here"), { code: "EADDRINUSE" });
  listeners.close("here");
  assert.throws(() => listeners.connect("here"), { code: "ECONNREFUSED" });
});

test("callers who were not accepted hear that the listener has gone", () => {
  const next = count();
  const pipes = new Pipes(next);
  const listeners = new Listeners(pipes, next);
  listeners.open("here");
  const caller = listeners.connect("here");
  listeners.close("here");
  assert.throws(() => pipes.receive(caller), { code: "EOF" });
});

test("what one writes to a block is there for another", () => {
  const memory = new Memory(count());
  const handle = memory.open(4);
  memory.write(handle, 1, new Uint8Array([7, 8]));
  assert.deepEqual([...memory.read(handle, 0, 4)], [0, 7, 8, 0]);
});

test("a child's end is told to its parent, once", () => {
  const processes = new Processes(9);
  const parent = processes.add(0, 1);
  const child = processes.add(parent.pid, 2);
  assert.equal(processes.reap(parent.pid, child.pid), undefined);
  child.code = 3;
  assert.deepEqual(processes.reap(parent.pid, -1), [child.pid, 3]);
  assert.throws(() => processes.reap(parent.pid, child.pid), { code: "ECHILD" });
});

test("who is not the parent has no child to wait for", () => {
  const processes = new Processes(9);
  const parent = processes.add(0, 1);
  const child = processes.add(parent.pid, 2);
  assert.throws(() => processes.reap(child.pid, parent.pid), { code: "ECHILD" });
});

test("there are at most so many processes at once", () => {
  const processes = new Processes(1);
  const first = processes.add(0, 1);
  assert.throws(() => processes.add(first.pid, 2), { code: "EAGAIN" });
  first.code = 0;
  assert.equal(processes.add(0, 3).number, 1);
});

const DECISIONS = [
  [9, undefined, "end"],
  [9, "deliver", "end"],
  [15, undefined, "end"],
  [15, "deliver", "deliver"],
  [15, "ignore", "ignore"],
  [2, undefined, "deliver"],
  [2, "ignore", "ignore"],
  [17, undefined, "ignore"],
];

for (const [number, wish, what] of DECISIONS) {
  test(`signal ${number}, of which a process says ${wish}: ${what}`, () => {
    const handling = makeHandling();
    if (wish) handling.set(number, wish);
    assert.equal(decide(number, handling), what);
  });
}
