// See that a run hangs: nothing happens in it any more, and nothing can.
//
// Each process is asked what it waits for. One that computes does not answer, and one
// that sleeps, or waits with a timeout, will go on by itself; what is left is a run in
// which each thread waits for another.

const LOOK = 200; // milliseconds between two looks
const QUIET = 2000; // in which nothing has happened, before anybody is asked
const ROUNDS = 5; // of answers, because one may be given just before a wait ends

export function watchForQuiet(run) {
  let changed = performance.now();
  let answers = new Map();
  let rounds = 0; // in which nobody could go on
  const timer = setInterval(look, LOOK);

  function look() {
    if (performance.now() - changed < QUIET) {
      rounds = 0;
      return;
    }
    const { workers } = run;
    const all = run.kernel.processes.living.length;
    if (workers.length === all && workers.every((worker) => answers.has(worker))) decide();
    answers = new Map();
    for (const worker of workers) worker.postMessage({ do: "look" });
  }

  function decide() {
    const told = [...answers.values()];
    const waits = told.every((each) => !each.timers) && !run.kernel.waits.timed;
    rounds = (waits || run.order.hangs) && !run.kernel.asking ? rounds + 1 : 0;
    if (rounds < ROUNDS) return;
    run.hung = told.flatMap((each) => each.places).sort();
    run.quiet = performance.now() / 1000;
    run.stop("It hangs: each thread waits, and nothing can end a wait.");
  }

  return {
    change() {
      changed = performance.now();
    },
    hear: (worker, looked) => answers.set(worker, looked),
    close: () => clearInterval(timer),
  };
}
