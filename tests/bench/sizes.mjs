// Bytes over the wire: what a first visit asks for before its screen stands, and what follows for offline use.
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { kilobytes, rounds, table } from "./lib-page.mjs";

const [{ first, folder, all }] = await rounds(1, async (page, site) => {
  await page.goto(site.url());
  await page.waitForFunction(() => !document.getElementById("boot"));
  const first = [...new Set(site.asked)].map((path) => path.slice(site.base.length) || "index.html");
  return { first, folder: site.folder, all: site.offlineFiles() };
}, { serviceWorkers: "block" });

async function sizes(name) {
  const bytes = await readFile(`${folder}/${name}`);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, { params: quality }).length];
}

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
}

await print("before the first screen", first);
const group = (name) => (name.startsWith("data/") ? "map and register data" : name.startsWith("vendor/") ? "charts" : "other");
for (const title of ["charts", "other", "map and register data"]) {
  const names = all.filter((name) => !first.includes(name) && group(name) === title);
  if (names.length > 0) await print(`afterwards: ${title}`, names);
}
