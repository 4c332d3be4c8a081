// A script in an address, after its #, which no server gets to see: packed, and spelled
// in letters that an address may have.

async function pass(bytes, stream) {
  const passed = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(passed).arrayBuffer());
}

export async function writeLink(text, example) {
  const packed = await pass(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  const letters = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
  const code = letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const from = example ? `&from=${encodeURIComponent(example)}` : "";
  return `#code=${code}${from}`;
}

// The script and the example that it comes from, or nothing if the address has none.
export async function readLink(hash) {
  const asked = new URLSearchParams(hash.slice(1));
  const code = asked.get("code");
  if (!code) return undefined;
  const letters = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const text = new TextDecoder().decode(await pass(packed, new DecompressionStream("deflate-raw")));
  return { text, example: asked.get("from") ?? "" };
}
