import assert from "node:assert/strict";
import test from "node:test";

import { listLines } from "../../browser/process/lines.mjs";

const write = (text) => new TextEncoder().encode(text);

test("a line has the time of its end", () => {
  assert.deepEqual(listLines([[1, write("a")], [2, write("b\nc\n")]]), [[2, "ab"], [2, "c"]]);
});

test("a line without an end is told as the recorder tells it", () => {
  assert.deepEqual(listLines([[1, write("a\nb")]]), [[1, "a"], [1, "b (no end of line)"]]);
});

test("a letter may come in two pieces", () => {
  const [first, second] = write("é");
  const pieces = [[1, Uint8Array.of(first)], [2, Uint8Array.of(second, 10)]];
  assert.deepEqual(listLines(pieces), [[2, "é"]]);
});
