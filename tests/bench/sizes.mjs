// Bytes over the wire: what a first visit and a visit with a carteira ask for before their screen stands, and what
// follows for offline use.
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
  site.asked.length = 0;
  await page.reload();
  await page.locator(".headline").waitFor();
  return { first, today: names(site), folder: site.folder, all: site.offlineFiles() };
}, { serviceWorkers: "block" });

async function sizes(name) {
  const bytes = await readFile(`${folder}/${name}`);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params: quality }).length];
}

/** Prints the files and gives how many bytes they are in brotli. */
async function print(title, names) {
  const rows = [["", "raw", "gzip", "brotli"]];
  const total = [0, 0, 0];
  for (const name of names) {
    const found = await sizes(name);
    found.forEach((size, i) => (total[i] += size));
    rows.push([name, ...found.map(kilobytes)]);
  }
  rows.push(["total", ...total.map(kilobytes)]);
  table(title, rows);
  return total[2];
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

const group = (name) => (name.startsWith("data/") ? "map and register data" : name.startsWith("vendor/") ? "charts" : "other");
for (const title of ["charts", "other", "map and register data"]) {
  const names = all.filter((name) => !first.includes(name) && group(name) === title);
  if (names.length > 0) await print(`after a first visit: ${title}`, names);
}
