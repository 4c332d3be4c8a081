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

// The scripts of all that runs here, by the names that the book gives them; what each
// promises is ten times as much, and wanted only where something is run.
export const listScripts = () => get("run/scripts.json", "json");
export const getExample = async (name) => (await get("run/examples.json", "json"))[name];
export const getSource = (script) => get(script, "text");
// The start of an exercise was never recorded.
export const getRecording = (name) =>
  get(`recordings/${name}.json`, "json").catch(() => undefined);
