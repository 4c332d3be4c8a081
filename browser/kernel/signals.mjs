// What a signal does to a process, by what the process has asked for.

export const SIGINT = 2;
export const SIGKILL = 9;
export const SIGTERM = 15;
const HARMLESS = new Set([0, 17, 18, 23, 28]); // a look whether it lives, CHLD, CONT, URG, WINCH

/** "deliver" to its handler, "end" it, or "ignore". */
export function decide(number, handling) {
  if (number === SIGKILL) return "end";
  const wish = handling.get(number) ?? (HARMLESS.has(number) ? "ignore" : "end");
  return wish;
}

/** Python's own: Ctrl-C is an exception there, and a broken pipe an error. */
export function makeHandling() {
  return new Map([[SIGINT, "deliver"], [13, "ignore"]]);
}
