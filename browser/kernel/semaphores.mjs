// Counting semaphores, of which `multiprocessing` makes its locks, events and barriers.

import { Refusal } from "./refusal.mjs";

export class Semaphores {
  #values = new Map();
  #next;

  constructor(next) {
    this.#next = next;
  }

  open(value) {
    const handle = this.#next();
    this.#values.set(handle, value);
    return handle;
  }

  /** True if it could be taken, undefined for as long as it is 0. */
  acquire(handle) {
    const value = this.value(handle);
    if (value === 0) return undefined;
    this.#values.set(handle, value - 1);
    return true;
  }

  release(handle) {
    this.#values.set(handle, this.value(handle) + 1);
  }

  value(handle) {
    if (!this.#values.has(handle)) throw new Refusal("EINVAL");
    return this.#values.get(handle);
  }
}
