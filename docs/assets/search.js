// Material fetches its search index and starts its search worker on each visit. This
// script runs before it, and both wait for somebody who searches: for the focus in the
// search box, or an address with words to look up (q) or to mark (h). From a file the
// browser refuses both, and Material hides the box.
if (location.protocol !== "file:") {
  const searching = new Promise((resolve) => {
    if (/[?&][qh]=/.test(location.search)) resolve();
    addEventListener("focusin", ({ target }) => target.name === "query" && resolve());
  });

  window.XMLHttpRequest = class extends XMLHttpRequest {
    send(body) {
      searching.then(() => super.send(body));
    }
  };

  const Started = Worker;
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.worker = searching.then(() => new Started(url));
      this.worker.then((worker) => {
        worker.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
      });
    }

    postMessage(data) {
      this.worker.then((worker) => worker.postMessage(data));
    }
  };
}
