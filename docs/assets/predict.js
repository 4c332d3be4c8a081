// The switch of Predict first, one for the whole book: what it is set to is kept in this
// browser, where book.js finds it, and sent nowhere. What asks is fetched when a reader
// first wants it.
(() => {
  "use strict";

  const KEY = "predict first";
  const home = document.currentScript.src;
  const box = document.querySelector(".predict-first input");
  let fetched = !document.querySelector("[data-predict]");

  // A browser may forbid a page to keep anything: then it lasts as long as the page.
  function keep() {
    try {
      localStorage.setItem(KEY, box.checked ? "on" : "off");
    } catch {}
  }

  function show() {
    const on = box.checked;
    document.documentElement.classList.toggle("predicting", on);
    document.dispatchEvent(new CustomEvent("predict", { detail: on }));
    if (fetched || !on) return;
    fetched = true;
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = new URL("question.css", home);
    const script = document.createElement("script");
    script.src = new URL("question.js", home);
    script.onerror = () => document.documentElement.classList.remove("predicting");
    document.head.append(sheet, script);
  }

  function change() {
    keep();
    show();
  }

  box.addEventListener("change", change);
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== KEY && key !== null) return;
    box.checked = newValue === "on";
    show();
  });
  change(); // the one that had this script fetched
})();
