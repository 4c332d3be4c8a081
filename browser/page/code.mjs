// The code of a figure: the book's script, or what the reader makes of it.

import { getSource } from "./book.mjs";
import * as kept from "./kept.mjs";
import { make, makeButton } from "./make.mjs";

export const HINT = "Tab indents; Escape, then Tab, leaves the editor; Ctrl-Enter runs.";
const codes = new WeakMap();

// One for all runs of a figure: each tab shows the same script.
export function getCode(figure, script) {
  if (!codes.has(figure)) codes.set(figure, new Code(figure, script));
  return codes.get(figure);
}

class Code {
  constructor(figure, script) {
    this.place = figure.querySelector(":scope > .highlight");
    this.script = script;
  }

  // What is shown is what runs.
  async read() {
    return this.editor ? this.editor.text : getSource(this.script);
  }

  get isOpen() {
    return Boolean(this.editor);
  }

  async open(run) {
    const [{ openEditor }, source] = await Promise.all([
      import("./editor.mjs"),
      getSource(this.script),
    ]);
    if (this.editor) return;
    const host = make("div", "editor");
    this.reset = makeButton("Reset", () => this.restore(source), "reset");
    this.reset.title = "Back to the book’s script";
    this.bar = make("div", "hint controls", make("span", "", HINT), this.reset);
    this.place.append(host, this.bar);
    this.place.classList.add("editing");
    this.editor = openEditor({
      host,
      run,
      text: kept.read(this.script) ?? source,
      label: `Editor: ${this.script}. ${HINT}`,
      change: (text) => this.#keep(text, source),
    });
    this.#keep(this.editor.text, source);
    this.editor.focus();
  }

  #keep(text, source) {
    const changed = text !== source;
    if (changed) kept.keep(this.script, text);
    else kept.forget(this.script);
    this.reset.disabled = !changed;
  }

  restore(source) {
    this.editor.text = source;
    this.editor.focus();
  }

  // The book's script is shown again; what was written stays for the next time.
  close() {
    this.editor.close();
    this.editor = undefined;
    this.place.classList.remove("editing");
    for (const part of this.place.querySelectorAll(".editor, .hint")) part.remove();
  }
}
