// Pipes of whole messages. A pipe has two ends, and each end any number of handles:
// it is closed once the last of them is, as a file descriptor that was inherited is.

import { Refusal } from "./refusal.mjs";

// As many bytes wait in a pipe as Linux lets wait in one; who sends more, waits. A
// message that is larger has to be alone in it, and be taken before its sender goes on.
const ROOM = 65536;

class Pipe {
  messages = [];
  bytes = 0;
  readers = 0;
  writers = 0;

  get ended() {
    return this.messages.length === 0 && this.writers === 0;
  }

  hasRoom(size) {
    return this.bytes === 0 || this.bytes + size <= ROOM;
  }

  put(message) {
    this.messages.push(message);
    this.bytes += message.length;
  }

  take() {
    const message = this.messages.shift();
    this.bytes -= message.length;
    return message;
  }
}

export class Pipes {
  #ends = new Map(); // by handle: the pipe that it reads, and the one that it writes
  #next;

  constructor(next) {
    this.#next = next;
  }

  /** The two handles of a new pipe, which is one for each direction if `duplex`. */
  open(duplex) {
    const there = new Pipe();
    const back = duplex ? new Pipe() : null;
    return [this.#add(there, back), this.#add(back, there)];
  }

  #add(reads, writes) {
    const handle = this.#next();
    this.#ends.set(handle, { reads, writes });
    if (reads) reads.readers += 1;
    if (writes) writes.writers += 1;
    return handle;
  }

  /** One more handle of the same end: what is passed to another process. */
  duplicate(handle) {
    const { reads, writes } = this.#get(handle);
    return this.#add(reads, writes);
  }

  close(handle) {
    const end = this.#ends.get(handle);
    if (!end) return;
    this.#ends.delete(handle);
    if (end.reads) end.reads.readers -= 1;
    if (end.writes) end.writes.writers -= 1;
  }

  has(handle) {
    return this.#ends.has(handle);
  }

  /** True once it is in the pipe, undefined for as long as there is no room. */
  put(handle, message) {
    const pipe = this.#get(handle).writes;
    if (!pipe) throw new Refusal("EBADF");
    if (pipe.readers === 0) throw new Refusal("EPIPE");
    if (!pipe.hasRoom(message.length)) return undefined;
    pipe.put(message);
    return true;
  }

  /** True once what was put there fits, undefined until a reader has taken enough. */
  isThrough(handle, message) {
    const pipe = this.#get(handle).writes;
    if (message.length <= ROOM || !pipe.messages.includes(message)) return true;
    if (pipe.readers === 0) throw new Refusal("EPIPE");
    return undefined;
  }

  /** The next message, undefined for as long as there is none. */
  receive(handle) {
    const pipe = this.#get(handle).reads;
    if (!pipe) throw new Refusal("EBADF");
    if (pipe.ended) throw new Refusal("EOF");
    return pipe.messages.length ? pipe.take() : undefined;
  }

  /** Whether to receive would not wait: a message is there, or none will ever be. */
  isReady(handle) {
    const pipe = this.#ends.get(handle)?.reads;
    return !pipe || pipe.messages.length > 0 || pipe.ended;
  }

  #get(handle) {
    const end = this.#ends.get(handle);
    if (!end) throw new Refusal("EBADF");
    return end;
  }
}
