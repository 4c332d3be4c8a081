// Workers with an interpreter that are warm before anybody needs them, and the one that
// does the book's own work: it composes recordings, judges them and draws.

const BASE = new URL("../", import.meta.url);
const origin = performance.timeOrigin;

export class Pool {
  #warm = [];
  #desk = null;
  #asked = new Map();
  #last = 0;

  constructor({ progress = () => {} } = {}) {
    this.progress = progress;
  }

  /** Fetch what an interpreter is made of, and boot so many. */
  async prepare(warm) {
    const get = (name) => fetch(new URL(name, BASE));
    const [module, packages, snapshot] = await Promise.all([
      WebAssembly.compileStreaming(get("pyodide/pyodide.asm.wasm")),
      get("python.zip").then((found) => found.arrayBuffer()),
      get("snapshot.bin").then((found) => (found.ok ? found.arrayBuffer() : null)),
    ]);
    Object.assign(this, { module, packages, snapshot });
    await Promise.all(this.fill(warm));
  }

  /** Boot until so many are warm; promises of those. */
  fill(count) {
    while (this.#warm.length < count) this.#warm.push(this.boot());
    return this.#warm;
  }

  /** A promise of a worker that is nobody's yet. */
  take() {
    return this.#warm.shift() ?? this.boot();
  }

  async boot({ make = false } = {}) {
    const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
    const ready = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.failed) reject(new Error(data.failed));
        if (data.snapshot) worker.snapshot = data.snapshot;
        if (data.ready) resolve();
      };
      worker.onerror = (event) => reject(new Error(event.message));
    });
    const { module, packages, snapshot } = this;
    worker.postMessage({ do: "boot", module, packages, snapshot: make ? null : snapshot, make, origin });
    await ready;
    return worker;
  }

  /** Have a function of the book's own called, by name: {value} or {error}. */
  async serve(name, args) {
    this.#desk ??= this.#openDesk();
    const desk = await this.#desk;
    const id = ++this.#last;
    return new Promise((answer) => {
      this.#asked.set(id, answer);
      desk.postMessage({ do: "serve", id, name, args });
    });
  }

  async #openDesk() {
    const worker = await this.boot();
    worker.onmessage = ({ data }) => {
      this.#asked.get(data.served)?.(data);
      this.#asked.delete(data.served);
    };
    return worker;
  }
}
