// The lines of what was printed in pieces, each with the time at which its end came.

export function listLines(chunks) {
  const decoder = new TextDecoder();
  const lines = [];
  let rest = "";
  let last = 0;
  for (const [time, bytes] of chunks) {
    const parts = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = parts.pop();
    lines.push(...parts.map((line) => [time, line]));
    last = time;
  }
  return rest ? [...lines, [last, `${rest} (no end of line)`]] : lines;
}
