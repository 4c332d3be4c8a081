// Addresses at which a process listens, as a manager does, and who has called there.

import { Refusal } from "./refusal.mjs";

export class Listeners {
  #listeners = new Map(); // by address: the handles of callers not yet accepted
  #pipes;
  #next;

  constructor(pipes, next) {
    this.#pipes = pipes;
    this.#next = next;
  }

  /** The address, a new one if none is given. */
  open(address) {
    const own = address ?? `browser-${this.#next()}`;
    if (this.#listeners.has(own)) throw new Refusal("EADDRINUSE");
    this.#listeners.set(own, []);
    return own;
  }

  close(address) {
    for (const caller of this.#listeners.get(address) ?? []) this.#pipes.close(caller);
    this.#listeners.delete(address);
  }

  /** The caller's handle of a new connection, whose other one waits to be accepted. */
  connect(address) {
    const callers = this.#listeners.get(address);
    if (!callers) throw new Refusal("ECONNREFUSED");
    const [here, there] = this.#pipes.open(true);
    callers.push(there);
    return here;
  }

  /** A handle of the connection to the next caller, undefined while there is none. */
  accept(address) {
    const callers = this.#listeners.get(address);
    if (!callers) throw new Refusal("EBADF");
    return callers.shift();
  }
}
