// Boot an interpreter: from a snapshot of its memory in less than half the time, or
// from nothing where there is none or this engine cannot load it.

import { loadPyodide } from "../pyodide/pyodide.mjs";

const PACKAGES = "/lib/python3.14/site-packages";
const INSTALL = "from _machine import install; install.install(); import _machine.start";

export async function boot({ module, packages, snapshot, make }) {
  share(module);
  const options = { indexURL: new URL("../pyodide/", import.meta.url).href };
  if (make) options._makeSnapshot = true;
  if (snapshot) options._loadSnapshot = await readBlob(snapshot);
  const python = await loadPyodide(options);
  release(python, options);
  if (packages) python.unpackArchive(packages, "zip", { extractDir: PACKAGES });
  if (!snapshot) python.runPython(INSTALL);
  if (make) wipe(python._module);
  return python;
}

// What booting has freed still lies in memory, and in a snapshot each reader would fetch
// it: half a megabyte, packed. So take all that is free, in ever smaller pieces, and put
// zeros there; a piece behind the first, which is larger than any hole, is no hole.
function wipe(memory) {
  const { _malloc, _free } = memory;
  const end = _malloc(1 << 20);
  const held = [end];
  for (let size = 1 << 19; size >= 16; size /= 2) {
    let place = _malloc(size);
    for (; place < end; place = _malloc(size)) {
      memory.HEAPU8.fill(0, place, place + size);
      held.push(place);
    }
    held.push(place);
  }
  held.forEach(_free);
}

// Compiled once for all workers, not once in each: the loader, which would fetch and
// compile it by itself, is given that.
function share(module) {
  const { fetch } = self;
  const known = (asked) => String(asked).endsWith("/pyodide.asm.wasm");
  self.fetch = (asked, ...how) => (known(asked) ? Promise.resolve(new Response()) : fetch(asked, ...how));
  WebAssembly.instantiateStreaming = async (_, imports) => {
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

// The loader keeps the snapshot, 31 MB in each worker, though nobody reads it again; and
// what is not kept would wait for a collection that an idle worker has no cause to do.
function release(python, options) {
  options._loadSnapshot?.transfer?.(0);
  delete options._loadSnapshot;
  if (python._api?.config) python._api.config._loadSnapshot = undefined;
}

// Piece by piece: of what comes whole, in a message or from a blob, Chromium keeps a
// copy that only a collection frees.
async function readBlob(blob) {
  const whole = new Uint8Array(blob.size);
  let place = 0;
  for await (const piece of blob.stream()) {
    whole.set(piece, place);
    place += piece.length;
  }
  return whole.buffer;
}
