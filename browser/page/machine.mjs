// The machine of this page: fetched and booted once, for whoever runs first, and given
// back when the page is left.

import { prepare } from "../machine.mjs";

// Of what is fetched, compressed; the browser keeps it.
export const MEGABYTES = 13;

const base = new URL("../", import.meta.url);
let prepared, machine, listen;

export function getMachine(progress) {
  listen = progress;
  prepared ??= prepare({ base, progress: (told) => listen(told) }).then(
    (made) => (machine = made),
    (error) => {
      prepared = undefined;
      throw error;
    },
  );
  return prepared;
}

// After this, the next run begins with another machine.
export function dropMachine() {
  machine?.close();
  prepared = machine = undefined;
}

// Whether the reader has to be asked first, because bytes are dear to them.
export const isDear = () => !prepared && Boolean(navigator.connection?.saveData);

export const sayProgress = ({ loaded, total }) => {
  const say = (bytes) => (bytes / 1e6).toFixed(1);
  return `Fetching ${say(loaded)} of ${say(total)} MB`;
};
