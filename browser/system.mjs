// The worker in which the kernel lives: it starts the processes, which are workers of
// it, and passes on to the page what they print and note.
//
// The kernel is not on the page itself, so that a script that prints or starts without
// end keeps this worker busy and not the page; and a worker that is ended takes its own
// workers with it, so that the page can always end a run.

import { Kernel } from "./kernel/kernel.mjs";
import { Pool } from "./process/pool.mjs";
import { Run } from "./process/run.mjs";

const BETWEEN = 20; // milliseconds: of what a run tells, until the page gets it

let pool;
let current = 0; // the number of the run that there is
let run;

const ACTIONS = {
  async prepare({ warm }) {
    pool = new Pool({ progress: (told) => postMessage({ progress: told }) });
    try {
      await pool.prepare(warm);
      postMessage({ prepared: true });
    } catch ({ message }) {
      postMessage({ refused: message }); // as a host's policy may forbid WebAssembly
    }
  },
  run({ run: number, order }) {
    run?.stop(); // there is one at a time
    current = number;
    run = new Run(Kernel, pool, order, bundle((told) => postMessage({ run: number, told })));
    run.begin();
  },
  answer({ run: number, line }) {
    if (number === current) run.answer(line);
  },
  stop({ run: number, why }) {
    if (number === current) run.stop(why);
  },
  async peek({ id, run: number }) {
    postMessage({ called: id, value: number === current ? await run.peek() : null });
  },
  async call({ id, name, args }) {
    postMessage({ called: id, ...(await pool.serve(name, args)) });
  },
};

// Some messages a second, each with all that was told since the one before: of a script
// that prints without end the messages alone would keep the page busy.
function bundle(send) {
  let told = [];
  const pass = () => send(told.splice(0));
  return (one) => {
    if (!told.length) setTimeout(pass, BETWEEN);
    told.push(one);
  };
}

self.onmessage = ({ data }) => ACTIONS[data.do](data);
