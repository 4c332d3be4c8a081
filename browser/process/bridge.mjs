// What Python calls to reach the kernel, and to wait: the worker's half of a call.

// A timer may fire a little early, and a sleep must not be shorter than was asked for.
const after = (milliseconds) => {
  const end = performance.now() + milliseconds;
  return new Promise((done) => {
    const look = () => {
      const rest = end - performance.now();
      if (rest > 0) setTimeout(look, rest);
      else done();
    };
    look();
  });
};

export class Bridge {
  #answers = new Map();
  #last = 0;
  #wake = null; // ends what the main thread waits for, because a signal has come
  #signals = [];
  #gates = new Map();
  #waits = new Map(); // of the main thread
  timers = 0; // waits that end by themselves
  turns = 0; // threads beside the main one, which take turns with it
  interval = 5; // milliseconds of a turn: sys.getswitchinterval()
  due = Infinity; // when the turn is over, by performance.now()
  Bytes = Uint8Array;

  /** A call of the kernel, with a promise of {value, bytes, error}. */
  call(name, args, bytes) {
    const id = ++this.#last;
    return new Promise((answer) => {
      this.#answers.set(id, answer);
      this.post(name, args, bytes, id);
    });
  }

  /** The same for a call whose answer nobody needs. */
  post(name, args, bytes, id = 0) {
    const message = { call: name, args: JSON.parse(args), bytes, id };
    postMessage(message, bytes ? [bytes.buffer] : []);
  }

  answer({ id, value = null, bytes, error }) {
    this.#answers.get(id)({ value: JSON.stringify(value), bytes, error });
    this.#answers.delete(id);
  }

  /** The number of a gate that somebody in this worker opens, or time does. */
  makeGate(milliseconds) {
    const gate = ++this.#last;
    const promise = new Promise((open) => this.#gates.set(gate, { open }));
    this.#gates.get(gate).promise = promise;
    if (milliseconds >= 0) this.#count(after(milliseconds)).then(() => this.open(gate));
    return gate;
  }

  open(gate) {
    this.#gates.get(gate)?.open();
  }

  /** Wait until it is open, which it may be already. */
  async enter(gate) {
    await this.#gates.get(gate).promise;
    this.#gates.delete(gate);
  }

  sleep(milliseconds) {
    return this.#count(after(milliseconds));
  }

  async #count(timer) {
    this.timers += 1;
    await timer;
    this.timers -= 1;
  }

  beginTurn() {
    this.due = performance.now() + this.interval;
  }

  endTurn() {
    this.due = Infinity;
  }

  /** Let whatever else is ready in this worker go first. */
  passTurn() {
    const { port1, port2 } = new MessageChannel();
    const turn = new Promise((done) => (port1.onmessage = () => (port1.close(), done())));
    port2.postMessage(null);
    return this.#count(turn);
  }

  /** A promise of what one of these ways to wait gives, as {value}.
   *
   * A wait of the main thread has a number: a signal ends it with undefined, so that its
   * handler is run, and `resume` goes on with it.
   */
  park(wait, way, ...args) {
    const promise = this[way](...args).then((value) => ({ value }));
    if (!wait) return promise;
    this.#waits.set(wait, promise);
    return this.resume(wait);
  }

  async resume(wait) {
    const signalled = new Promise((resolve) => (this.#wake = () => resolve(undefined)));
    if (this.#signals.length) this.#wake();
    const kept = await Promise.race([this.#waits.get(wait), signalled]);
    if (kept) this.#waits.delete(wait);
    return kept;
  }

  signal(number) {
    this.#signals.push(number);
    this.#wake?.();
  }

  /** The next signal that has not been handled yet, 0 if there is none. */
  takeSignal() {
    return this.#signals.shift() ?? 0;
  }
}
