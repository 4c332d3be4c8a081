// Material adds its copy buttons after the page has loaded, each in a
// navigation landmark without a name. A group needs none.
const COPY = "nav.md-code__nav";
const needsNoName = (nav) => nav.setAttribute("role", "presentation");
document.querySelectorAll(COPY).forEach(needsNoName);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node.matches?.(COPY)) needsNoName(node);
  }
}).observe(document.body, { childList: true, subtree: true });

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

// Replay and highlights, only where there is something to replay.
if (document.querySelector("figure:is(.example, .compared)")) {
  const replay = document.createElement("script");
  replay.src = new URL("replay.js", document.currentScript.src);
  document.head.append(replay);
}
