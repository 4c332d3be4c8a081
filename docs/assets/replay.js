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
      step: "any", // or the last step, rounded, is not at the end
      "aria-label": "Time of the run",
    });
    this.scrubber.addEventListener("input", () => this.pause(this.scrubber.valueAsNumber));
    // Run and Edit stay at the end of the row, where a pointer is that has pressed them.
    row.querySelector(".runs")?.before(this.clock, controls);
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

// Gives each line of a figure's code that did something in a run an element, and
// again where a later run did it in other lines.
function markCode(figure) {
  const told = figure.querySelectorAll("svg [data-lineno], .line[data-lineno]");
  const did = new Set(Array.from(told, (one) => one.dataset.lineno));
  const code = figure.querySelector(":scope > .highlight code");
  if (!code || !did.size) return;
  const marked = [...code.querySelectorAll(".did")];
  if (marked.length === did.size && marked.every((one) => did.has(one.dataset.lineno))) return;
  for (const one of marked) one.replaceWith(...one.childNodes);
  let number = 0;
  code.innerHTML = code.innerHTML.replace(
    // A line that is new against another script is marked as far as the next one.
    /((?:<\/span>)?(?:<span class="hll">)?)( *)(.*)(\n|$)/g,
    (line, mark, indent, text, end) => did.has(`${++number}`)
      ? `${mark}${indent}<span class="did" data-lineno="${number}">${text}</span>${end}`
      : line,
  );
  const lines = code.getElementsByClassName("did");
  stopAt(lines[0], lines);
  if (!marked.length) walk(code, lines);
}

// The Tab key stops at one of these lines.
function stopAt(chosen, lines) {
  for (const line of lines) line.tabIndex = line === chosen ? 0 : -1;
}

// Arrow keys move along these lines, which may change.
function walk(root, live) {
  root.addEventListener("keydown", (event) => {
    const lines = [...live];
    const at = lines.indexOf(document.activeElement);
    const last = lines.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = lines[Math.min(Math.max(to, 0), last)];
    stopAt(next, lines);
    next.focus();
  });
}

// Lights up together a line of code, the line that it printed or the bar of the task
// that it began, a printed line's tick, and the bar of the task that printed it.
class Lights {
  constructor(figure, heard) {
    this.figure = figure;
    this.heard = heard;
    this.said = figure.querySelector(".said");
    this.usual = this.said.textContent;
    // Code stands outside of each of several runs.
    const around = figure.closest("figure") ?? figure;
    this.around = around;
    this.lines = [...figure.querySelectorAll(".line")];
    this.parts = [...figure.querySelectorAll("svg :is(.task, .printed, .wait)")];
    around.addEventListener("pointerover", (event) => this.light(event.target));
    // A finger leaves as soon as it has touched: what it lit stays until the next touch.
    around.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") this.light(null);
    });
    document.addEventListener("pointerdown", (event) => {
      if (!around.contains(event.target)) this.light(null);
    });
    around.addEventListener("focusin", ({ target }) => {
      if (!target.matches(".did, .line")) return;
      this.light(target);
      if (this.part) this.heard.textContent = this.said.textContent;
    });
    around.addEventListener("focusout", () => this.light(null));
    if (!this.lines.length) return;
    for (const one of figure.querySelectorAll(".transcript")) one.removeAttribute("tabindex");
    stopAt(this.lines[0], this.lines);
    walk(figure.querySelector(".terminal"), this.lines);
  }

  // Not where another run is.
  isShown() {
    return this.figure.querySelector("svg.timeline").getClientRects().length > 0;
  }

  light(target) {
    const found = target && target.closest(".did, .line, .task, .printed, .wait");
    const own = found && (found.matches(".did") || this.figure.contains(found));
    const part = own && this.isShown() ? found : null;
    if (part === this.part) return;
    this.part = part;
    const belongs = (one) => part && (one === part || this.areRelated(one, part));
    // Each timeline of a comparison counts its own lines.
    const scope = (part && part.closest(".compared svg")) || this.figure;
    const lit = this.parts.filter((one) => scope.contains(one) && belongs(one));
    for (const one of this.parts) one.classList.toggle("lit", lit.includes(one));
    for (const line of this.lines) line.classList.toggle("lit", belongs(line));
    const marked = this.isShown() ? [...this.around.querySelectorAll(".did")] : [];
    const code = marked.filter(belongs);
    for (const one of marked) one.classList.toggle("lit", code.includes(one));
    this.figure.classList.toggle("lighting", lit.length > 0);
    const wanted = (one) => one === part || (part.matches(".line") && one.dataset.line);
    const told = lit.find(wanted) || lit[0];
    this.said.textContent = told ? this.say(told, lit.length, code[0]) : this.usual;
  }

  // What a part is, and which line of code did it.
  say(told, count, code) {
    const title = told.querySelector("title").textContent;
    if (!code) return title;
    const line = `line ${code.dataset.lineno}: `;
    if (code !== this.part) return `${title}, by ${line}${code.textContent}`;
    return `L${line.slice(1)}${title}${count > 1 ? `, and ${count - 1} more` : ""}`;
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
function enliven(figure) {
  if (!figure.querySelector("svg.timeline") || figure.querySelector(".tabbed-block")) return;
  // What the reader has edited has other lines than the code that is shown.
  for (const one of figure.querySelectorAll(".edited [data-lineno]")) delete one.dataset.lineno;
  markCode(figure.closest("figure") ?? figure);
  // A run in which nothing was done has no time to replay.
  if (figure.querySelector('svg.timeline:not([data-span="0"])')) new Replay(figure, heard);
  new Lights(figure, heard);
}
// A figure, or each tab of one that shows several runs; and later a run of the reader's.
document
  .querySelectorAll(":is(figure.example, figure.compared, .tabbed-block)")
  .forEach(enliven);
document.addEventListener("ran", ({ target }) => enliven(target));
