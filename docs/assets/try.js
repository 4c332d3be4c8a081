// The page "Try it": what it needs is a module, which no page can open from a disk.
{
  const said = document.getElementById("try-said");
  const module = new URL("../run/page/try.mjs", document.currentScript.src);
  const able = globalThis.WebAssembly && "Suspending" in WebAssembly;
  if (location.protocol === "file:") {
    said.textContent = "From a disk a browser opens no editor and runs no script: read this page on a server.";
  } else if (!able) {
    said.textContent =
      "This browser cannot run it: it cannot suspend Python while it waits (JSPI). Chrome and Edge can from 137 on, Firefox from 153, Safari from 27.";
  } else {
    import(module).then(
      ({ open }) => open(document.getElementById("try"), said),
      () => (said.textContent = "This copy of the book was built without what runs scripts."),
    );
  }
}
