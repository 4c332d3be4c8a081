// Ticks for the exercises that are done. They are kept in this browser and sent nowhere.
// An exercise is known by its name, `data-exercise`, on its figure and on links to it.
(() => {
  "use strict";

  const KEY = "exercises done";
  const marked = [...document.querySelectorAll("[data-exercise]")];

  // A browser may forbid a page to keep anything: then a tick lasts as long as the page.
  let done = new Set();
  function recall() {
    try {
      done = new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
    } catch {}
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify([...done].sort()));
    } catch {}
  }

  // Links in the table of contents to the section that a figure stands in.
  function findEntries(figure) {
    let before = figure.closest(".exercise");
    while (before && !before.matches("h2, h3")) before = before.previousElementSibling;
    const end = before && `#${before.id}`;
    return [...document.querySelectorAll(".md-nav__link")].filter((a) => a.hash === end);
  }

  function addTick(figure) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.addEventListener("change", () => markDone(figure.dataset.exercise, box.checked));
    label.append(box, " Done");
    label.className = "tick";
    figure.querySelector(".notes").prepend(label, " · ");
    return box;
  }

  const parts = marked.map((element) => {
    const figure = element.matches("figure");
    return {
      name: element.dataset.exercise,
      links: figure ? findEntries(element) : [element],
      box: figure ? addTick(element) : null,
    };
  });

  function show() {
    for (const { name, links, box } of parts) {
      if (box) box.checked = done.has(name);
      for (const link of links) link.classList.toggle("exercise-done", done.has(name));
    }
  }

  // What judges an answer in the page calls this by its name.
  function markDone(name, is = true) {
    recall();
    is ? done.add(name) : done.delete(name);
    keep();
    show();
  }

  globalThis.markDone = markDone;
  addEventListener("storage", () => {
    recall();
    show();
  });
  recall();
  show();
})();
