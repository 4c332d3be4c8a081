// Fetch what an interpreter is made of, and tell how far that is.

const BASE = new URL("../", import.meta.url);

/** A response, unpacked: hosts do not compress what they do not know by its name. */
export async function fetchPacked(name, type, tell) {
  const packed = await fetch(new URL(`${name}.gz`, BASE));
  if (!packed.ok) return fetchPlain(name, type, tell);
  const body = count(packed, name, tell).pipeThrough(new DecompressionStream("gzip"));
  return new Response(body, { headers: { "Content-Type": type } });
}

/** The response as it is, null where there is no such file. */
export async function fetchPlain(name, type, tell) {
  const found = await fetch(new URL(name, BASE));
  if (!found.ok) return null;
  return new Response(count(found, name, tell), { headers: { "Content-Type": type } });
}

function count(response, name, tell) {
  const total = Number(response.headers.get("Content-Length")) || 0;
  let loaded = 0;
  const counting = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.length;
      tell(name, loaded, total);
      controller.enqueue(chunk);
    },
  });
  return response.body.pipeThrough(counting);
}

/** Adds up what several downloads tell. */
export function makeTally(progress) {
  const parts = new Map();
  return (name, loaded, total) => {
    parts.set(name, { loaded, total });
    const sum = (key) => [...parts.values()].reduce((all, part) => all + part[key], 0);
    progress({ loaded: sum("loaded"), total: sum("total"), what: NAMES[name] ?? name });
  };
}

const NAMES = {
  "pyodide/pyodide.asm.wasm": "interpreter",
  "python.zip": "library",
  "snapshot.bin": "snapshot",
};
