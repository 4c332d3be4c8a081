// The page "Try it": what it needs is a module, fetched where it can run.
{
  const said = document.getElementById("try-said");
  const module = new URL("../run/page/try.mjs", document.currentScript.src);
  said.textContent = whyNoRun;
  if (!whyNoRun) {
    import(module).then(
      ({ open }) => open(document.getElementById("try"), said),
      () => (said.textContent = "This copy of the book was built without what runs scripts."),
    );
  }
}
