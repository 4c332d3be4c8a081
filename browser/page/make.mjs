// Elements, as the page needs them.

export function make(tag, klass = "", ...children) {
  const made = document.createElement(tag);
  if (klass) made.className = klass;
  made.append(...children);
  return made;
}

export function makeButton(text, act, klass = "") {
  const made = make("button", klass, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

// Elements from the HTML that the book's own code has drawn.
export function draw(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

// Once for each page: the style of what only a click shows.
const sheets = new Map();

export function style(name) {
  const url = new URL(name, import.meta.url).href;
  if (!sheets.has(url)) {
    const link = make("link");
    const loaded = new Promise((done) => (link.onload = link.onerror = done));
    Object.assign(link, { rel: "stylesheet", href: url });
    document.head.append(link);
    sheets.set(url, loaded);
  }
  return sheets.get(url);
}
