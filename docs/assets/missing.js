// Where the book begins, for a page that is shown at any missing address: all that
// follows on the page is found from there. The first of these scripts to be found is
// the nearest; the last stands below Material's settings, and tells them too.
const settings = document.getElementById("__config");
if (settings) {
  const told = { ...JSON.parse(settings.textContent), base: document.baseURI };
  settings.textContent = JSON.stringify(told);
} else if (!document.querySelector("base")) {
  const base = document.createElement("base");
  base.href = new URL("..", document.currentScript.src);
  document.head.append(base);
}
