// Why this browser cannot run the book's scripts here; empty where it can.
{
  const disk = "From a disk a browser opens no module and starts no worker: read the book on a server to run its scripts.";
  const old =
    "This browser cannot suspend Python while it waits (JSPI). Chrome and Edge can from 137 on, Firefox from 153, Safari from 27.";
  const able = globalThis.WebAssembly && "Suspending" in WebAssembly;
  globalThis.whyNoRun = location.protocol === "file:" ? disk : able ? "" : old;
}
