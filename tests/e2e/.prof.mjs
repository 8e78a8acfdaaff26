import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { args, executablePath } from "./browser.mjs";
import { Site } from "./.site.mjs";
import { openSample } from "./sample.mjs";
import { bringIn, clients, events, ready } from "../bench/lib-carteira.mjs";
const { chromium } = createRequire(new URL("./", import.meta.url))("@playwright/test");
const n = Number(process.argv[2] || 0), each = Number(process.argv[3] || 10), rate = Number(process.argv[4] || 1);
const site = new Site(undefined, {}); await site.on();
const dir = `/tmp/prof/user-${n}-${each}-${process.argv[5] || "x"}`;
import { existsSync } from "node:fs";
const had = existsSync(dir);
const context = await chromium.launchPersistentContext(dir, { executablePath, args, viewport: { width: 1280, height: 800 }, locale: "pt-BR", timezoneId: "America/Sao_Paulo" });
const page = context.pages()[0] || await context.newPage();
if (!had) {
  if (n === 0) await openSample(page, site);
  else { await page.goto(site.url("dados")); await ready(page); console.log(await bringIn(page, clients(n))); for (const one of events(n, each)) console.log(await bringIn(page, one)); }
  await page.waitForTimeout(8000);
}
await page.addInitScript(() => { const seen = () => { if (!window.__at && !document.getElementById("boot") && document.querySelector(".today-row, .headline")) window.__at = performance.now(); else if (!window.__at) requestAnimationFrame(seen); }; requestAnimationFrame(seen); });
const session = await context.newCDPSession(page);
if (rate > 1) await session.send("Emulation.setCPUThrottlingRate", { rate });
const times = [];
for (let i = 0; i < 5; i += 1) {
  await page.goto("about:blank");
  await page.goto(site.url(), { waitUntil: "commit" });
  await page.waitForTimeout(n > 1000 ? 4000 + n / 1.5 : 4000);
  times.push(Math.round(await page.evaluate(() => window.__at || -1)));
}
console.log("open", times.join(" "));
await page.goto("about:blank");
const browserSession = session;
const events2 = [];
session.on("Tracing.dataCollected", (d) => events2.push(...d.value));
const done = new Promise((r) => session.once("Tracing.tracingComplete", r));
await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "v8.wasm", "loading", "blink.user_timing", "toplevel"] } });
await page.goto(site.url(), { waitUntil: "commit" });
await page.waitForTimeout(n > 1000 ? 4000 + n / 1.5 : 4000);
console.log("traced", await page.evaluate(() => window.__at));
const res = await page.evaluate(() => performance.getEntriesByType("resource").map((e) => [e.name.split("/").pop(), Math.round(e.startTime), Math.round(e.responseEnd), e.transferSize, e.decodedBodySize]));
for (const r of res) console.log(r.join(" "));
await session.send("Tracing.end"); await done;
writeFileSync("/tmp/prof/trace.json", JSON.stringify({ traceEvents: events2 }));
await context.close(); await site.off();
