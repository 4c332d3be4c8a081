// One run of a script: a kernel, the workers that are its processes, and what the page
// is told of it.

import { listLines } from "./lines.mjs";
import { Observed } from "./observed.mjs";
import { watchForQuiet } from "./quiet.mjs";

export const FOLDER = "/book"; // in which a script finds its files
const MOST_OUTPUT = 1_000_000; // bytes: as much as anybody scrolls back
const MOST_PROCESSES = 24; // at once, the main one among them
const GRACE = 2000; // milliseconds that others may outlive the main process

export class Run {
  #workers = new Map(); // by process, once it has one
  #observed = new Observed();
  #shown = { out: [], err: [] }; // [seconds, bytes]
  #printed = 0;
  #incidents = [];
  #over = false;

  constructor(Kernel, pool, order, tell) {
    Object.assign(this, { pool, order, tell, hung: [], quiet: null });
    this.kernel = new Kernel({ outside: this, most: order.most ?? MOST_PROCESSES });
  }

  /** Begin as soon as so many interpreters are warm as processes are expected. */
  async begin() {
    await Promise.all(this.pool.fill(this.order.processes));
    if (this.#over) return this.tell({ ended: { code: 137, why: this.why, recording: null } });
    this.main = this.kernel.start(0, null);
    this.watch = watchForQuiet(this);
  }

  answer(line) {
    this.kernel.type(line);
  }

  /** End all of it; `why` is for the reader, `incident` for the recording. */
  stop(why = "stopped", incident = why) {
    if (!this.main) this.#over = true;
    if (!this.hung.length) this.#incidents.push(incident);
    this.why ??= why;
    for (const process of this.kernel.processes.living) this.kernel.exit(process, -9);
  }

  /** The recording of what was observed until now. */
  async peek() {
    return (await this.#compose(now())).value;
  }

  get workers() {
    return [...this.#workers.values()];
  }

  // What the kernel asks of the world outside it.

  async start(process, payload) {
    const since = now();
    const worker = await this.pool.take();
    if (process.code !== null) return worker.terminate();
    this.#workers.set(process, worker);
    worker.onmessage = ({ data }) => this.#hear(process, worker, data);
    worker.onerror = (event) => this.#hearError(process, event);
    const { files } = this.order;
    worker.postMessage({ do: "begin", role: this.#describe(process, since), files, payload });
  }

  end(process) {
    this.#workers.get(process)?.terminate();
    this.#workers.delete(process);
    this.watch.change();
    const { living } = this.kernel.processes;
    if (living.length === 0) queueMicrotask(() => this.#finish());
    else if (process === this.main) setTimeout(() => this.#endOthers(), GRACE);
  }

  deliver(process, number) {
    this.#workers.get(process)?.postMessage({ do: "signal", number });
  }

  output(process, stream, bytes) {
    const time = now();
    this.#shown[stream].push([time, bytes]);
    this.#printed += bytes.length;
    const { pid, number } = process;
    const text = new TextDecoder().decode(bytes);
    const thread = this.#observed.findWriter(process);
    this.tell({ output: { stream, text, pid, process: number, thread, time } });
    const most = `printed more than ${MOST_OUTPUT.toLocaleString("en")} bytes`;
    if (this.#printed > MOST_OUTPUT) this.stop(`It ${most}, and was ended.`, most);
  }

  note(process, log, bytes) {
    this.#observed.add(process, log, bytes);
  }

  asks() {
    this.tell({ asks: true });
  }

  #describe(process, since) {
    const { command, environ = {}, cpus = navigator.hardwareConcurrency } = this.order;
    const parent = process.parent ? this.kernel.processes.get(process.parent) : null;
    return {
      pid: process.pid,
      parent: process.parent,
      parentSentinel: parent?.sentinel ?? null,
      cpus,
      command: parent ? ["-c", "multiprocessing", "--multiprocessing-fork"] : command.slice(1),
      since,
      script: command[1],
      folder: FOLDER,
      environ,
    };
  }

  /** A worker's message: a call of the kernel, which is answered unless id is 0. */
  async #hear(process, worker, { call, args, bytes, id, failed, looked }) {
    if (failed) return this.#fail(process, failed);
    if (looked) return this.watch.hear(worker, looked);
    this.watch.change();
    let answer;
    try {
      const given = await this.kernel.call(process, call, args, bytes);
      answer = given?.bytes ? given : { value: given };
    } catch (refusal) {
      answer = { error: refusal.code ?? String(refusal) };
    }
    if (id && process.code === null) worker.postMessage({ do: "answer", id, ...answer });
  }

  /** What a worker threw is told here, and not by the page around us. */
  #hearError(process, event) {
    event.preventDefault();
    this.#fail(process, event.message);
  }

  #fail(process, message) {
    if (process.code !== null) return; // ended in the middle of a call, which then throws
    this.output(process, "err", new TextEncoder().encode(`${message}\n`));
    this.kernel.exit(process, 1);
  }

  #endOthers() {
    const names = this.kernel.processes.living.map((process) => process.pid);
    if (!names.length) return;
    this.#incidents.push(...names.map((pid) => `left behind: process ${pid}`));
    for (const process of this.kernel.processes.living) this.kernel.exit(process, -9);
  }

  async #finish() {
    if (this.#over || this.kernel.processes.living.length) return;
    this.#over = true;
    this.watch.close();
    this.pool.fill(); // for the next run
    const { code } = this.main;
    const cut = this.why && !this.hung.length;
    const { value: recording, error } = await this.#compose(cut ? now() : null);
    const why = this.why ?? error ?? "";
    this.tell({ ended: { code: code < 0 ? 128 - code : code, why, recording } });
  }

  // A run that is not over, or was cut off, is drawn `until` then.
  #compose(until) {
    const told = {
      lines: listLines(this.#shown.out),
      errors: listLines(this.#shown.err),
      code: this.hung.length ? 0 : (this.main?.code ?? 0),
      incidents: this.#incidents,
      ended: this.quiet,
      until,
      hung: this.hung,
      cores: navigator.hardwareConcurrency,
    };
    return this.pool.serve("_machine.desk.record", told, this.#observed.collect("/desk"));
  }
}

function now() {
  return performance.now() / 1000; // seconds, by the clock of all workers
}
