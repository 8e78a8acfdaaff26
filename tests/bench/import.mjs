// Bringing in 100,000 clients through the app, beside PapaParse with the same CNPJ check in the same browser.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bringIn, clients, ready } from "./lib-carteira.mjs";
import { milliseconds, rounds, table } from "./lib-page.mjs";

const CLIENTS = 100_000;
const papa = readFileSync(createRequire(new URL("../e2e/", import.meta.url)).resolve("papaparse/papaparse.min.js"), "utf8");
const sheet = clients(CLIENTS);

/** Parses and checks as far as the app's *Conferir as linhas* reads: fields, CNPJ digits. */
const peer = (text) => {
  const digit = (base, from) => {
    let [sum, weight] = [0, from];
    for (const c of base) {
      sum += Number(c) * weight;
      weight = weight === 2 ? 9 : weight - 1;
    }
    return sum % 11 < 2 ? 0 : 11 - (sum % 11);
  };
  const started = performance.now();
  const { data } = window.Papa.parse(text, { header: true, delimiter: ";", skipEmptyLines: true });
  let good = 0;
  for (const row of data) {
    const base = row.cnpj.slice(0, 12);
    const first = digit(base, 5);
    if (row.cnpj === `${base}${first}${digit(`${base}${first}`, 6)}`) good += 1;
  }
  return { time: performance.now() - started, good };
};

const rows = [[`${CLIENTS.toLocaleString("en")} clients, ${(sheet.buffer.length / 1e6).toFixed(1)} MB`, ""]];
await rounds(1, async (page, site) => {
  await page.goto(site.url("dados"));
  await ready(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: papa });
  const theirs = await page.evaluate(peer, sheet.buffer.toString("utf8"));
  rows.push([`PapaParse and CNPJ digits (${theirs.good} good)`, milliseconds(theirs.time)]);
  const ours = await bringIn(page, sheet);
  rows.push(["ours: file read and columns recognised", milliseconds(ours.read)]);
  rows.push(["ours: every row judged against the carteira", milliseconds(ours.judge)]);
  rows.push(["ours: written in one transaction, copy and undo with it", milliseconds(ours.write)]);
});
table("import", rows);
