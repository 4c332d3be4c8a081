// The machine that runs scripts, as the page uses it.

const WARM = 3; // two processes and the one that starts them

export async function prepareSystem({ base, progress = () => {}, warm = WARM }) {
  const worker = new Worker(new URL("system.mjs", base), { type: "module" });
  const system = new System(worker, progress);
  await system.prepare(warm);
  return system;
}

class System {
  #runs = new Map(); // by number, those that have not ended
  #calls = new Map();
  #last = 0;

  constructor(worker, progress) {
    this.worker = worker;
    worker.onmessage = ({ data }) => this.#hear(data);
    this.progress = progress;
  }

  prepare(warm) {
    return new Promise((resolve, reject) => {
      this.prepared = resolve;
      this.refused = (message) => reject(new Error(message));
      this.worker.onerror = ({ message }) => this.refused(message);
      this.worker.postMessage({ do: "prepare", warm });
    });
  }

  run({ output, asks = () => {}, ended, ...order }) {
    const run = ++this.#last;
    this.#runs.set(run, { output, asks, ended });
    this.worker.postMessage({ do: "run", run, order });
    return {
      answer: (line) => this.worker.postMessage({ do: "answer", run, line }),
      stop: (why) => this.worker.postMessage({ do: "stop", run, why }),
      peek: () => this.#ask({ do: "peek", run }),
    };
  }

  /** What a function of the book's own gives, by its name. */
  call(name, args) {
    return this.#ask({ do: "call", name, args });
  }

  #ask(message) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { resolve, reject });
      this.worker.postMessage({ ...message, id });
    });
  }

  close() {
    this.worker.terminate();
  }

  #hear(data) {
    if (data.prepared) this.prepared();
    if (data.refused) this.refused(data.refused);
    if (data.progress) this.progress(data.progress);
    if (data.called) this.#settle(data);
    if (data.run) this.#tell(data);
  }

  #tell({ run, told }) {
    const heard = this.#runs.get(run);
    for (const one of told) {
      for (const [what, facts] of Object.entries(one)) heard?.[what](facts);
      if (one.ended) this.#runs.delete(run);
    }
  }

  #settle({ called, value, error }) {
    const { resolve, reject } = this.#calls.get(called);
    this.#calls.delete(called);
    if (error) reject(new Error(error));
    else resolve(value);
  }
}
