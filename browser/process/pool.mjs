// Workers with an interpreter that are warm before anybody needs them, and the one that
// does the book's own work: it composes recordings, judges them and draws.

import { fetchPacked, fetchPlain, makeTally } from "./fetch.mjs";

const MOST_WARM = 12; // of which each has some 60 MB
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
    const tell = makeTally(this.progress);
    const [module, snapshot] = await Promise.all([
      fetchPacked("pyodide/pyodide.asm.wasm", "application/wasm", tell).then((found) =>
        WebAssembly.compileStreaming(found),
      ),
      fetchPacked("snapshot.bin", "application/octet-stream", tell).then((found) =>
        found?.blob(),
      ),
    ]);
    Object.assign(this, { module, snapshot });
    if (!snapshot) this.packages = await this.#fetchPackages(tell);
    this.progress({ loaded: 0, total: 0, what: "Starting…" });
    this.enough = warm;
    await Promise.all(this.fill());
    this.#desk ??= this.#openDesk();
  }

  /** Boot until enough are warm, or those that are expected; promises of those. */
  fill(expected = 0) {
    const wanted = Math.min(Math.max(this.enough, expected), MOST_WARM);
    while (this.#warm.length < wanted) this.#warm.push(this.boot());
    return this.#warm;
  }

  /** A promise of a worker that is nobody's yet. */
  take() {
    return this.#warm.shift() ?? this.boot();
  }

  async #fetchPackages(tell = () => {}) {
    const found = await fetchPlain("python.zip", "application/zip", tell);
    return found.arrayBuffer();
  }

  async boot({ make = false, packages = this.packages } = {}) {
    const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
    const ready = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.failed) reject(new Error(data.failed));
        if (data.snapshot) worker.snapshot = data.snapshot;
        if (data.ready) resolve();
      };
      worker.onerror = (event) => {
        event.preventDefault(); // told below
        reject(new Error(event.message));
      };
    });
    const { module, snapshot } = this;
    const order = { module, packages, snapshot: make ? null : snapshot, make, origin };
    worker.postMessage({ do: "boot", ...order });
    await ready;
    return worker;
  }

  /** Have a function of the book's own called, by name: {value} or {error}. */
  async serve(name, args, files = {}) {
    this.#desk ??= this.#openDesk();
    const desk = await this.#desk;
    const id = ++this.#last;
    return new Promise((answer) => {
      this.#asked.set(id, answer);
      desk.postMessage({ do: "serve", id, name, args, files });
    });
  }

  async #openDesk() {
    // In the snapshot is what a process needs, and not what judges one.
    const worker = await this.boot({ packages: await this.#fetchPackages() });
    worker.onmessage = ({ data }) => {
      this.#asked.get(data.served)?.(data);
      this.#asked.delete(data.served);
    };
    return worker;
  }
}
