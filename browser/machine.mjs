// What a page needs to run a script: prepare it once, then run, judge and close.

import { prepareSystem } from "./run.mjs";

export async function prepare({ base = new URL("./", import.meta.url), progress, warm } = {}) {
  const system = await prepareSystem({ base, progress, warm });
  return {
    run: (order) => system.run(order),
    call: (name, args) => system.call(name, args),
    close: () => system.close(),
  };
}
