// One clock for all workers of a page, in milliseconds since `origin`.
//
// `performance.now` counts from the start of its own worker. Python's `monotonic` and
// `perf_counter` are read from it, so that changing it here makes the times of all
// processes comparable, as they are on one machine.

export function setClock(origin) {
  const own = performance.now.bind(performance);
  const ahead = performance.timeOrigin - origin;
  performance.now = () => own() + ahead;
}
