// One interpreter. It boots when it is told to and then waits, warm, to become a
// process; once it is one, it is never another.

import { boot } from "./boot.mjs";
import { Bridge } from "./bridge.mjs";
import { setClock } from "./clock.mjs";
import { mountLog } from "./log.mjs";
import { switchThreads } from "./switching.mjs";

let python;
const bridge = new Bridge();
globalThis.bridge = bridge;

const ACTIONS = {
  async boot(order) {
    setClock(order.origin);
    python = await boot(order);
    const snapshot = order.make ? python.makeMemorySnapshot() : undefined;
    postMessage({ ready: true, snapshot }, snapshot ? [snapshot.buffer] : []);
  },

  /** Become a process: the main one, which has a command, or a child. */
  async begin({ role, files, payload }) {
    for (const [name, text] of Object.entries(files)) write(`${role.folder}/${name}`, text);
    connectStreams(python);
    mountLog(python, bridge);
    switchThreads(python, bridge);
    python.globals.set("role", python.toPy(role));
    python.globals.set("payload", payload);
    // Not in the task that runs the script: its turn begins with the task.
    python.runPython("from _machine import start; start.begin(role)");
    const code = await python.runPythonAsync("start.run(role, payload)");
    bridge.post("exit", JSON.stringify([code]));
  },

  /** Call a function of the book's own, by name, with arguments as JSON. */
  async serve({ id, name, args, files }) {
    for (const [path, bytes] of Object.entries(files)) write(path, bytes);
    const [, module, function_] = name.match(/(.*)\.(.*)/);
    try {
      const call = python.pyimport(module)[function_];
      postMessage({ served: id, value: JSON.parse(call(JSON.stringify(args))) });
    } catch (error) {
      postMessage({ served: id, error: String(error.message ?? error) });
    }
  },

  /** Tell what this process waits for: a worker that computes does not come to it. */
  look() {
    const places = JSON.parse(python.runPython("from _machine import stack; stack.tell()"));
    postMessage({ looked: { timers: bridge.timers, places } });
  },

  answer: (message) => bridge.answer(message),
  signal: ({ number }) => bridge.signal(number),
};

self.onmessage = async ({ data }) => {
  try {
    await ACTIONS[data.do](data);
  } catch (error) {
    postMessage({ failed: String(error?.stack ?? error) });
  }
};

function write(path, text) {
  python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  python.FS.writeFile(path, text);
}

function connectStreams(python) {
  const send = (stream) => ({
    write(bytes) {
      bridge.post("print", `["${stream}"]`, bytes.slice());
      return bytes.length;
    },
    isatty: true,
  });
  python.setStdout(send("out"));
  python.setStderr(send("err"));
}
