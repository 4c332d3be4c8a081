// Run and Edit in the figure of an example. The run of the reader stands in the place
// of the recorded one, which a button brings back.

import { getExample, getRecording } from "./book.mjs";
import { getCode } from "./code.mjs";
import { make, makeButton, style } from "./make.mjs";
import { Run } from "./run.mjs";

export class Live {
  constructor({ panel, terminal, controls }) {
    this.name = terminal.dataset.run;
    this.terminal = terminal;
    this.recorded = [terminal, panel.querySelector(".lanes")];
    this.home = controls.parentNode;
    this.controls = controls;
    this.editing = controls.querySelector(".edit");
    this.script = `examples/${this.name.replace(/@.*/, "")}.py`;
    this.code = getCode(panel.closest("figure"), this.script);
    this.element = make("div", "live");
    this.back = makeButton("Recorded run", () => this.showRecorded(), "back");
    this.session = new Run({
      element: this.element,
      button: controls.querySelector(".run"),
      controls,
      get: () => this.get(),
    });
  }

  async get() {
    this.element.classList.toggle("edited", this.code.isOpen);
    const [told, source, drawn] = await Promise.all([
      getExample(this.name),
      this.code.read(),
      getRecording(this.name),
    ]);
    return { told, source, drawn };
  }

  async run() {
    await style("run.css");
    this.showLive();
    this.session.press();
  }

  async edit() {
    await style("run.css");
    if (this.code.isOpen) this.code.close();
    else await this.code.open(() => this.run());
    this.editing.textContent = this.code.isOpen ? "Close" : "Edit";
    if (!this.code.isOpen) this.editing.focus();
  }

  showLive() {
    if (this.element.isConnected) return;
    const focused = document.activeElement;
    this.element.style.setProperty("--height", `${this.terminal.offsetHeight}px`);
    this.recorded.at(-1).after(this.element);
    for (const part of this.recorded) part.hidden = true;
    this.controls.prepend(this.back); // the others stay where they are
    this.session.clear(this.script);
    this.session.row.append(this.controls);
    if (this.controls.contains(focused)) focused.focus();
  }

  showRecorded() {
    if (this.session.active) this.session.stop();
    this.back.remove();
    this.element.remove();
    this.home.append(this.controls);
    for (const part of this.recorded) part.hidden = false;
    this.controls.querySelector(".run").focus();
  }
}
