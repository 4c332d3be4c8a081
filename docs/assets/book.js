// Material adds its copy buttons after the page has loaded, each in a
// navigation landmark without a name. A group needs none.
new MutationObserver(() => {
  for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) {
    nav.setAttribute("role", "presentation");
  }
}).observe(document.body, { childList: true, subtree: true });

// Replay and highlights, only where there is something to replay.
if (document.querySelector("figure:is(.example, .compared)")) {
  import(new URL("replay.js", document.currentScript.src));
}
