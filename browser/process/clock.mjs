// One clock for all workers of a page, in milliseconds since `origin`.
//
// `performance.now` counts from the start of its own worker. Python's `monotonic` and
// `perf_counter` are read from it, so that changing it here makes the times of all
// processes comparable, as they are on one machine.

// A browser rounds its clock, to keep pages from spying by it. Two events of a worker
// shall have two times all the same, so each reading is a little after the one before,
// but no further from the truth than the clock itself.
const STEP = 0.002;
const ROUNDED = 0.1;

export function setClock(origin) {
  const own = performance.now.bind(performance);
  const ahead = performance.timeOrigin - origin;
  let last = 0;
  performance.now = () => {
    const now = own() + ahead;
    last = Math.max(now, Math.min(last + STEP, now + ROUNDED));
    return last;
  };
}
