// What a process may ask the kernel for, by name. Each call is made with the kernel as
// `this`, and gives {value, bytes}, a plain value, or a promise of one.

import { decide } from "./signals.mjs";

export const CALLS = {
  // processes
  start(process, [name, handles], payload) {
    const child = this.start(process.pid, payload);
    for (const handle of handles) this.own(child, handle);
    return [child.pid, child.sentinel];
  },
  reap(process, [pid, seconds]) {
    return this.waits.until(process, () => this.processes.reap(process.pid, pid), seconds);
  },
  kill(process, [pid, number]) {
    const other = this.processes.get(pid);
    if (other.code !== null) return null;
    const what = decide(number, other.handling);
    if (what === "end") this.exit(other, -number);
    if (what === "deliver") this.outside.deliver(other, number);
    return null;
  },
  handle(process, [number, wish]) {
    process.handling.set(number, wish);
    return null;
  },
  exit(process, [code]) {
    this.exit(process, code);
    return null;
  },

  // pipes
  pipe(process, [duplex]) {
    return this.pipes.open(duplex).map((handle) => this.own(process, handle));
  },
  duplicate(process, [handle]) {
    return this.pipes.duplicate(handle); // of whoever adopts it
  },
  adopt(process, [handle]) {
    this.own(process, handle);
    return null;
  },
  close(process, [handle]) {
    process.handles.delete(handle);
    this.pipes.close(handle);
    this.waits.wake();
    return null;
  },
  async send(process, [handle], message) {
    await this.waits.until(process, () => this.pipes.put(handle, message));
    this.waits.wake();
    return this.waits.until(process, () => this.pipes.isThrough(handle, message));
  },
  async receive(process, [handle]) {
    const bytes = await this.waits.until(process, () => this.pipes.receive(handle));
    this.waits.wake(); // there is room again
    return { value: null, bytes };
  },
  poll(process, [handles, seconds]) {
    const ready = () => {
      const found = handles.filter((handle) => this.isReady(handle));
      return found.length ? found : undefined;
    };
    return this.waits.until(process, ready, seconds);
  },

  // addresses
  listen(process, [address]) {
    return this.listeners.open(address);
  },
  async accept(process, [address]) {
    const accept = () => this.listeners.accept(address);
    return this.own(process, await this.waits.until(process, accept));
  },
  connect(process, [address]) {
    const handle = this.own(process, this.listeners.connect(address));
    this.waits.wake();
    return handle;
  },
  unlisten(process, [address]) {
    this.listeners.close(address);
    this.waits.wake();
    return null;
  },

  // semaphores
  semaphore(process, [value]) {
    return this.semaphores.open(value);
  },
  acquire(process, [handle, seconds]) {
    return this.waits.until(process, () => this.semaphores.acquire(handle), seconds);
  },
  release(process, [handle]) {
    this.semaphores.release(handle);
    this.waits.wake();
    return null;
  },
  value(process, [handle]) {
    return this.semaphores.value(handle);
  },

  // memory
  allocate(process, [size]) {
    return this.memory.open(size);
  },
  read(process, [handle, offset, size]) {
    return { value: null, bytes: this.memory.read(handle, offset, size) };
  },
  write(process, [handle, offset], bytes) {
    this.memory.write(handle, offset, bytes);
    return null;
  },

  // the terminal
  print(process, [stream], bytes) {
    this.outside.output(process, stream, bytes);
    return null;
  },
  note(process, [log], bytes) {
    this.outside.note(process, log, bytes);
    return null;
  },
  async ask(process) {
    this.outside.asks(process);
    this.asking += 1;
    const line = await this.waits.until(process, () => this.takeLine());
    this.asking -= 1;
    return line;
  },
};
