// Runs jobs of jobs.py in Pyodide, Python in the browser, under Node; without a network.
// usage: node pyodide.mjs PYODIDE_FOLDER PACKAGES.zip WORK.json RESULT.json MODULE.py …
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, packages, work, result, ...modules] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(folder, "pyodide.mjs")).href);
const used = (before) => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

let before = process.cpuUsage();
const python = await loadPyodide();
python.unpackArchive(new Uint8Array(fs.readFileSync(packages)), "zip", { extractDir: "/lib/kam" });
for (const file of modules) {
  python.FS.writeFile("/lib/kam/" + path.basename(file), new Uint8Array(fs.readFileSync(file)));
}
python.runPython("import sys; sys.path.insert(0, '/lib/kam')");
const start = used(before);
const empty = python._module.HEAP8.length;

before = process.cpuUsage();
python.globals.set("seconds", () => used());
python.globals.set("work", fs.readFileSync(work, "utf8"));
const told = await python.runPythonAsync("import book, jobs; jobs.clock = seconds; await jobs.run_all(work, book.open_lite)");
const loaded = python.runPython("import sys; any(name.startswith('xlwings.pro') for name in sys.modules)");
const version = python.runPython("sys.version");
const report = JSON.stringify({ start, empty, run: used(before), heap: python._module.HEAP8.length, version, pro: loaded });
// Not read and written again: JavaScript writes 8.0 as 8.
fs.writeFileSync(result, `{"report": ${report}, "results": ${told}}`);
