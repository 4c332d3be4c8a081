// Material fetches its search index and starts its search worker on each visit. This
// script runs before it, and both wait for somebody who searches: for the focus in the
// search box, or an address with words to look up (q) or to mark (h).
const searching = new Promise((resolve) => {
  if (/[?&][qh]=/.test(location.search)) resolve();
  addEventListener("focusin", ({ target }) => target.name === "query" && resolve());
});

window.XMLHttpRequest = class extends XMLHttpRequest {
  send(body) {
    searching.then(() => super.send(body));
  }
};

// The worker takes each word for the beginning of one, and would find everything by a
// letter beside other words, as in Ctrl-C, and each attribute by the "at" of a message
// that somebody pastes: these are words by themselves.
// It answers each message with one, in order. A question that finds nothing is asked
// again, each of its words with a letter more, less or another.
const QUESTION = 2, ANSWER = 3;
// A colon at the end of a word, as after the name of an error, would stop the search.
const part = (words) =>
  words
    .replace(/:(?=\s|$)/g, "")
    .replace(/(?<=[\s-])\w(?=\s|$)|(?<=^|\s)\w\w(?=\s)/g, "$&^1");
const mend = (words) => words.replace(/[\w.]{4,}/g, "$&~1");

const Started = Worker;
window.Worker = class extends EventTarget {
  constructor(url, options) {
    if (!/\/search\.[^/]*$/.test(url)) return new Started(url, options); // one of Run's
    super();
    this.asked = [];
    this.worker = searching.then(() => new Started(url));
    this.worker.then((worker) => {
      worker.onmessage = ({ data }) => this.hear(data);
    });
  }

  postMessage(message) {
    if (message.type === QUESTION) {
      message.data = part(message.data);
      this.asked.push(message.data);
    }
    this.worker.then((worker) => worker.postMessage(message));
  }

  hear(message) {
    if (message.type === ANSWER) {
      const words = this.asked.shift();
      const again = mend(words);
      const last = !this.asked.length;
      if (!message.data.items.length && last && !words.includes("~") && again !== words) {
        return this.postMessage({ type: QUESTION, data: again });
      }
    }
    this.dispatchEvent(new MessageEvent("message", { data: message }));
  }
};
