// One run on the page: from the press of Run to the verdict. The figure and the page
// "Try it" show it in the same way; what they differ in is where code and promise
// come from.

import { draw, make, makeButton } from "./make.mjs";
import { dropMachine, getMachine, isDear, MEGABYTES, sayProgress } from "./machine.mjs";
import { Screen } from "./screen.mjs";
import { showVerdict } from "./verdict.mjs";

const PATIENCE = 2000; // milliseconds that a run may take to stop, before all is ended
const TICK = 100, DRAWN = 250; // milliseconds: of the clock, and between two drawings
const TWICE = 400; // milliseconds in which a second press is one too many
const LEFT = "The page was left, and the run ended with it.";

let running; // one at a time

addEventListener("pagehide", () => {
  running?.give(LEFT);
  dropMachine();
});

export class Run {
  // `element` is where the run is shown, `button` starts and stops it; `get` gives
  // what to run: { told, source, drawn }.
  constructor({ element, button, controls, get }) {
    Object.assign(this, { element, button, controls, get });
    this.said = make("span", "said");
    this.bar = make("progress");
    this.bar.hidden = true;
    this.row = make("div", "ran", this.said, this.bar);
    this.drawn = make("div", "drawn");
    this.lanes = make("div", "lanes", this.row, this.drawn);
    this.verdict = make("div", "verdict");
    this.verdict.setAttribute("role", "status");
    this.turn = 0; // of presses: what an earlier one waits for is not wanted any more
  }

  press() {
    if (!this.active) this.begin();
    else if (performance.now() - this.pressed > TWICE) this.stop();
  }

  async begin() {
    running?.stop();
    running = this;
    const turn = ++this.turn;
    this.pressed = performance.now();
    this.#rest(true);
    this.say("Starting…");
    try {
      if (isDear()) await this.#ask();
      const [machine, given] = await Promise.all([
        getMachine((told) => turn === this.turn && this.#progress(told)),
        this.get(),
      ]);
      if (turn === this.turn) this.#play(machine, given, turn);
    } catch (error) {
      if (turn === this.turn) this.give(`It could not start: ${error.message}`);
    }
  }

  #play(machine, given, turn) {
    const { told, source } = given;
    const mine = (act) => (fact) => turn === this.turn && act(fact);
    this.clear(told.script);
    this.bar.hidden = true;
    this.began = performance.now();
    this.run = machine.run({
      files: { [told.script]: source },
      command: ["python", told.script],
      processes: countProcesses(given.drawn),
      output: mine((piece) => this.screen.write({ ...piece, who: this.#name(piece) })),
      asks: mine(() => this.screen.ask((line) => this.run.answer(line))),
      ended: mine((end) => this.#end(machine, given, end, turn)),
    });
    this.#tick(turn);
    this.#follow(machine, given, turn).catch(() => {}); // it is drawn in the end
  }

  #tick(turn) {
    if (turn !== this.turn || !this.run) return;
    this.say(`Running: ${((performance.now() - this.began) / 1000).toFixed(1)} s`);
    setTimeout(() => this.#tick(turn), TICK);
  }

  // The timeline draws itself, by the code that draws it in the end.
  async #follow(machine, { told }, turn) {
    const goesOn = () => turn === this.turn && this.run && !this.screen.isFull;
    while (goesOn()) {
      const recording = await this.run.peek();
      if (!goesOn()) return;
      const part = await machine.call("proof.show.live.answer_part", { told, recording });
      if (!goesOn()) return;
      this.screen.name(draw(part.terminal).querySelectorAll(".line"));
      this.drawn.replaceChildren(draw(part.timeline));
      await new Promise((seen) => setTimeout(seen, DRAWN));
    }
  }

  async #end(machine, { told, drawn }, { why, recording }, turn) {
    this.run = undefined;
    this.screen.end();
    this.say("Judging…");
    // What a run promised that was cut off, nobody knows; but one that has to hang is.
    const cut = why && !recording?.hung.length;
    const promised = cut ? { ...told, marks: null } : told;
    const shown = recording && await machine.call("proof.show.live.answer_run", {
      told: promised,
      recording,
      drawn,
    });
    if (turn !== this.turn) return;
    if (shown) this.#show(shown);
    else this.say("");
    if (why) this.verdict.append(make("p", "", why));
    this.#rest(false);
  }

  #show(shown) {
    const { terminal, timeline, said } = shown;
    this.screen.element.replaceWith(draw(terminal));
    this.drawn.replaceChildren(draw(timeline));
    this.say(said);
    if (shown.sentence) showVerdict(this.verdict, this.element, shown);
    this.element.dispatchEvent(new Event("ran", { bubbles: true })); // to be replayed
  }

  // Ends what runs, at once; what does not answer is ended with all it started.
  stop() {
    if (!this.run) return this.give("You stopped it before it began.");
    const turn = this.turn;
    this.say("Stopping…");
    this.run.stop("You stopped it.");
    setTimeout(() => {
      if (turn !== this.turn || !this.active) return;
      dropMachine();
      this.give("You stopped it.");
    }, PATIENCE);
  }

  // Why there is no more to see.
  give(why) {
    this.turn++;
    this.run = undefined;
    this.screen?.end();
    this.#rest(false);
    this.say("");
    this.verdict.replaceChildren(make("p", "", why));
  }

  say(text) {
    this.said.textContent = text;
  }

  #name({ process = 0, thread = 0 }) {
    const kind = thread ? "thread" : process ? "process" : "main";
    return { kind, label: kind === "main" ? kind : `${kind} ${thread || process}` };
  }

  #progress(told) {
    this.bar.hidden = !told.total;
    Object.assign(this.bar, { max: told.total || 1, value: told.loaded });
    this.say(told.total ? sayProgress(told) : told.what);
  }

  // For those who pay for each byte: how many these are, before one of them comes.
  #ask() {
    const words = `This fetches about ${MEGABYTES} MB, once. `;
    return new Promise((agreed) => {
      const button = makeButton("Fetch and run", agreed);
      this.verdict.replaceChildren(make("p", "", words, button));
      button.focus();
    });
  }

  // An empty terminal, which is as high as the one before: the page stays where it is.
  clear(path) {
    const [folder, script] = path.split(/\/(?=[^/]*$)/);
    const before = this.element.querySelector(".terminal")?.offsetHeight;
    this.screen = new Screen(`python ${script}`, folder);
    this.element.replaceChildren(this.screen.element, this.lanes, this.verdict);
    this.verdict.replaceChildren();
    this.drawn.replaceChildren();
    if (before) this.screen.element.style.minHeight = `${before}px`;
  }

  #rest(active) {
    const focused = this.controls.contains(document.activeElement);
    this.active = active;
    this.bar.hidden = !active;
    this.button.textContent = active ? "Stop" : "Run";
    if (active) {
      this.verdict.replaceChildren();
      for (const old of this.row.querySelectorAll(".clock, .controls:not(.runs)")) old.remove();
      this.element.replaceChildren(...this.element.querySelectorAll(".terminal"), this.lanes, this.verdict);
    } else if (running === this) running = undefined;
    if (focused) this.button.focus();
  }
}

// How many interpreters have to be warm, so that nobody waits for one.
function countProcesses(drawn) {
  return drawn && new Set(drawn.lanes.map(({ process }) => process)).size;
}
