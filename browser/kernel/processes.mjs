// The table of processes: who started whom, who lives, and what the others ended with.

import { Refusal } from "./refusal.mjs";
import { makeHandling } from "./signals.mjs";

export class Processes {
  #table = new Map();
  #next = 1000;
  #most;

  /** At most so many live at once, as with `ulimit -u`. */
  constructor(most) {
    this.#most = most;
  }

  /** A new entry. Its sentinel is a handle that is ready once the process has ended. */
  add(parent, sentinel) {
    if (this.living.length >= this.#most) throw new Refusal("EAGAIN");
    const pid = this.#next++;
    const process = { pid, parent, sentinel, code: null, reaped: false };
    Object.assign(process, { number: this.#table.size, handles: new Set(), handling: makeHandling() });
    this.#table.set(pid, process);
    return process;
  }

  get(pid) {
    const process = this.#table.get(pid);
    if (!process) throw new Refusal("ESRCH");
    return process;
  }

  get living() {
    return [...this.#table.values()].filter((process) => process.code === null);
  }

  findBySentinel(handle) {
    return [...this.#table.values()].find((process) => process.sentinel === handle);
  }

  /** [pid, code] of a child of this parent that has ended; undefined while it runs.
   *
   * The child is that of a number, or any if the number is -1. Its end is told once.
   */
  reap(parent, pid) {
    const children = [...this.#table.values()].filter(
      (child) => child.parent === parent && !child.reaped && (pid === -1 || child.pid === pid),
    );
    if (children.length === 0) throw new Refusal("ECHILD");
    const ended = children.find((child) => child.code !== null);
    if (!ended) return undefined;
    ended.reaped = true;
    return [ended.pid, ended.code];
  }
}
