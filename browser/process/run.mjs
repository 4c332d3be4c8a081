// One run of a script: a kernel, the workers that are its processes, and what the page
// is told of it.

const MOST_OUTPUT = 1_000_000; // bytes, as a terminal's scroll-back

export class Run {
  #workers = new Map(); // by process, once it has one
  #logs = new Map(); // by the name of a file: what the observer wrote
  #shown = { out: [], err: [] }; // [seconds, bytes]
  #printed = 0;
  #over = false;

  constructor(Kernel, pool, order, tell) {
    Object.assign(this, { pool, order, tell });
    this.kernel = new Kernel({ outside: this, most: order.most ?? 24 });
  }

  begin() {
    this.main = this.kernel.start(0, null);
  }

  answer(line) {
    this.kernel.type(line);
  }

  stop(why = "stopped") {
    this.why ??= why;
    for (const process of this.kernel.processes.living) this.kernel.exit(process, -9);
  }

  // What the kernel asks of the world outside it.

  async start(process, payload) {
    const worker = await this.pool.take();
    if (process.code !== null) return worker.terminate();
    this.#workers.set(process, worker);
    worker.onmessage = ({ data }) => this.#hear(process, data);
    worker.onerror = ({ message }) => this.#fail(process, message);
    worker.postMessage({ do: "begin", role: this.#describe(process), files: this.order.files, payload });
  }

  end(process) {
    this.#workers.get(process)?.terminate();
    this.#workers.delete(process);
    if (this.kernel.processes.living.length === 0) queueMicrotask(() => this.#finish());
  }

  deliver(process, number) {
    this.#workers.get(process)?.postMessage({ do: "signal", number });
  }

  output(process, stream, bytes) {
    const time = performance.now() / 1000;
    this.#shown[stream].push([time, bytes]);
    this.#printed += bytes.length;
    const text = new TextDecoder().decode(bytes);
    this.tell({ output: { stream, text, pid: process.pid, time } });
    if (this.#printed > MOST_OUTPUT) this.stop(`printed more than ${MOST_OUTPUT} bytes`);
  }

  note(process, log, bytes) {
    if (!this.#logs.has(log)) this.#logs.set(log, []);
    this.#logs.get(log).push(bytes);
    this.tell({ event: { log, bytes } });
  }

  asks() {
    this.tell({ asks: true });
  }

  #describe(process) {
    const { command, folder = "/home/reader", environ = {}, cpus } = this.order;
    const parent = process.parent ? this.kernel.processes.get(process.parent) : null;
    return {
      pid: process.pid,
      parent: process.parent,
      parentSentinel: parent?.sentinel ?? null,
      cpus: cpus ?? navigator.hardwareConcurrency,
      command: parent ? ["-c", "multiprocessing", "--multiprocessing-fork"] : command.slice(1),
      folder,
      environ,
    };
  }

  /** A worker's message: a call of the kernel, which is answered unless id is 0. */
  async #hear(process, { call, args, bytes, id, failed }) {
    if (failed) return this.#fail(process, failed);
    let answer;
    try {
      const given = await this.kernel.call(process, call, args, bytes);
      answer = given?.bytes ? given : { value: given };
    } catch (refusal) {
      answer = { error: refusal.code ?? String(refusal) };
    }
    if (id) this.#workers.get(process)?.postMessage({ do: "answer", id, ...answer });
  }

  #fail(process, message) {
    this.output(process, "err", new TextEncoder().encode(`${message}\n`));
    this.kernel.exit(process, 1);
  }

  async #finish() {
    if (this.#over || this.kernel.processes.living.length) return;
    this.#over = true;
    const code = this.main.code;
    this.tell({ ended: { code: code < 0 ? 128 - code : code, why: this.why ?? "" } });
  }
}
