// Calls that wait, each asked again whenever something has changed.
//
// The table is small: a process has as many entries as threads that wait. So every
// change asks all of them, and nobody has to know which change concerns whom.

export class Waits {
  #waiting = new Set();

  /** What `attempt` gives as soon as it is not undefined; null after so many seconds. */
  until(process, attempt, seconds = null) {
    const found = attempt();
    if (found !== undefined) return found;
    if (seconds === 0) return null;
    return new Promise((resolve, reject) => {
      const wait = { process, attempt, resolve, reject, timed: seconds !== null };
      if (wait.timed) wait.timer = setTimeout(() => this.#end(wait, null), seconds * 1000);
      this.#waiting.add(wait);
    });
  }

  /** Something has changed: ask all, and again for as long as one of them could go on. */
  wake() {
    let moved = true;
    while (moved) {
      moved = false;
      for (const wait of [...this.#waiting]) moved = this.#ask(wait) || moved;
    }
  }

  #ask(wait) {
    if (!this.#waiting.has(wait)) return false;
    let found;
    try {
      found = wait.attempt();
    } catch (refusal) {
      this.#end(wait, refusal, wait.reject);
      return true;
    }
    if (found === undefined) return false;
    this.#end(wait, found);
    return true;
  }

  #end(wait, value, tell = wait.resolve) {
    this.#waiting.delete(wait);
    clearTimeout(wait.timer);
    tell(value);
  }

  /** A process has ended: nobody is there who would hear the answers. */
  forget(process) {
    for (const wait of [...this.#waiting]) {
      if (wait.process !== process) continue;
      this.#waiting.delete(wait);
      clearTimeout(wait.timer);
    }
  }

  /** Whether time alone will let one of them go on. */
  get timed() {
    return [...this.#waiting].some((wait) => wait.timed);
  }
}
