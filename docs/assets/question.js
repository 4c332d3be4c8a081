// Asks what a script will print, before it shows that. Of three choices one is what the
// page shows, and two are runs of changed scripts, which stand below it afterwards.
(() => {
  "use strict";

  const LETTERS = "ABC";
  const home = new URL("..", document.currentScript.src);
  const figures = [...document.querySelectorAll("figure[data-predict]")];

  function make(parent, tag, klass, text = "") {
    const made = parent.appendChild(document.createElement(tag));
    made.className = klass;
    made.textContent = text;
    return made;
  }

  function button(parent, klass, act) {
    const made = make(parent, "button", klass);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  class Question {
    constructor(figure, told) {
      Object.assign(this, told);
      this.figure = figure;
      this.below = document.createElement("div");
      this.box = document.createElement("div");
      this.box.className = "question";
      this.box.setAttribute("role", "group");
      this.box.setAttribute("aria-label", "What will it print?");
    }

    ask() {
      this.end();
      this.title = make(this.box, "p", "asked", "What will it print?");
      this.title.tabIndex = -1;
      this.choices.forEach((lines, place) => {
        const choice = button(this.box, "choice", () => this.choose(place));
        make(choice, "b", "", LETTERS[place]);
        make(choice, "code", "", lines.join("\n"));
      });
      this.figure.querySelector(":scope > .highlight").after(this.box);
    }

    choose(place) {
      this.figure.classList.add("told");
      this.box.replaceChildren();
      const told = make(this.box, "p", "asked", this.say(place));
      told.tabIndex = -1;
      const again = button(this.box, "again", () => {
        this.ask();
        this.title.focus();
      });
      again.textContent = "Ask again";
      this.showRuns(place);
      told.focus();
    }

    say(place) {
      const right = `it prints ${LETTERS[this.right]}`;
      if (place === this.right) return `Right: ${right}.`;
      return `Not this time: ${right}. ${LETTERS[place]} is printed ${this.changes[place]}.`;
    }

    // That of the choice is open.
    showRuns(place) {
      this.below.innerHTML = this.runs.join("");
      this.figure.after(this.below);
      const shown = [...LETTERS].filter((_, at) => at !== this.right);
      const parts = this.below.querySelectorAll("details.changed");
      parts.forEach((part, at) => {
        part.open = shown[at] === LETTERS[place];
        part.querySelector("figure").dispatchEvent(new Event("ran", { bubbles: true }));
      });
    }

    end() {
      this.figure.classList.remove("told");
      this.box.replaceChildren();
      this.box.remove();
      this.below.remove();
    }
  }

  let questions = [];
  let on = true;

  // The data of a page, a script, calls this.
  globalThis.setUpQuestions = (told) => {
    questions = figures.map((figure) => new Question(figure, told[figure.id]));
    if (on) for (const question of questions) question.ask();
  };

  document.addEventListener("predict", ({ detail }) => {
    if (on === detail) return;
    on = detail;
    for (const question of questions) on ? question.ask() : question.end();
  });

  const data = document.createElement("script");
  data.src = new URL(`predict/${figures[0].dataset.predict}.js`, home);
  data.onerror = () => document.documentElement.classList.remove("predicting");
  document.head.append(data);
})();
