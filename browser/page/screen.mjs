// The terminal of a run: pieces of text as they come, in lines as they are shown.
// Pieces are shown once a frame, and only the last lines stay, so that a script that
// prints without end keeps nobody busy.

import { make } from "./make.mjs";

const MOST = 1000; // lines that stay, as in a terminal that scrolls

export class Screen {
  #open = new Map(); // the line that each process has not ended yet, on either stream
  #pieces = [];
  isFull = false; // whether lines have gone that were there

  constructor(command, place) {
    this.text = make("div", "printed");
    this.element = make("div", "terminal", make("div", "place", place));
    this.element.append(make("pre", "command", make("code", "", command)), this.text);
    this.text.tabIndex = 0;
    this.text.setAttribute("role", "log");
    this.text.setAttribute("aria-label", "What the script prints");
  }

  write(piece) {
    this.#pieces.push(piece);
    if (this.#pieces.length > 2 * MOST) this.#pieces.splice(0, MOST); // nobody sees them
    this.frame ??= requestAnimationFrame(() => this.flush());
  }

  flush() {
    this.frame = undefined;
    for (const piece of this.#pieces.splice(0)) this.#show(piece);
    this.isFull ||= this.text.childElementCount > MOST;
    while (this.text.childElementCount > MOST) this.text.firstElementChild.remove();
    this.text.scrollTop = this.text.scrollHeight;
  }

  #show({ stream, text, pid, who }) {
    const key = `${pid} ${stream}`;
    for (const part of text.split(/(?<=\n)/)) {
      const line = this.#open.get(key) ?? this.#begin(stream, who);
      line.append(part);
      if (part.endsWith("\n")) this.#open.delete(key);
      else this.#open.set(key, line);
    }
  }

  #begin(stream, { kind, label }) {
    const line = make("span", stream === "err" ? "line error" : `line ${kind}`);
    line.dataset.by = label;
    this.text.append(line);
    return line;
  }

  // Who printed has a name once the book has drawn it: these lines are what it drew.
  name(drawn) {
    const shown = this.text.querySelectorAll(".line:not(.error)");
    drawn.forEach(({ textContent, dataset }, place) => {
      const line = shown[place];
      if (line?.textContent.trimEnd() === textContent.trimEnd()) line.dataset.by = dataset.by;
    });
  }

  // A field at the end of the last line, as the script waits for what is typed.
  ask(answer) {
    this.flush();
    const field = make("input");
    field.setAttribute("aria-label", "The script asks: your answer");
    Object.assign(field, { autocomplete: "off", spellcheck: false });
    const line = this.text.lastElementChild ?? this.#begin("out", { kind: "main", label: "main" });
    const form = make("form", "asked", field);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      form.replaceWith(`${field.value}\n`);
      this.#open.clear();
      answer(field.value);
    });
    line.append(form);
    field.focus();
  }

  end() {
    this.flush();
    this.text.querySelector(".asked")?.remove();
  }
}
