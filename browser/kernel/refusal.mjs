// What a call is refused with, by the name that the C library has for it.

export class Refusal extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}
