// Read what Python's `marshal` wrote: the notes of the observer, which are tuples of
// plain values. https://docs.python.org/3/library/marshal.html

const text = new TextDecoder();

/** The values that stand one after the other in these bytes. */
export function* readAll(bytes) {
  const reader = new Reader(bytes);
  while (!reader.ended) yield reader.read();
}

class Reader {
  #place = 0;

  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get ended() {
    return this.#place >= this.bytes.length;
  }

  read() {
    const code = String.fromCharCode(this.#byte());
    const read = READERS[code];
    if (!read) throw new Error(`marshal: no value begins with ${code}`);
    return read.call(this);
  }

  #byte() {
    return this.bytes[this.#place++];
  }

  long() {
    return this.view.getInt32(this.#move(4), true);
  }

  double() {
    return this.view.getFloat64(this.#move(8), true);
  }

  take(size) {
    const start = this.#move(size);
    return this.bytes.slice(start, start + size);
  }

  #move(by) {
    this.#place += by;
    return this.#place - by;
  }

  /** An integer of more than 32 bits: its digits have 15 each, the sign is the size's. */
  big() {
    const size = this.long();
    let value = 0;
    for (let digit = 0; digit < Math.abs(size); digit += 1) {
      value += this.view.getUint16(this.#move(2), true) * 2 ** (15 * digit);
    }
    return size < 0 ? -value : value;
  }

  list(size) {
    return Array.from({ length: size }, () => this.read());
  }
}

const READERS = {
  N: () => null,
  T: () => true,
  F: () => false,
  i() {
    return this.long();
  },
  l() {
    return this.big();
  },
  g() {
    return this.double();
  },
  s() {
    return this.take(this.long());
  },
  t() {
    return text.decode(this.take(this.long()));
  },
  u() {
    return text.decode(this.take(this.long()));
  },
  "(": function () {
    return this.list(this.long());
  },
  "[": function () {
    return this.list(this.long());
  },
};
