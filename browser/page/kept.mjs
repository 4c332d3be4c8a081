// What the reader wrote stays in their browser, per example, until they reset it.
// A browser may refuse to keep anything: then it lasts as long as the page.

const start = "parallel-python:";
const spare = new Map();

export function read(name) {
  try {
    return localStorage.getItem(start + name) ?? undefined;
  } catch {
    return spare.get(name);
  }
}

export function keep(name, text) {
  try {
    localStorage.setItem(start + name, text);
  } catch {
    spare.set(name, text);
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(start + name);
  } catch {
    spare.delete(name);
  }
}
