// The page "All symptoms": finds the sections that fit what a reader pastes. It looks
// for the expressions that stand on the page, one for each row of the table; the text
// goes nowhere else, but for its last line, when somebody asks the book's own search.
(() => {
  "use strict";

  const MOST = 50_000; // characters: of what is longer, the end says more
  const LONGEST = 300; // characters of a line that is searched for

  const part = document.querySelector(".symptoms");
  const box = part.querySelector(".paste");
  const field = box.querySelector("textarea");
  const fits = box.querySelector(".fits");
  const button = box.querySelector("button");
  const table = part.querySelector("tbody");
  const patterns = JSON.parse(part.querySelector("script").textContent);
  const symptoms = Array.from(table.rows, (row, place) => ({
    row,
    words: row.textContent.toLowerCase(),
    pattern: read(patterns[place]),
  }));

  // A terminal or a letter may have broken a line between two words.
  function read(pattern) {
    return new RegExp(pattern.replace(/(?<=\w) (?=\w)/g, "\\s+"), "g");
  }

  // The symptoms that fit, the best first.
  function find(text) {
    const found = symptoms
      .map(({ row, pattern }) => ({ row, sizes: measure(text, pattern) }))
      .filter(({ sizes }) => sizes)
      .sort((a, b) => compare(a.sizes, b.sizes));
    return (found.length ? found : findWords(text)).map(({ row }) => row);
  }

  // The more a match says, the better it fits. Of one that spans a traceback, its last
  // line counts first: a KeyboardInterrupt is worth less than an error that has a name
  // for the fault, and one below a join is worth more than one alone.
  function measure(text, pattern) {
    const sizes = Array.from(text.matchAll(pattern), ([match]) => [
      match.split("\n").pop().trim().length,
      match.length,
    ]);
    return sizes.sort(compare)[0];
  }

  function compare([line, whole], [otherLine, otherWhole]) {
    return otherLine - line || otherWhole - whole;
  }

  // What is written, not pasted: each of its words stands in the row.
  function findWords(text) {
    const written = text.toLowerCase().match(/[\w.-]+/g) ?? [];
    return written.length
      ? symptoms.filter(({ words }) => written.every((one) => words.includes(one)))
      : [];
  }

  function say(count) {
    if (count === 0) return "No section fits. The table has all symptoms of the book.";
    return count === 1 ? "1 section fits." : `${count} sections fit, the best first.`;
  }

  function show() {
    const text = field.value.slice(-MOST);
    const found = find(text);
    table.replaceChildren(...(found.length ? found : symptoms.map(({ row }) => row)));
    fits.textContent = text.trim() ? say(found.length) : "";
    button.hidden = Boolean(found.length || !text.trim());
  }

  // In the search box of every page, which opens by its own switch. The last line of
  // a traceback says the error; Material listens for a key, not for the new value.
  function search() {
    const query = document.querySelector("input[name=query]");
    const opens = document.querySelector("[data-md-toggle=search]");
    query.value = field.value.trim().split("\n").pop().slice(0, LONGEST);
    if (!opens.checked) opens.click();
    query.focus();
    query.dispatchEvent(new KeyboardEvent("keyup"));
  }

  box.hidden = false;
  field.addEventListener("input", show);
  button.addEventListener("click", search);
})();
