// A board: the reader chooses which thread does its next line. Nothing is made
// up here: every state that a choice can lead to was played beforehand by
// Python, and stands in the data beside the board. The rules in a few words:
// a column gives the value of one thing in each state, `next` how far ahead the
// state lies to which a thread's step leads, 0 where it cannot go.

(() => {
const NUMBERS = "①②③④⑤⑥⑦⑧⑨";

// What a queue uses within, and no script names.
const INNER = /\.(mutex|not_empty|not_full|all_tasks_done)\./;

const WAITS = {
  Condition: (name) => `waits to be notified by ${name}`,
  Semaphore: (name) => `waits for a place in ${name}`,
  BoundedSemaphore: (name) => `waits for a place in ${name}`,
  Event: (name) => `waits until ${name} is set`,
  Barrier: (name) => `waits at ${name} for the others`,
  Thread: (name) => `waits until ${name} ends`,
};

function make(tag, klass = "", ...children) {
  const element = document.createElement(tag);
  if (klass) element.className = klass;
  element.append(...children);
  return element;
}

function button(text, act) {
  const made = make("button", "", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

// What was played, and what can be read from it.
class Played {
  constructor(data) {
    Object.assign(this, data);
    this.names = Object.keys(data.columns);
    // The main thread is a player on some boards, and has no number.
    const numbers = [...NUMBERS];
    this.signs = data.threads.map((name) => (name === "main" ? "Ⓜ" : numbers.shift()));
  }

  see(name, state) {
    const column = this.columns[name];
    if (column === undefined) return undefined;
    return this.values[typeof column === "number" ? column : column[state]];
  }

  follow(choices) {
    const states = [0];
    for (const place of choices) {
      const ahead = this.next[place]?.[states.at(-1)];
      if (!ahead) break;
      states.push(states.at(-1) + ahead);
    }
    return states;
  }

  wait(place, state) {
    const name = this.see(`${place}.waits`, state);
    const [owner, part] = name.split(".");
    if (part === "not_empty") return `waits until ${owner} has something`;
    if (part === "not_full") return `waits until ${owner} has room`;
    const kind = WAITS[this.see(`${place}.kind`, state)];
    if (kind) return kind(name);
    const holder = this.see(`locks.${name}.held`, state);
    return `waits for ${name}${holder ? `, held by ${holder}` : ""}`;
  }

  // What a step of a thread changed; `tell_step` of the proof has the same.
  *tell(place, before, after) {
    for (const column of this.names) {
      const old = this.see(column, before), now = this.see(column, after);
      if (JSON.stringify(old) === JSON.stringify(now)) continue;
      const [kind, ...rest] = column.split(".");
      const name = rest.join(".");
      const mine = kind === String(place);
      if (kind === "shared" || (mine && name.startsWith("locals."))) {
        if (now !== null) yield `${name.replace("locals.", "")} is ${now}`;
      } else if (kind === "locks" && name.endsWith(".held") && !INNER.test(name)) {
        const lock = name.replace(/\.held$/, "");
        yield now ? `takes ${lock}` : `lets go of ${lock}`;
      } else if (mine && name === "waits" && now) {
        yield this.wait(place, after);
      } else if (mine && name === "failure") {
        yield `fails with ${now}`;
      } else if (mine && name === "ended") {
        yield "ends";
      } else if (column === "printed") {
        for (const [who, text] of now.slice(old.length)) {
          yield `${who === this.threads[place] ? "" : `${who} `}prints “${text}”`;
        }
      }
    }
  }

  outcome(state) {
    const each = (tell) => this.threads.map(tell).filter(Boolean).join(" and ");
    const waits = each((name, place) =>
      this.see(`${place}.waits`, state) && `${name} ${this.wait(place, state)}`);
    if (waits) return `nobody can go on: ${waits}.`;
    const fails = each((name, place) => {
      const failure = this.see(`${place}.failure`, state);
      return failure && `${name} fails with ${failure}`;
    });
    if (fails) return `${fails}.`;
    const printed = this.see("printed", state);
    return printed.length ? `it ends with “${printed.at(-1)[1]}”.` : "it prints nothing.";
  }

  // What all threads share: data, and who holds what.
  *share(state) {
    for (const column of this.names) {
      const [kind, ...inner] = column.split(".");
      const part = inner.at(-1), name = inner.slice(0, -1).join(".");
      const value = this.see(column, state);
      const changes = typeof this.columns[column] !== "number";
      if (kind === "shared" && changes && value !== null) yield [column.slice(7), value];
      if (column === "clock" && value !== null) yield ["clock", `${value} s`];
      if (kind !== "locks" || INNER.test(column)) continue;
      const told = this.columns[`locks.${name}.untold`] !== undefined;
      const untold = told && part === "held" ? this.see(`locks.${name}.untold`, state) : [];
      const waiting = untold.length ? `; ${untold.join(", ")} to be told` : "";
      if (part === "held") yield [name, (value ? `held by ${value}` : "free") + waiting];
      if (part === "left") yield [name, `${value} left`];
      if (part === "set") yield [name, value ? "set" : "not set"];
      if (part === "missing") yield [name, `${value} missing`];
    }
  }
}

class Board {
  constructor(section, data) {
    this.section = section;
    this.played = new Played(data);
    this.made = [];
    this.build();
    this.show();
  }

  build() {
    const { section, played } = this;
    const code = section.querySelector("template").content.firstElementChild;
    this.code = make("div", "board-code", code.cloneNode(true));
    this.code.tabIndex = 0; // it may scroll
    this.lines = new Map(
      [...this.code.querySelectorAll("li")].map((line) => [line.value, line]),
    );
    this.shared = make("dl", "shared");
    this.printed = make("pre", "printed");
    this.printed.setAttribute("role", "group");
    this.printed.setAttribute("aria-label", "Printed so far");
    this.printed.tabIndex = 0;
    this.choices = make("div", "choices");
    this.buttons = played.threads.map((_, place) => button("", () => this.step(place)));
    this.choices.append(...this.buttons);
    this.told = make("p", "told");
    this.told.setAttribute("role", "status");
    this.track = make("ol", "track");
    this.track.setAttribute("aria-label", "Turns so far");
    this.back = button("Back", () => this.go(this.made.slice(0, -1)));
    this.over = button("Start over", () => this.go([]));
    const controls = make("div", "controls", this.back, this.over);
    if (played.show.length) {
      controls.append(button("One that goes wrong", () => this.go(played.show)));
    }
    controls.append(button("The usual order", () => this.go(played.usual)));
    const side = make("div", "board-side", this.shared, this.printed);
    section.querySelector("table").replaceWith(
      make("div", "board-top", this.code, side), this.choices, this.told, this.track, controls,
    );
    section.addEventListener("keydown", (event) => this.press(event));
  }

  get state() {
    return this.played.follow(this.made).at(-1);
  }

  step(place) {
    if (this.played.next[place][this.state]) this.go([...this.made, place]);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const sign = event.key === "m" ? "Ⓜ" : NUMBERS[Number(event.key) - 1];
    const place = this.played.signs.indexOf(sign);
    if (place >= 0) this.step(place);
    else if (event.key === "Backspace") this.go(this.made.slice(0, -1));
    else return;
    event.preventDefault();
  }

  // Show the order that these choices make, and keep it in the address.
  go(made) {
    this.made = [...made];
    this.show();
    const order = this.made.map((place) => place + 1).join("");
    history.replaceState(null, "", `#${this.section.id}${order && `=${order}`}`);
  }

  show() {
    const { played, made } = this;
    const states = played.follow(made);
    const state = states.at(-1);
    this.showPlaces(state);
    this.showShared(state);
    this.showChoices(state);
    this.showTrack(states);
    const last = made.length && [...played.tell(made.at(-1), ...states.slice(-2))];
    const said = last ? [`${played.threads[made.at(-1)]}: ${last.join(", ") || "goes on"}.`] : [];
    if (!made.length) said.push("Choose who goes first.");
    const ended = state in played.ends, wrong = played.wrong.includes(state);
    if (ended) said.push(`${wrong ? "This order goes wrong" : "This order is right"}: ${played.outcome(state)}`);
    this.told.textContent = said.join(" ");
    this.section.dataset.end = ended ? (wrong ? "wrong" : "right") : "";
    this.back.disabled = this.over.disabled = !made.length;
  }

  showPlaces(state) {
    for (const line of this.lines.values()) {
      line.querySelector(".here")?.remove();
      line.classList.remove("next");
    }
    this.played.threads.forEach((name, place) => {
      const line = this.lines.get(this.played.see(`${place}.line`, state));
      if (!line) return;
      line.classList.add("next");
      const here = line.querySelector(".here") ?? make("span", "here");
      here.textContent += this.played.signs[place];
      here.title = "the next line of these threads";
      line.prepend(here);
    });
  }

  showShared(state) {
    const { played } = this;
    const rows = [...played.share(state)];
    played.threads.forEach((thread, place) => {
      const own = played.names.filter((name) => name.startsWith(`${place}.locals.`));
      const known = own.filter((name) => played.see(name, state) !== null);
      const said = known.map((name) => `${name.split(".").slice(2).join(".")} = ${played.see(name, state)}`);
      if (own.length) rows.push([`${played.signs[place]} in ${thread}`, said.join(", ") || "–"]);
    });
    this.shared.replaceChildren(
      ...rows.flatMap(([name, value]) => [make("dt", "", name), make("dd", "", value)]),
    );
    const printed = played.see("printed", state);
    this.printed.replaceChildren(...printed.map(([who, text]) => {
      const place = played.threads.indexOf(who);
      return make("span", "", `${place < 0 ? "–" : played.signs[place]} ${text}\n`);
    }));
  }

  showChoices(state) {
    const { played } = this;
    this.buttons.forEach((made, place) => {
      const name = played.threads[place];
      const can = Boolean(played.next[place][state]);
      const line = played.see(`${place}.line`, state);
      const waits = played.see(`${place}.waits`, state);
      let what = played.by_pauses ? `goes on in line ${line}` : `does line ${line}`;
      if (played.see(`${place}.ended`, state)) what = "has ended";
      else if (waits && !can) what = played.wait(place, state);
      else if (waits) what = `goes on in line ${line}`;
      made.replaceChildren(make("b", "", played.signs[place]), ` ${name} ${what}`);
      // Not `disabled`: who cannot go on still says why to those who tab to it.
      made.setAttribute("aria-disabled", String(!can));
    });
  }

  // The turns so far, a row for each thread: the line that it did.
  showTrack(states) {
    const { played, made } = this;
    const cells = made.map((place, turn) => {
      const line = played.see(`${place}.line`, states[turn]);
      const cell = make("li", "", String(line));
      cell.style.setProperty("--row", place + 1);
      cell.style.setProperty("--turn", turn + 2);
      cell.title = `turn ${turn + 1}: ${played.threads[place]}, line ${line}`;
      return cell;
    });
    const names = played.threads.map((_, place) => {
      const name = make("li", "lane", played.signs[place]);
      name.style.setProperty("--row", place + 1);
      name.setAttribute("aria-hidden", "true");
      return name;
    });
    this.track.replaceChildren(...names, ...cells);
    this.track.scrollLeft = this.track.scrollWidth; // the newest turn is in sight
  }
}

const boards = new Map();
const home = new URL("..", document.currentScript.src);

// The data of a board is a script, which calls this.
window.setUpBoard = (id, data) => {
  const section = document.getElementById(id);
  if (section && !boards.has(id)) boards.set(id, new Board(section, data));
  if (location.hash.startsWith(`#${id}=`)) open();
};

function fetchData(section) {
  const script = make("script");
  script.src = new URL(section.dataset.played, home);
  document.head.append(script);
}

// A board is set up as it comes near; before, its table stands there.
const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    fetchData(target);
  }
}, { rootMargin: "300px" });
for (const section of document.querySelectorAll(".board")) near.observe(section);

// An address that carries an order: `#board-sharing-lost_update=1212`.
function readAddress() {
  return decodeURIComponent(location.hash.slice(1)).split("=");
}

function open() {
  const [id, order = ""] = readAddress();
  const board = boards.get(id);
  if (!board || !order) return;
  board.made = [...order].map((digit) => Number(digit) - 1);
  board.made.length = board.played.follow(board.made).length - 1;
  board.show();
  board.section.scrollIntoView();
}
addEventListener("hashchange", open);
const named = document.getElementById(readAddress()[0]);
if (named?.matches(".board")) named.scrollIntoView();
})();
