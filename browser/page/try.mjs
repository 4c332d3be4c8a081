// The page "Try it": an editor, any example to start from, and a link to what was
// written. What a link brings is shown, and runs only when the reader presses Run.

import { getExample, getRecording, getSource, listScripts } from "./book.mjs";
import { HINT } from "./code.mjs";
import * as kept from "./kept.mjs";
import { make, makeButton, style } from "./make.mjs";
import { Run } from "./run.mjs";
import { readLink, writeLink } from "./share.mjs";

const NAME = "try-it"; // under which what was written is kept
const OWN = { script: "scripts/try_it.py", marks: null, transcript: "" };
const BROKEN = "This link is broken: what it carries is no script.";

export async function open(figure, said) {
  const [scripts] = await Promise.all([listScripts(), style("run.css")]);
  const page = new TryIt(figure, said, scripts);
  await page.begin();
  addEventListener("hashchange", () => page.begin());
}

class TryIt {
  constructor(figure, said, scripts) {
    Object.assign(this, { figure, said, scripts });
    this.place = figure.querySelector(".highlight");
    this.area = figure.querySelector("textarea");
    this.build();
    this.area.addEventListener("focus", () => this.edit(), { once: true });
    this.area.addEventListener("input", () => this.keep(this.area.value));
  }

  build() {
    this.from = make("select", "", make("option", "", "nothing"), ...this.list());
    this.from.options[0].value = "";
    this.from.addEventListener("change", () => this.choose(this.from.value));
    this.judged = make("input");
    this.judged.type = "checkbox";
    const judged = make("label", "judged", this.judged, " hold it to its promises");
    this.figure.querySelector("#try-from").append(make("label", "", "Start from ", this.from), judged);
    const run = makeButton("Run", () => this.run(), "run");
    this.link = makeButton("Copy link", () => this.share());
    const reset = makeButton("Reset", () => this.choose(this.from.value));
    const controls = make("span", "controls runs", run, this.link, reset);
    const element = make("div", "live");
    this.session = new Run({ element, button: run, controls, get: () => this.get() });
    this.session.clear(OWN.script);
    this.session.row.append(controls);
    this.figure.append(element);
  }

  *list() {
    const chapters = Map.groupBy(Object.keys(this.scripts), (name) => name.split("/")[0]);
    for (const [chapter, names] of chapters) {
      const options = names.map((name) => {
        const option = make("option", "", name.split("/")[1].replace("@", ", "));
        option.value = name;
        return option;
      });
      const group = make("optgroup", "", ...options);
      group.label = chapter;
      yield group;
    }
  }

  // From a link, from what was written before, or from the first example.
  async begin() {
    const given = await readLink(location.hash).catch(() => null);
    if (given) return this.show(given.text, given.example, true);
    const text = kept.read(NAME);
    if (text === undefined) await this.choose(this.area.dataset.first);
    else this.show(text, kept.read(`${NAME}:from`) ?? "");
    this.said.textContent = given === null ? BROKEN : "";
  }

  show(text, example, linked = false) {
    this.linked = linked;
    this.from.value = example in this.scripts ? example : "";
    this.judged.disabled = !this.from.value;
    this.judged.checked = false;
    if (this.editor) this.editor.text = text;
    else Object.assign(this.area, { value: text, disabled: false });
    if (linked) this.said.textContent = "This script comes from a link: read it before you run it.";
  }

  async choose(example) {
    history.replaceState(null, "", location.pathname + location.search);
    kept.forget(NAME);
    const source = example ? await getSource(this.scripts[example]) : "";
    this.said.textContent = "";
    this.show(source, example);
    kept.forget(NAME);
  }

  // A linked script does not take the place of what the reader has written.
  keep(text) {
    if (this.linked) return;
    kept.keep(NAME, text);
    kept.keep(`${NAME}:from`, this.from.value);
  }

  get text() {
    return this.editor ? this.editor.text : this.area.value;
  }

  // The editor is fetched when somebody begins to write.
  async edit() {
    const { openEditor } = await import("./editor.mjs");
    const focused = document.activeElement === this.area;
    const host = make("div", "editor");
    const { value: text, selectionStart: start, selectionEnd: end } = this.area;
    this.area.replaceWith(host, make("div", "hint", HINT));
    this.editor = openEditor({
      host,
      text,
      start,
      end,
      label: `Your script. ${HINT}`,
      change: (changed) => this.keep(changed),
      run: () => this.run(),
    });
    if (focused) this.editor.focus();
  }

  async get() {
    const source = this.text;
    if (!this.judged.checked) return { told: OWN, source };
    const name = this.from.value;
    const [told, drawn] = await Promise.all([getExample(name), getRecording(name)]);
    return { told, source, drawn };
  }

  run() {
    this.session.press();
  }

  async share() {
    const link = await writeLink(this.text, this.from.value);
    history.replaceState(null, "", link);
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    this.link.textContent = "The address has it";
    setTimeout(() => (this.link.textContent = "Copy link"), 3000);
  }
}
