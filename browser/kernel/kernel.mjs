// The operating system of one run: what a process may ask for, and what comes of it.
//
// It knows no worker and no page. Who makes one says how a process is started, ended
// and given a signal (`start`, `end`, `deliver`), and is told what is printed, what is
// observed and when the script waits for input (`output`, `note`, `asks`).

import { CALLS } from "./calls.mjs";
import { Listeners } from "./listeners.mjs";
import { Memory } from "./memory.mjs";
import { Pipes } from "./pipes.mjs";
import { Processes } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";
import { Semaphores } from "./semaphores.mjs";
import { Waits } from "./waits.mjs";

export class Kernel {
  #lines = []; // that were typed, and not yet read
  asking = 0; // threads that wait for one

  constructor({ outside, most = 64 }) {
    let last = 100;
    const next = () => ++last;
    this.outside = outside;
    this.next = next;
    this.waits = new Waits();
    this.pipes = new Pipes(next);
    this.semaphores = new Semaphores(next);
    this.listeners = new Listeners(this.pipes, next);
    this.memory = new Memory(next);
    this.processes = new Processes(most);
  }

  /** Start a process that runs what `payload` says, as a child of that number. */
  start(parent, payload) {
    const process = this.processes.add(parent, this.next());
    this.outside.start(process, payload);
    return process;
  }

  /** A process has ended, by itself or by force: all that it held is let go. */
  exit(process, code) {
    if (process.code !== null) return;
    process.code = code;
    this.outside.end(process);
    this.waits.forget(process);
    for (const handle of process.handles) this.pipes.close(handle);
    this.waits.wake();
  }

  /** A line was typed. */
  type(line) {
    this.#lines.push(line);
    this.waits.wake();
  }

  /** What a process asks for by name: {value, bytes}, or a promise of it.
   *
   * Throws a Refusal, or rejects with one.
   */
  call(process, name, args, bytes) {
    if (process.code !== null || !Object.hasOwn(CALLS, name)) throw new Refusal("ENOSYS");
    return CALLS[name].call(this, process, args, bytes);
  }

  own(process, handle) {
    process.handles.add(handle);
    return handle;
  }

  isReady(handle) {
    const process = this.processes.findBySentinel(handle);
    return process ? process.code !== null : this.pipes.isReady(handle);
  }

  takeLine() {
    return this.#lines.shift();
  }
}
