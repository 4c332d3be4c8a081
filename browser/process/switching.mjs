// Take turns: while several threads are there, one that computes is asked again and
// again to let the others go on, as often as Python's switch interval says.
//
// Pyodide reads an interrupt buffer between bytecodes. Here the buffer is an object
// that answers by the clock, because nobody outside could write into it: without
// shared memory, a worker that computes hears nothing.

export const SWITCH = 10; // SIGUSR1, whose handler in Python lets the others go on

export function switchThreads(python, bridge) {
  python.setInterruptBuffer({
    get 0() {
      if (!bridge.turns || performance.now() < bridge.due) return 0;
      bridge.endTurn(); // what lets the others go on is asked for no more
      return SWITCH;
    },
    set 0(value) {},
  });
}
