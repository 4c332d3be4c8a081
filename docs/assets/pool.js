// The page "How a pool shares out work". Times are whole hundredths of a
// second, so that no two moments differ by a rounding error.

const MOST_TASKS = 24;
const LONGEST = 60; // seconds
const TUTORIAL = { tasks: [500, 400, 300, 200, 100], workers: 2, chunk: 1, by: "map", alone: 0 };

// The rule, as in tests/pool.py; a test holds the two against each other.

function plan(durations, workers, chunksize, alone) {
  const free = Array(workers).fill(alone);
  let worker;
  return durations.map((duration, task) => {
    if (task % chunksize === 0) worker = free.indexOf(Math.min(...free));
    const begin = free[worker];
    free[worker] += duration;
    const chunk = Math.floor(task / chunksize);
    return { worker, chunk, begin, end: free[worker] };
  });
}

function results(planned, how) {
  if (how === "as_completed") {
    const ends = planned.map(({ end }, task) => ({ task, at: end }));
    return ends.sort((a, b) => a.at - b.at);
  }
  return planned.map(({ chunk }, task) => {
    const before = planned.filter((other) => other.chunk <= chunk);
    return { task, at: Math.max(...before.map(({ end }) => end)) };
  });
}

// What it looks like: the same HTML as stands on the page for readers without
// JavaScript. All places are percentages, so that it fits every width.

const MARGIN = 66; // pixels left of the SVG for the names of lanes, as in pool.css
const ROW = 30, BAR = 20, AXIS = 20, HEAD = 4, BELOW = 22; // pixels
const NARROW = 230, LETTER = 7.5; // pixels: where a label must fit, and its letters
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000];

const number = (time) => String(time / 100);
const task = (place) => `#${place + 1}`;
const seconds = (time) => `${number(time)} second${time === 100 ? "" : "s"}`;
const last = (planned) => Math.max(...planned.map(({ end }) => end));
const times = (longer, shorter) => `${number(Math.round((100 * longer) / shorter))} times`;
const width = (label) => (100 * (label.length * LETTER + 2)) / NARROW; // per cent
const percent = (value) => `${value.toFixed(2)}%`;

function draw({ tasks, workers, chunk, by, alone }) {
  const planned = plan(tasks, workers, chunk, alone);
  const given = results(planned, by);
  const total = last(planned);
  return {
    code: code(tasks, workers, chunk, by, alone),
    total: summary(tasks, workers, chunk, total, alone),
    timeline: timeline(tasks, workers, chunk, planned, given, total, alone),
    terminal: terminal(tasks, planned, given, total, alone),
  };
}

function code(tasks, workers, chunk, by, alone) {
  const list = `[${tasks.map(number).join(", ")}]`;
  const call = by === "map"
    ? `ex.map(runner, ${list}${chunk > 1 ? `, chunksize=${chunk}` : ""})`
    : `as_completed([ex.submit(runner, p) for p in ${list}])`;
  const lines = [`ex = ProcessPoolExecutor(max_workers=${workers})`, call];
  if (alone) lines.unshift(`prepare(${number(alone)})`);
  return lines.map((line) => `<code>${line}</code>`).join("\n");
}

function summary(tasks, workers, chunk, total, alone) {
  const busy = tasks.reduce((a, b) => a + b);
  const takes = `${workers} worker${workers > 1 ? "s take" : " takes"} ${seconds(total)}.`;
  if (alone) {
    const one = alone + busy;
    const gain = workers > 1 ? `That is ${times(one, total)} as fast as one. ` : "";
    return `<strong>${takes}</strong> ${gain}A worker for each task would make it`
      + ` ${times(one, last(plan(tasks, tasks.length, chunk, alone)))} as fast.`;
  }
  return `<strong>${takes}</strong> That is ${seconds(workers * total)} of workers’ time:`
    + ` ${number(busy)} with a task, ${number(workers * total - busy)} without.`;
}

function timeline(tasks, workers, chunk, planned, given, total, alone) {
  const at = (time) => (100 * time) / total;
  const bottom = HEAD + ROW * (workers + 1) + BELOW;
  return [
    '<svg class="pool-timeline" role="img" aria-labelledby="pool-title pool-desc"'
      + ` width="100%" height="${bottom + AXIS}">`,
    `<title id="pool-title">Who does which task, over ${seconds(total)}</title>`,
    `<desc id="pool-desc">${told(workers, planned, given, alone)}</desc>`,
    ...axis(total, at, bottom),
    ...Array.from({ length: workers }, (_, lane) => name(lane, `worker ${lane + 1}`)
      + `<line class="life" x1="${percent(at(alone))}" x2="100%" y1="${middle(lane)}" y2="${middle(lane)}"/>`),
    ...planned.map((each, place) => bar(each, place, number(tasks[place]), at)),
    ...(chunk > 1 ? frames(planned, at) : []),
    name(workers, alone ? "caller" : "results"),
    ...(alone ? [prepared(workers, alone, at)] : []),
    ...dots(workers, given, at),
    "</svg>",
  ].join("\n");
}

const middle = (lane) => HEAD + ROW * (lane + 0.5);
const text = (x, y, words, attributes) => `<text x="${x}" y="${y}" ${attributes}>${words}</text>`;
const name = (lane, words) => text(-MARGIN, middle(lane) + 4, words, 'class="name"');
const box = ({ worker, begin, end }, at, tall) => `x="${percent(at(begin))}"`
  + ` y="${middle(worker) - tall / 2}" width="${percent(at(end) - at(begin))}" height="${tall}"`;

// What each worker does and when results come, for those who cannot see it.
function told(workers, planned, given, alone) {
  const lanes = Array.from({ length: workers }, () => []);
  planned.forEach(({ worker, begin, end }, place) => lanes[worker].push(
    `${task(place)} from ${number(begin)} to ${number(end)}`));
  const results = grouped(given).map(([time, group]) => `${named(group)} at ${number(time)}`);
  const before = alone ? `caller: alone from 0 to ${number(alone)}; ` : "";
  return `${before}${lanes.map((own, lane) =>
    `worker ${lane + 1}: ${own.join(", ") || "nothing"}`).join("; ")}; results: ${results.join("; ")}.`;
}

function axis(total, at, bottom) {
  const step = STEPS.find((each) => total / each <= 8);
  return Array.from({ length: Math.floor(total / step) + 1 }, (_, place) => {
    const x = percent(at(place * step));
    const unit = (place + 1) * step > total ? " s" : "";
    return `<line class="grid" x1="${x}" x2="${x}" y1="0" y2="${bottom}"/>`
      + text(x, bottom + 15, number(place * step) + unit, 'class="time" text-anchor="middle"');
  });
}

function bar(each, place, time, at) {
  const { begin, end } = each;
  return `<g><title>task ${task(place)}, runner(${time}), ${number(begin)} to ${number(end)} s</title>`
    + `<rect class="bar" ${box(each, at, BAR)}/>`
    + `${within(each, [`${task(place)}: ${time} s`, task(place)], at)}</g>`;
}

// What the caller does before there is a pool.
function prepared(lane, alone, at) {
  const each = { worker: lane, begin: 0, end: alone };
  return `<g><title>prepare(${number(alone)}), 0 to ${number(alone)} s</title>`
    + `<rect class="bar alone" ${box(each, at, BAR)}/>`
    + `${within(each, [`alone: ${number(alone)} s`, "alone"], at)}</g>`;
}

// The first of the labels that fits into a bar.
function within({ worker, begin, end }, labels, at) {
  const label = labels.find((label) => width(label) < at(end - begin));
  return label ? text(percent(at((begin + end) / 2)),
    middle(worker) + 4, label, 'class="label" text-anchor="middle"') : "";
}

// Around the tasks of each chunk.
function frames(planned, at) {
  const chunks = new Map();
  for (const each of planned) {
    chunks.set(each.chunk, { ...each, begin: chunks.get(each.chunk)?.begin ?? each.begin });
  }
  return [...chunks.values()].map((each) =>
    `<rect class="chunk" ${box(each, at, BAR + 6)} rx="3"/>`);
}

// Tasks by their numbers, those that follow one another in short: #1–4.
function named(group) {
  const places = group.map((each) => each.task);
  const last = places.length - 1;
  const row = last && places.every((place, n) => place === places[0] + n);
  return row ? `${task(places[0])}–${places[last] + 1}` : `#${places.map((n) => n + 1).join(", ")}`;
}

// The moments at which the caller gets results, with these below, in the first of
// two rows in which they fit.
function dots(lane, given, at) {
  const free = [-MARGIN, -MARGIN];
  return grouped(given).map(([time, group]) => {
    const label = named(group), half = width(label) / 2;
    const row = free.findIndex((from) => at(time) - half >= from);
    if (row >= 0) free[row] = at(time) + half;
    const shown = row >= 0 ? text(percent(at(time)), middle(lane) + 19 + 13 * row, label,
      'class="label" text-anchor="middle"') : "";
    return `<g class="result"><title>${number(time)} s: ${label}</title>`
      + `<circle cx="${percent(at(time))}" cy="${middle(lane)}" r="4"/>${shown}</g>`;
  });
}

function terminal(tasks, planned, given, total, alone) {
  const lines = [
    ...(alone ? [{ at: alone, text: "Prepared", result: true }] : []),
    ...planned.map(({ begin }, task) => (
      { at: begin, text: `Performing costly function ${number(tasks[task])}` })),
    ...given.map(({ task, at }) => (
      { at, text: `Function ${number(tasks[task])} has completed`, result: true })),
    { at: total, text: `Process took ${seconds(total)}`, result: true },
  ].sort((a, b) => a.at - b.at);
  const rows = grouped(lines).map(([time, group]) => {
    const shown = group.map(({ text, result }) =>
      `<dd${result ? ' class="result"' : ""}>${text}</dd>`);
    return `<div><dt>${number(time)} s</dt>${shown.join("")}</div>`;
  });
  return `<dl>\n${rows.join("\n")}\n</dl>`;
}

// What is sorted by its time, as pairs of a time and all that is at that time.
function grouped(sorted) {
  const groups = new Map();
  for (const each of sorted) {
    groups.set(each.at, [...(groups.get(each.at) ?? []), each]);
  }
  return [...groups];
}

// What the reader chooses, in the form and in the address.

function read(text) {
  const words = text.split(/[\s,;[\]]+/).filter(Boolean);
  for (const word of words) {
    if (!/^(\d+(\.\d*)?|\.\d+)$/.test(word)) {
      throw new Error(`“${word}” is not a number of seconds. Write them like this: 5, 4, 0.5`);
    }
    const time = Number(word) * 100;
    if (!(time > 0 && time <= LONGEST * 100) || Math.abs(time - Math.round(time)) > 1e-6) {
      throw new Error(`A task takes 0.01 to ${LONGEST} seconds, in whole hundredths; “${word}” does not.`);
    }
  }
  if (!words.length) throw new Error("Give at least one task, like this: 5, 4, 0.5");
  if (words.length > MOST_TASKS) {
    throw new Error(`At most ${MOST_TASKS} tasks fit here; these are ${words.length}.`);
  }
  return words.map((word) => Math.round(Number(word) * 100));
}

function start(pool) {
  const form = pool.querySelector("form");
  const { tasks, workers, chunk, by, alone } = form.elements;
  const error = pool.querySelector("#pool-error");

  // Show what the form says; where it cannot be read, say why and show what was.
  function show() {
    const state = {
      workers: Number(workers.value), by: by.value, alone: Number(alone.value) * 100,
    };
    chunk.disabled = state.by !== "map";
    form.querySelector("#pool-chunk-why").hidden = !chunk.disabled;
    state.chunk = chunk.disabled ? 1 : Number(chunk.value);
    form.querySelector("#pool-workers-now").value = state.workers;
    form.querySelector("#pool-chunk-now").value = state.chunk;
    form.querySelector("#pool-alone-now").value = alone.value;
    try {
      state.tasks = read(tasks.value);
      error.textContent = "";
    } catch (problem) {
      error.textContent = problem.message;
    }
    tasks.setAttribute("aria-invalid", !state.tasks);
    pool.querySelector("#pool-stale").hidden = Boolean(state.tasks);
    if (!state.tasks) return false;
    const drawn = draw(state);
    for (const part in drawn) pool.querySelector(`#pool-${part}`).innerHTML = drawn[part];
    return true;
  }

  function keep() {
    const state = new URLSearchParams({
      tasks: tasks.value.split(/[\s,;[\]]+/).filter(Boolean).join(","),
      workers: workers.value, chunk: chunk.value, by: by.value, alone: alone.value,
    });
    history.replaceState(null, "", `#${state.toString().replaceAll("%2C", ",")}`);
  }

  function fill(values) {
    tasks.value = values.get("tasks").split(",").join(", ");
    workers.value = values.get("workers") ?? TUTORIAL.workers; // a slider keeps its bounds
    chunk.value = values.get("chunk") ?? TUTORIAL.chunk;
    by.value = values.get("by") === "as_completed" ? "as_completed" : "map";
    alone.value = values.get("alone") ?? TUTORIAL.alone;
  }

  function follow() {
    const values = new URLSearchParams(location.hash.slice(1));
    if (!values.has("tasks")) return; // what stands on the page is the tutorial's
    fill(values);
    show();
  }

  form.addEventListener("input", () => show() && keep());
  form.addEventListener("submit", (event) => event.preventDefault());
  pool.addEventListener("click", ({ target }) => {
    if (!target.dataset.pool) return;
    fill(new URLSearchParams(target.dataset.pool));
    show();
    keep();
  });
  addEventListener("hashchange", follow);
  for (const set of pool.querySelectorAll("fieldset")) set.disabled = false;
  follow();
}

const pool = globalThis.document?.getElementById("pool");
if (pool) start(pool);
