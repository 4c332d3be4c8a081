// What the book publishes of its examples: scripts, promises and recorded runs.

const base = new URL("../../", import.meta.url);
const fetched = new Map();

async function get(path, kind) {
  if (!fetched.has(path)) {
    const answer = await fetch(new URL(path, base));
    if (!answer.ok) throw new Error(`${path} could not be fetched`);
    fetched.set(path, await answer[kind]());
  }
  return fetched.get(path);
}

// All of them, by the names that the book gives them.
export const listExamples = () => get("run/examples.json", "json");
export const getExample = async (name) => (await listExamples())[name];
export const getSource = (script) => get(script, "text");
// The start of an exercise was never recorded.
export const getRecording = (name) =>
  get(`recordings/${name}.json`, "json").catch(() => undefined);
