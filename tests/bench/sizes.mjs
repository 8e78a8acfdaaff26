// Bytes over the wire: what a first visit and a visit with a carteira ask for before their screen stands, the program by
// its parts, and what follows for offline use.
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { openSample } from "../e2e/sample.mjs";
import { kilobytes, rounds, table } from "./lib-page.mjs";

/** Issue 2: brotli before the first screen. `docs/decisions/0022` says what a first visit is. */
const FLOOR = 260_000;
const AIM = 180_000;
/** The same figure of others, measured once: a list over a Rust core without an app around it, and a demo of a kept CRM. */
const PEERS = "peers, brotli: list and core alone 114 kB, atomic-crm's demo 801 kB";

const stands = (page) => page.waitForFunction(() => !document.getElementById("boot"));
const names = (site) => [...new Set(site.asked)].map((path) => path.slice(site.base.length) || "index.html");

const [{ first, today, folder, all }] = await rounds(1, async (page, site) => {
  await page.goto(site.url());
  await stands(page);
  const first = names(site);
  await openSample(page, site);
  // What this page still fetches ahead is not asked for by the next one.
  await page.goto("about:blank");
  site.asked.length = 0;
  await page.goto(site.url());
  await page.locator(".headline").waitFor();
  return { first, today: names(site), folder: site.folder, all: site.offlineFiles() };
}, { serviceWorkers: "block" });

/** The best brotli is slow: each file once. */
const known = new Map();
async function sizes(name) {
  if (!known.has(name)) known.set(name, await packed(name));
  return known.get(name);
}

async function packed(name) {
  const bytes = await readFile(`${folder}/${name}`);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params: quality }).length];
}

async function sum(names) {
  const total = [0, 0, 0];
  for (const name of names) (await sizes(name)).forEach((size, i) => (total[i] += size));
  return total;
}

/** Prints the files, with what `label` says of each, and gives how many bytes they are in brotli. */
async function print(title, names, label = () => "") {
  const rows = [["", "raw", "gzip", "brotli"]];
  for (const name of names) rows.push([`${name} ${label(name)}`.trim(), ...(await sizes(name)).map(kilobytes)]);
  const total = await sum(names);
  rows.push(["total", ...total.map(kilobytes)]);
  table(title, rows);
  return total[2];
}

/** The groups of pages that need each part, as the loader of the parts says them: file → `clients, plan`. */
function partsOf(loader) {
  const found = loader.matchAll(/(?:\/\* ([^*]+) \*\/\s*const \w+|export const __wasm_split_load_(\w+)) = [^"]*"\.\/([^"]+)"/g);
  return new Map([...found].map(([, shared, own, file]) => [file, shared ?? own]));
}

const visits = [
  ["first visit (empty device)", await print("a first visit, before its screen", first)],
  ["Hoje with a carteira (sample, 180 clients)", await print("Hoje with a carteira, before its screen, nothing cached", today)],
];
const verdict = (bytes) => (bytes <= AIM ? "aim met" : bytes <= FLOOR ? "floor met" : "missed");
table("before the first screen", [
  ["brotli", "bytes", `floor ${kilobytes(FLOOR)}`, `aim ${kilobytes(AIM)}`, ""],
  ...visits.map(([name, bytes]) => [name, kilobytes(bytes), `${(bytes / FLOOR).toFixed(2)}×`, `${(bytes / AIM).toFixed(2)}×`, verdict(bytes)]),
]);
console.log(`  ${PEERS}`);

const loader = all.find((name) => /^app-.*_parts\.js$/.test(name));
const needed = partsOf(await readFile(`${folder}/${loader}`, "utf8"));
const parts = [...needed.keys()].sort((a, b) => needed.get(a).localeCompare(needed.get(b)) || a.localeCompare(b));
await print("every part, and the groups of pages that need it", parts, (name) => `(${needed.get(name)})`);
const groups = [...new Set([...needed.values()].flatMap((of) => of.split(", ")))].sort();
const needs = (group) => parts.filter((name) => needed.get(name).split(", ").includes(group));
const opened = needs("opened");
const lines = [
  ["main part, with its glue", all.filter((name) => name.startsWith("app-"))],
  ["what opens the carteira", opened],
  ...groups.filter((group) => group !== "opened").map((group) => [`${group}, once the carteira is open`, needs(group).filter((name) => !opened.includes(name))]),
  ["all parts", parts],
  ["worker", all.filter((name) => name.startsWith("worker-"))],
  ["total offline, with charts and data", all],
];
const rows = [["", "files", "raw", "gzip", "brotli"]];
for (const [name, names] of lines) rows.push([name, names.length, ...(await sum(names)).map(kilobytes)]);
table("the program", rows);

const group = (name) => (name.startsWith("data/") ? "map and register data" : name.startsWith("vendor/") ? "charts" : "other");
for (const title of ["charts", "other", "map and register data"]) {
  const names = all.filter((name) => !first.includes(name) && !needed.has(name) && group(name) === title);
  if (names.length > 0) await print(`after a first visit: ${title}`, names);
}
