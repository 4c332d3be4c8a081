import assert from "node:assert/strict";
import test from "node:test";

import { readAll } from "../../browser/kernel/marshal.mjs";

// Written by Python: marshal.dumps(value, 2).
const WRITTEN = [
  ["28040000007505000000777269746567000000000000f83f69000000007302000000610a", ["write", 1.5, 0, new Uint8Array([97, 10])]],
  ["6c03000000000000000004", 2 ** 40],
  ["6cfdffffff000000000004", -(2 ** 40)],
  ["7502000000c3a9", "é"],
  ["5b030000004e5446", [null, true, false]],
];

for (const [hex, value] of WRITTEN) {
  test(`${hex} is ${JSON.stringify(value)}`, () => {
    assert.deepEqual([...readAll(Uint8Array.from(Buffer.from(hex, "hex")))], [value]);
  });
}

test("values stand one after the other", () => {
  const bytes = Uint8Array.from(Buffer.from("4e6907000000", "hex"));
  assert.deepEqual([...readAll(bytes)], [null, 7]);
});

test("what nobody notes is refused", () => {
  assert.throws(() => [...readAll(new Uint8Array([63]))], /no value begins with \?/);
});
