import assert from "node:assert/strict";
import test from "node:test";

import { Bridge } from "../../browser/process/bridge.mjs";

test("a gate that is opened lets in who waits there", async () => {
  const bridge = new Bridge();
  const gate = bridge.makeGate(-1);
  const entered = bridge.enter(gate).then(() => true);
  bridge.open(gate);
  assert.equal(await entered, true);
});

test("a gate is open also for who comes later", async () => {
  const bridge = new Bridge();
  const gate = bridge.makeGate(-1);
  bridge.open(gate);
  await bridge.enter(gate);
});

test("time opens a gate", async () => {
  const bridge = new Bridge();
  await bridge.enter(bridge.makeGate(1));
  assert.equal(bridge.timers, 0);
});
