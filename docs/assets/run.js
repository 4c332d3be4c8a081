// Run and Edit, beside Replay, on each example that was proven in a browser. What
// they need is fetched with the first click: this only puts the buttons there.
(() => {
  const base = new URL("../run/", document.currentScript.src);

  function make(parent, tag, klass, text = "") {
    const made = parent.appendChild(document.createElement(tag));
    made.className = klass;
    made.textContent = text;
    return made;
  }

  // Where Run stands: above the timeline, or below a terminal that has none.
  function findRow(panel, terminal) {
    const row = panel.querySelector(".ran");
    if (row) return row;
    const lanes = make(panel, "div", "lanes");
    terminal.after(lanes);
    const made = make(lanes, "div", "ran");
    make(made, "span", "said");
    return made;
  }

  function offer(terminal) {
    const panel = terminal.closest(".tabbed-block, figure");
    const controls = make(findRow(panel, terminal), "span", "controls runs");
    let opened;
    const open = () =>
      (opened ??= import(new URL("page/figure.mjs", base)).then(({ Live }) =>
        new Live({ base, panel, terminal, controls })));
    const buttons = { Run: "run", Edit: "edit" };
    for (const [text, act] of Object.entries(buttons)) {
      const button = make(controls, "button", act, text);
      button.type = "button";
      button.addEventListener("click", async () => {
        try {
          (await open())[act]();
        } catch {
          opened = undefined;
          button.title = "It could not be fetched; is there a network?";
        }
      });
    }
  }

  function refuse(terminal) {
    const panel = terminal.closest(".tabbed-block, figure");
    const said = make(panel.querySelector("figcaption") ?? panel, "p", "browserless");
    make(said, "strong", "", "No Run here:");
    said.append(` ${whyNoRun}`);
  }

  document.querySelectorAll(".terminal[data-run]").forEach(whyNoRun ? refuse : offer);
})();
