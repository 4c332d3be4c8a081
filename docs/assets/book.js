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

// Replay and highlights, only where there is something to replay.
if (document.querySelector("figure:is(.example, .compared)")) {
  import(new URL("replay.js", document.currentScript.src));
}
