import assert from "node:assert/strict";
import test from "node:test";

import { Kernel } from "../../browser/kernel/kernel.mjs";

/** A kernel whose processes do nothing, and what it asked of the world outside. */
function make(most) {
  const asked = [];
  const tell = (name) => (process, ...facts) => asked.push([name, process.pid, ...facts]);
  const names = ["start", "end", "deliver", "output", "note", "asks"];
  const outside = Object.fromEntries(names.map((name) => [name, tell(name)]));
  const kernel = new Kernel({ outside, most });
  const main = kernel.start(0, "main");
  return { kernel, main, asked };
}

test("a child gets a number, a sentinel, and what it shall do", () => {
  const { kernel, main, asked } = make();
  const [pid, sentinel] = kernel.call(main, "start", ["child", []], "payload");
  assert.deepEqual(asked.at(-1), ["start", pid, "payload"]);
  assert.equal(kernel.call(main, "poll", [[sentinel], 0]), null);
});

test("a sentinel is ready once its process has ended", async () => {
  const { kernel, main } = make();
  const [pid, sentinel] = kernel.call(main, "start", ["child", []]);
  const wait = kernel.call(main, "poll", [[sentinel], null]);
  kernel.call(kernel.processes.get(pid), "exit", [3]);
  assert.deepEqual(await wait, [sentinel]);
  assert.deepEqual(await kernel.call(main, "reap", [pid, null]), [pid, 3]);
});

test("a process that is ended lets go of all that it held", async () => {
  const { kernel, main } = make();
  const [reads, writes] = kernel.call(main, "pipe", [false]);
  const [pid] = kernel.call(main, "start", ["child", [writes]]);
  kernel.call(main, "kill", [pid, 9]);
  await assert.rejects(kernel.call(main, "receive", [reads]), { code: "EOF" });
});

test("a duplicate outlives the handle that it is of", async () => {
  const { kernel, main } = make();
  const [reads, writes] = kernel.call(main, "pipe", [false]);
  const other = kernel.call(main, "duplicate", [writes]);
  kernel.call(main, "start", ["child", [other]]);
  kernel.call(main, "close", [writes]);
  kernel.call(main, "send", [other], new Uint8Array(1));
  assert.equal((await kernel.call(main, "receive", [reads])).bytes.length, 1);
});

test("who sends more than a pipe holds waits until it is read", async () => {
  const { kernel, main } = make();
  const [reads, writes] = kernel.call(main, "pipe", [false]);
  let sent = false;
  const sending = kernel.call(main, "send", [writes], new Uint8Array(100_000)).then(() => (sent = true));
  await new Promise(setImmediate);
  assert.equal(sent, false);
  await kernel.call(main, "receive", [reads]);
  assert.equal(await sending, true);
});

test("a semaphore that is given back goes to who waits", async () => {
  const { kernel, main } = make();
  const handle = kernel.call(main, "semaphore", [0]);
  const wait = kernel.call(main, "acquire", [handle, null]);
  kernel.call(main, "release", [handle]);
  assert.equal(await wait, true);
  assert.equal(kernel.call(main, "value", [handle]), 0);
});

test("who waits for a semaphore and is ended takes nothing", async () => {
  const { kernel, main } = make();
  const handle = kernel.call(main, "semaphore", [0]);
  const [pid] = kernel.call(main, "start", ["child", []]);
  kernel.call(kernel.processes.get(pid), "acquire", [handle, null]);
  kernel.call(main, "kill", [pid, 9]);
  kernel.call(main, "release", [handle]);
  assert.equal(kernel.call(main, "value", [handle]), 1);
});

test("a signal ends a process, unless it has a handler for it", () => {
  const { kernel, main, asked } = make();
  const [pid] = kernel.call(main, "start", ["child", []]);
  const child = kernel.processes.get(pid);
  kernel.call(child, "handle", [15, "deliver"]);
  kernel.call(main, "kill", [pid, 15]);
  assert.deepEqual(asked.at(-1), ["deliver", pid, 15]);
  kernel.call(child, "handle", [15, "end"]);
  kernel.call(main, "kill", [pid, 15]);
  assert.equal(child.code, -15);
});

test("a line that was typed before it is asked for is not lost", async () => {
  const { kernel, main, asked } = make();
  kernel.type("first");
  assert.equal(await kernel.call(main, "ask", []), "first");
  const wait = kernel.call(main, "ask", []);
  assert.equal(asked.at(-1)[0], "asks");
  assert.equal(kernel.asking, 1);
  kernel.type("second");
  assert.equal(await wait, "second");
  assert.equal(kernel.asking, 0);
});

test("a process that has ended is not listened to", () => {
  const { kernel, main } = make();
  kernel.exit(main, 0);
  assert.throws(() => kernel.call(main, "pipe", [true]), { code: "ENOSYS" });
});

test("no call has the name of what every object has", () => {
  const { kernel, main } = make();
  assert.throws(() => kernel.call(main, "constructor", []), { code: "ENOSYS" });
});

test("more processes than there may be are refused as by an operating system", () => {
  const { kernel, main } = make(1);
  assert.throws(() => kernel.call(main, "start", ["child", []]), { code: "EAGAIN" });
});
