// Take turns: while several threads are there, one that computes is asked again and
// again to let the others go on, as often as Python's switch interval says.
//
// Pyodide reads an interrupt buffer between bytecodes. Here the buffer is an object
// that answers by the clock, because nobody outside could write into it: without
// shared memory, a worker that computes hears nothing.

export const SWITCH = 10; // SIGUSR1, whose handler in Python lets the others go on

export function switchThreads(python, bridge) {
  let due = 0;
  python.setInterruptBuffer({
    get 0() {
      if (!bridge.turns) return 0;
      const now = performance.now();
      if (now < due) return 0;
      due = now + bridge.interval;
      return SWITCH;
    },
    set 0(value) {},
  });
}
