// What the book's judge says of a run, with the lines marked that are at fault.

import { make } from "./make.mjs";

export function showVerdict(place, element, { kept, sentence, breaches, parted, excuse, hint }) {
  const list = make("ul", "", ...breaches.map(({ text }) => make("li", "", text)));
  place.replaceChildren(make("p", kept ? "kept" : "broke", sentence));
  if (breaches.length) place.append(list);
  for (const more of [excuse, hint]) if (more) place.append(make("p", "", ...markCode(more)));
  const { exercise } = element.closest("[data-exercise]")?.dataset ?? {};
  if (kept && exercise) globalThis.markDone?.(exercise);
  const lines = element.querySelectorAll(".transcript .line");
  for (const at of parted) lines[at]?.classList.add("parted");
}

// The parts of a hint: what stands between backquotes is code.
function markCode(text) {
  return text.split("`").map((part, at) => (at % 2 ? make("code", "", part) : part));
}
