import assert from "node:assert/strict";
import test from "node:test";

import { Waits } from "../../browser/kernel/waits.mjs";

const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

test("what is there already is not waited for", () => {
  assert.equal(new Waits().until("a", () => 1), 1);
});

test("who does not want to wait hears at once that there is nothing", () => {
  assert.equal(new Waits().until("a", () => undefined, 0), null);
});

test("a wait ends with what has come", async () => {
  const waits = new Waits();
  let found;
  const wait = waits.until("a", () => found);
  found = "it";
  waits.wake();
  assert.equal(await wait, "it");
});

test("a wait with a timeout ends with nothing, and not before", async () => {
  const waits = new Waits();
  const began = performance.now();
  assert.equal(await waits.until("a", () => undefined, 0.05), null);
  assert.ok(performance.now() - began >= 49);
});

test("waits are served in the order of coming", async () => {
  const waits = new Waits();
  const queue = [];
  const served = [];
  const waiting = ["first", "second"].map((name) =>
    Promise.resolve(waits.until(name, () => queue.shift())).then(() => served.push(name)),
  );
  queue.push(1, 2);
  waits.wake();
  await Promise.all(waiting);
  assert.deepEqual(served, ["first", "second"]);
});

test("one wait may let another go on that was asked before it", async () => {
  const waits = new Waits();
  let open = false;
  let ready = false;
  const first = waits.until("a", () => open || undefined);
  const second = waits.until("b", () => (ready ? (open = true) : undefined));
  ready = true;
  waits.wake();
  assert.deepEqual(await Promise.all([first, second]), [true, true]);
});

test("an error ends the wait that it is of, and no other", async () => {
  const waits = new Waits();
  let broken = false;
  const failing = waits.until("a", () => {
    if (broken) throw new Error("broken");
  });
  const other = waits.until("b", () => broken || undefined);
  broken = true;
  waits.wake();
  await assert.rejects(failing, /broken/);
  assert.equal(await other, true);
});

test("nobody is asked for a process that has ended", async () => {
  const waits = new Waits();
  let asked = 0;
  waits.until("a", () => void (asked += 1));
  waits.forget("a");
  waits.wake();
  await later(1);
  assert.equal(asked, 1);
});

test("it is known whether time alone lets somebody go on", async () => {
  const waits = new Waits();
  waits.until("a", () => undefined);
  assert.equal(waits.timed, false);
  const wait = waits.until("a", () => undefined, 0.01);
  assert.equal(waits.timed, true);
  await wait;
  assert.equal(waits.timed, false);
});
