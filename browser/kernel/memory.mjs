// Blocks of bytes that processes share: what `Value` and `Array` are kept in. No two
// workers of a page share memory, unless it is served with headers that few sites
// have, so each access is a call.

import { Refusal } from "./refusal.mjs";

export class Memory {
  #blocks = new Map();
  #next;

  constructor(next) {
    this.#next = next;
  }

  open(size) {
    const handle = this.#next();
    this.#blocks.set(handle, new Uint8Array(size));
    return handle;
  }

  read(handle, offset, size) {
    return this.#get(handle).slice(offset, offset + size);
  }

  write(handle, offset, bytes) {
    this.#get(handle).set(bytes, offset);
  }

  #get(handle) {
    const block = this.#blocks.get(handle);
    if (!block) throw new Refusal("EINVAL");
    return block;
  }
}
