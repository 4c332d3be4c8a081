// The switch of Predict first, one for the whole book. It is kept in this browser and
// sent nowhere. What asks is fetched when a reader first wants it.
(() => {
  "use strict";

  const KEY = "predict first";
  const home = document.currentScript.src;
  const boxes = [...document.querySelectorAll(".predict-first input")];
  const asked = document.querySelector("[data-predict]");

  // A browser may forbid a page to keep anything: then it lasts as long as the page.
  let on = false;
  function recall() {
    try {
      on = localStorage.getItem(KEY) === "on";
    } catch {}
  }

  function keep() {
    try {
      localStorage.setItem(KEY, on ? "on" : "off");
    } catch {}
  }

  let fetched = !asked;
  function show() {
    for (const box of boxes) box.checked = on;
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

  for (const box of boxes) {
    box.addEventListener("change", () => {
      on = box.checked;
      keep();
      show();
    });
  }
  addEventListener("storage", () => {
    recall();
    show();
  });
  recall();
  if (boxes.some((box) => box.checked)) on = true; // which had this script fetched
  keep();
  show();
})();
