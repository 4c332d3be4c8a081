// Material adds its copy buttons after the page has loaded, all of one name and
// each in a navigation landmark without one. They say what they copy, and a group
// needs no name. On a touch screen it takes code that scrolls away from the Tab key;
// a keyboard may be there all the same, and its focus stays where it is.
const COPY = "nav.md-code__nav";

function nameCopies(nav) {
  nav.setAttribute("role", "presentation");
  const file = nav.closest(".highlight")?.querySelector(".filename b");
  const copied = nav.closest(".terminal") ? "command" : file?.textContent;
  const button = nav.querySelector("button[data-clipboard-target]");
  if (button && copied) button.title = `Copy ${copied}`;
}

function keepReachable(code) {
  const needed = code.scrollWidth > code.clientWidth || code === document.activeElement;
  if (needed && !code.hasAttribute("tabindex")) code.tabIndex = 0;
}

document.querySelectorAll(COPY).forEach(nameCopies);
new MutationObserver((changes) => {
  for (const { addedNodes, target, type } of changes) {
    for (const node of addedNodes) if (node.matches?.(COPY)) nameCopies(node);
    if (type === "attributes" && target.matches("pre > code")) keepReachable(target);
  }
}).observe(document.body, { attributeFilter: ["tabindex"], childList: true, subtree: true });

// What has moved leads to its new place, and a part of a figure to that part.
function follow() {
  const old = location.hash.slice(1);
  const parts = document.getElementById(old) ? [] : old.matchAll(/-/g);
  const names = [old, ...Array.from(parts, ({ index }) => old.slice(0, index)).reverse()];
  for (const name of names) {
    const target = name && document.getElementById(name)?.dataset.moved;
    if (target) return location.replace(target + old.slice(name.length));
  }
}
addEventListener("hashchange", follow);
follow();

// Replay and highlights, and ticks of exercises, only where there is something to replay
// or to tick, and what Predict first does once it is switched on. From a disk a browser
// opens no module, so these are none.
const home = document.currentScript.src;
const PARTS = {
  "replay.js": "figure:is(.example, .compared)",
  "exercises.js": "[data-exercise]",
};
function fetchPart(file) {
  const script = document.createElement("script");
  script.src = new URL(file, home);
  document.head.append(script);
}
for (const [file, wanted] of Object.entries(PARTS)) {
  if (document.querySelector(wanted)) fetchPart(file);
}
const predict = document.querySelector(".predict-first input");
if (predict) {
  try {
    predict.checked = localStorage.getItem("predict first") === "on";
  } catch {}
  if (predict.checked) fetchPart("predict.js");
  else predict.addEventListener("change", () => fetchPart("predict.js"), { once: true });
}
