// Take turns: while several threads are there, one that computes is asked every 5 ms
// to let the others go on, as Python's switch interval does.
//
// Pyodide reads an interrupt buffer between bytecodes. Here the buffer is an object
// that answers by the clock, because nobody outside could write into it: without
// shared memory, a worker that computes hears nothing.

export const SWITCH = 10; // SIGUSR1, whose handler in Python lets the others go on
const INTERVAL = 5; // milliseconds: sys.getswitchinterval()

export function switchThreads(python, bridge) {
  let due = 0;
  python.setInterruptBuffer({
    get 0() {
      if (!bridge.turns) return 0;
      const now = performance.now();
      if (now < due) return 0;
      due = now + INTERVAL;
      return SWITCH;
    },
    set 0(value) {},
  });
}
