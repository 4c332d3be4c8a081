// Boot an interpreter: from a snapshot of its memory in less than half the time, or
// from nothing where there is none or this engine cannot load it.

import { loadPyodide } from "../pyodide/pyodide.mjs";

const PACKAGES = "/lib/python3.14/site-packages";
const INSTALL = "from _machine import install; install.install(); import _machine.start";

export async function boot({ module, packages, snapshot, make }) {
  const options = {
    indexURL: new URL("../pyodide/", import.meta.url).href,
    // Compiled once for all workers, not once in each.
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(module, imports).then((instance) => done(instance, module));
      return {};
    },
  };
  if (make) options._makeSnapshot = true;
  if (snapshot) options._loadSnapshot = snapshot;
  const python = await loadPyodide(options);
  release(python, options);
  if (packages) python.unpackArchive(packages, "zip", { extractDir: PACKAGES });
  if (!snapshot) python.runPython(INSTALL);
  return python;
}

// The loader keeps the snapshot, 20 MB in each worker, though nobody reads it again.
function release(python, options) {
  delete options._loadSnapshot;
  if (python._api?.config) python._api.config._loadSnapshot = undefined;
}
