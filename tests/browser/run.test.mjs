import assert from "node:assert/strict";
import test from "node:test";

import { Kernel } from "../../browser/kernel/kernel.mjs";
import { Run } from "../../browser/process/run.mjs";

/** A run whose interpreters do nothing, and what the page was told of it. */
async function begin() {
  const worker = { postMessage() {}, terminate() {} };
  const pool = { fill: () => [], take: async () => worker, serve: async () => ({ value: {} }) };
  const told = [];
  const order = { command: ["python", "script.py"], files: {} };
  const run = new Run(Kernel, pool, order, (fact) => told.push(fact));
  await run.begin();
  await new Promise(setImmediate);
  return { run, worker, told };
}

function throwIn(worker) {
  const event = new Event("error", { cancelable: true });
  event.message = "Uncaught Error: broken";
  worker.onerror(event);
  return event;
}

test("what a worker throws ends its process, is told, and goes no further", async () => {
  const { run, worker, told } = await begin();
  const event = throwIn(worker);
  assert.ok(event.defaultPrevented); // else the page around us has the error, too
  assert.equal(told[0].output.text, "Uncaught Error: broken\n");
  assert.equal(run.main.code, 1);
});

test("what its end makes a worker throw is nobody's concern", async () => {
  const { run, worker, told } = await begin();
  run.stop();
  const event = throwIn(worker);
  assert.ok(event.defaultPrevented);
  assert.deepEqual(told.filter(({ output }) => output), []);
});
