// What the observers of a run have noted: kept as it came, to be composed into a
// recording, and read, to know whose turn it was.

import { readAll } from "../kernel/marshal.mjs";

export class Observed {
  #logs = new Map(); // by the name of a file: its pieces
  #writers = new Map(); // by process: the thread that printed last

  /** Keep a note, and who printed if it is of that. */
  add(process, log, bytes) {
    if (!this.#logs.has(log)) this.#logs.set(log, []);
    this.#logs.get(log).push(bytes);
    const [[name, , thread]] = readAll(bytes);
    if (name === "write" || name === "complain") this.#writers.set(process, thread);
  }

  /** The number of the thread that has just printed: 0 is the main one. */
  findWriter(process) {
    return this.#writers.get(process) ?? 0;
  }

  /** The files as the observers would have written them, by their paths in a folder. */
  collect(folder) {
    const whole = ([name, pieces]) => [`${folder}/${name}`, join(pieces)];
    return Object.fromEntries([...this.#logs].map(whole));
  }
}

function join(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let place = 0;
  for (const piece of pieces) {
    whole.set(piece, place);
    place += piece.length;
  }
  return whole;
}
