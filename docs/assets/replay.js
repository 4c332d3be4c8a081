// Replays a recorded run in its own time, and shows which line of code, which line
// that it printed and which bar belong together. All that it shows is in the page already: the seconds of an
// axis and of a run on the SVG, those of a line on the line. Without this
// script the whole run is shown at once.

const still = matchMedia("(prefers-reduced-motion: reduce)");
const SVG = "http://www.w3.org/2000/svg";
let clips = 0;

function make(parent, tag, attributes = {}, text = "") {
  const element = parent.namespaceURI === SVG
    ? document.createElementNS(SVG, tag)
    : document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.textContent = text;
  return parent.appendChild(element);
}

function button(parent, text, act, attributes = {}) {
  const made = make(parent, "button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

// One plot of a figure: its axis, and the edge up to which the run is shown.
class Plot {
  constructor(svg) {
    this.seconds = Number(svg.dataset.seconds);
    this.run = svg.querySelector(".run");
    this.clip = `replayed-${clips++}`;
    const clip = make(svg, "clipPath", { id: this.clip });
    // A little to the left of the axis, for what begins at 0.
    this.edge = make(clip, "rect", { x: "-5%", width: "100%", y: "-10", height: "1000" });
    this.now = make(svg, "line", { class: "now", y1: 0, y2: "100%", visibility: "hidden" });
  }

  show(time) {
    const percent = (100 * time) / this.seconds;
    this.run.style.clipPath = `url(#${this.clip})`;
    this.edge.setAttribute("width", `${percent + 5}%`);
    this.now.setAttribute("visibility", "visible");
    for (const end of ["x1", "x2"]) this.now.setAttribute(end, `${percent}%`);
  }

  whole() {
    this.run.style.clipPath = "";
    this.now.setAttribute("visibility", "hidden");
  }
}

// The replay of one figure: whole, playing or paused.
class Replay {
  constructor(figure, heard) {
    this.figure = figure;
    this.heard = heard;
    const svgs = [...figure.querySelectorAll("svg.timeline")];
    this.plots = svgs.map((svg) => new Plot(svg));
    this.span = Math.max(...svgs.map((svg) => Number(svg.dataset.span)));
    this.slower = Number(svgs[0].dataset.slower);
    // And what stands on standard error between them.
    this.lines = [...figure.querySelectorAll(".terminal [data-at]")];
    this.state = "whole";
    this.time = 0;
    this.steps = this.lines.map((line) => Number(line.dataset.at));
    if (!this.steps.length) {
      for (let n = 1; n <= 10; n++) this.steps.push((this.span * n) / 10);
    }

    const row = figure.querySelector(".ran");
    this.clock = make(row, "span", { class: "clock" });
    const controls = make(row, "span", { class: "controls" });
    this.main = button(controls, "", () => this.press());
    this.again = button(controls, "Restart", () => this.begin());
    this.scrubber = make(controls, "input", {
      type: "range",
      min: 0,
      max: this.span,
      step: this.span / 100,
      "aria-label": "Time of the run",
    });
    this.scrubber.addEventListener("input", () => this.pause(this.scrubber.valueAsNumber));
    this.label();
    still.addEventListener("change", () => this.end());
  }

  // In tenths of a second, or in hundredths of the run where it is short.
  say(time) {
    return time.toFixed(Math.max(1, 1 - Math.floor(Math.log10(this.span || 1))));
  }

  label() {
    const going = still.matches ? "Next line" : "Resume";
    const names = { whole: "Replay", playing: "Pause", paused: going };
    this.main.textContent = names[this.state];
    this.again.hidden = this.scrubber.hidden = this.state === "whole";
    this.clock.textContent = `${this.say(this.time)} s`;
    this.scrubber.value = this.time;
    const told = `${this.say(this.time)} of ${this.say(this.span)} seconds`;
    this.scrubber.setAttribute("aria-valuetext", told);
    this.figure.classList.toggle("replaying", this.state !== "whole");
  }

  press() {
    if (still.matches) this.state === "whole" ? this.begin() : this.step();
    else if (this.state === "playing") this.pause();
    else if (this.state === "paused") this.resume();
    else this.begin();
  }

  begin() {
    this.time = 0;
    this.heard.textContent = `Replay of ${this.say(this.span)} seconds begins.`;
    if (still.matches) {
      this.state = "paused";
      this.step();
    } else this.resume();
  }

  resume() {
    cancelAnimationFrame(this.frame);
    this.state = "playing";
    this.last = undefined;
    this.frame = requestAnimationFrame((now) => this.tick(now));
    this.show();
  }

  pause(time = this.time) {
    cancelAnimationFrame(this.frame);
    this.state = "paused";
    this.time = time;
    this.show();
  }

  tick(now) {
    this.time += (now - (this.last ?? now)) / 1000 / this.slower;
    this.last = now;
    if (this.time >= this.span) return this.end();
    this.show();
    this.frame = requestAnimationFrame((next) => this.tick(next));
  }

  // For those who asked for less motion: on to the next line at once.
  step() {
    const next = this.steps.find((at) => at > this.time);
    if (next === undefined) return this.end();
    this.time = next;
    this.show();
  }

  show() {
    for (const plot of this.plots) plot.show(Math.min(this.time, this.span));
    for (const line of this.lines) {
      line.classList.toggle("to-come", Number(line.dataset.at) > this.time);
    }
    this.label();
  }

  end() {
    cancelAnimationFrame(this.frame);
    if (this.state === "whole") return this.label();
    this.state = "whole";
    for (const plot of this.plots) plot.whole();
    for (const line of this.lines) line.classList.remove("to-come");
    this.heard.textContent = "Replay ended.";
    // What is hidden now hands its focus on.
    const focused = this.main.parentNode.contains(document.activeElement);
    this.label();
    if (focused) this.main.focus();
  }
}

// Gives each line of a figure's code that did something in a run an element.
function findCode(figure) {
  const did = new Set(Array.from(figure.querySelectorAll("[data-lineno]"), (one) => one.dataset.lineno));
  const code = figure.querySelector(":scope > .highlight code");
  if (!code || !did.size) return [];
  let number = 0;
  code.innerHTML = code.innerHTML.replace(
    // A line is marked as far as the next one.
    /((?:<\/span>)?(?:<span class="hll">)?)( *)(.*)(\n|$)/g,
    (line, mark, indent, text, end) => did.has(`${++number}`)
      ? `${mark}${indent}<span class="did" data-lineno="${number}">${text}</span>${end}`
      : line,
  );
  return [...code.querySelectorAll(".did")];
}

// Makes lines one stop of the Tab key; arrow keys move along them.
function walk(lines) {
  for (const line of lines) line.tabIndex = line === lines[0] ? 0 : -1;
  for (const line of lines) {
    line.addEventListener("focus", () => {
      for (const other of lines) other.tabIndex = line === other ? 0 : -1;
    });
    line.addEventListener("keydown", (event) => {
      const at = lines.indexOf(line);
      const last = lines.length - 1;
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
      if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      lines[Math.min(Math.max(to, 0), last)].focus();
    });
  }
}

// Lights up together a line of code, the line that it printed or the bar of the task
// that it began, a printed line's tick, and the bar of the task that printed it.
class Lights {
  constructor(figure, code, heard) {
    this.figure = figure;
    this.heard = heard;
    this.said = figure.querySelector(".said");
    this.usual = this.said.textContent;
    this.code = code;
    this.lines = [...figure.querySelectorAll(".line")];
    this.parts = [...figure.querySelectorAll("svg :is(.task, .printed, .wait)")];
    // The code of several runs stands outside of each of them.
    const around = figure.closest("figure");
    around.addEventListener("pointerover", (event) => this.light(event.target));
    // A finger leaves as soon as it has touched: what it lit stays until the next touch.
    around.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") this.light(null);
    });
    document.addEventListener("pointerdown", (event) => {
      if (!around.contains(event.target)) this.light(null);
    });
    for (const one of figure.querySelectorAll(".transcript")) {
      if (this.lines.length) one.removeAttribute("tabindex");
    }
    walk(this.lines);
    for (const line of [...code, ...this.lines]) {
      line.addEventListener("focus", () => {
        this.light(line);
        if (this.isShown()) this.heard.textContent = this.said.textContent;
      });
      line.addEventListener("blur", () => this.light(null));
    }
  }

  // Not where another tab is chosen.
  isShown() {
    return this.figure.querySelector("svg.timeline").getClientRects().length > 0;
  }

  light(target) {
    const found = target && target.closest(".did, .line, .task, .printed, .wait");
    const part = found && (found.matches(".did") || this.figure.contains(found)) ? found : null;
    if (part === this.part) return;
    this.part = part;
    const belongs = (one) => part && (one === part || this.areRelated(one, part));
    // Each timeline of a comparison counts its own lines.
    const scope = (part && part.closest(".compared svg")) || this.figure;
    const lit = this.parts.filter((one) => scope.contains(one) && belongs(one));
    for (const one of this.parts) one.classList.toggle("lit", lit.includes(one));
    for (const line of this.lines) line.classList.toggle("lit", belongs(line));
    const code = this.code.filter(belongs);
    if (this.isShown()) for (const one of this.code) one.classList.toggle("lit", code.includes(one));
    this.figure.classList.toggle("lighting", lit.length > 0);
    const wanted = (one) => one === part || (part.matches(".line") && one.dataset.line);
    const told = lit.find(wanted) || lit[0];
    this.said.textContent = told ? this.say(told, lit.length, code[0]) : this.usual;
  }

  // What a part is, and which line of code did it.
  say(told, count, code) {
    const title = told.querySelector("title").textContent;
    if (!code) return title;
    if (code === this.part) return `Line ${code.dataset.lineno}: ${title}${count > 1 ? `, and ${count - 1} more` : ""}`;
    return `${title}, by line ${code.dataset.lineno}: ${code.textContent.trim()}`;
  }

  // By the line of code if one of them is that, or else by the lines that were printed.
  areRelated(one, other) {
    if (one.matches(".did") !== other.matches(".did")) {
      return this.linenoOf(one) === this.linenoOf(other);
    }
    const numbers = this.numbersOf(other);
    return this.numbersOf(one).some((number) => numbers.includes(number));
  }

  linenoOf(part) {
    return (this.lines[part.dataset.line] || part).dataset.lineno;
  }

  // The lines of the transcript, counted from 0, to which a part belongs.
  numbersOf(part) {
    if (part.matches(".line")) return [this.lines.indexOf(part)];
    const said = part.dataset.lines || part.dataset.line;
    return said ? said.split(" ").map(Number) : [];
  }
}

const heard = make(document.body, "div", { class: "heard", role: "status" });
// A figure, or each tab of one that shows several runs.
for (const figure of document.querySelectorAll("figure:is(.example, .compared)")) {
  const tabs = [...figure.querySelectorAll(".tabbed-block")];
  const runs = (tabs.length ? tabs : [figure]).filter((run) => run.querySelector("svg.timeline"));
  const code = runs.length ? findCode(figure) : [];
  walk(code);
  for (const run of runs) {
    new Replay(run, heard);
    new Lights(run, code, heard);
  }
}
