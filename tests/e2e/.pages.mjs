import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { args, executablePath } from "./browser.mjs";
import { Site } from "./.site.mjs";
import { openSample } from "./sample.mjs";
import { bringIn, clients, events, ready } from "../bench/lib-carteira.mjs";
const { chromium } = createRequire(new URL("./", import.meta.url))("@playwright/test");
const n = Number(process.argv[2] || 0), each = Number(process.argv[3] || 10);
const site = new Site(undefined, {}); await site.on();
const dir = `/tmp/prof/pages-${n}-${process.env.SITE_PORT}`;
const had = existsSync(dir);
const context = await chromium.launchPersistentContext(dir, { executablePath, args, viewport: { width: 1280, height: 800 }, locale: "pt-BR", timezoneId: "America/Sao_Paulo" });
const page = context.pages()[0];
if (!had) {
  if (n === 0) await openSample(page, site);
  else { await page.goto(site.url("dados")); await ready(page); await bringIn(page, clients(n)); for (const one of events(n, each)) await bringIn(page, one); }
  await page.waitForTimeout(20000);
}
await page.addInitScript(() => { window.__long = []; new PerformanceObserver((l) => { for (const e of l.getEntries()) window.__long.push([Math.round(e.startTime), Math.round(e.duration)]); }).observe({ type: "longtask", buffered: true });
 const seen = () => { if (!document.getElementById("boot") && document.querySelector(".today-row, .headline")) window.__at = performance.now(); else requestAnimationFrame(seen); }; requestAnimationFrame(seen); });
const session = await context.newCDPSession(page);
const stands = { "": ".today-row", clientes: ".client-row", mapa: "canvas", agenda: ".agenda, .week, [class*=agenda]", "linha-do-tempo": "canvas", cobertura: ".stat, [class*=coverage]" };
for (const rate of [1, 4]) {
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  const opens = [], all = {};
  for (let round = 0; round < 4; round += 1) {
    await page.goto("about:blank");
    await page.goto(site.url(), { waitUntil: "commit" });
    await page.waitForTimeout(rate * 3500 + n / 2);
    opens.push(Math.round(await page.evaluate(() => window.__at ?? -1)));
    for (const to of ["clientes", "mapa", "agenda", "linha-do-tempo", "cobertura", ""]) {
      const t = await page.evaluate(([to, sel]) => new Promise((done) => {
        const start = performance.now();
        const link = [...document.querySelectorAll("nav a")].find((a) => new URL(a.href).pathname.replace("/carteira/", "") === to);
        const main = document.querySelector("main"); const before = main.querySelector(".page");
        link.click();
        const look = () => { const now = document.querySelector("main .page"); if (now && now !== before && (to === "" ? now.querySelector(sel) : now.querySelector(sel)) ) setTimeout(() => done(performance.now() - start), 0); else if (performance.now() - start > 15000) done(-1); else requestAnimationFrame(look); };
        requestAnimationFrame(look);
      }), [to, stands[to]]);
      (all[to || "hoje"] ??= []).push(Math.round(t));
      await page.waitForTimeout(rate * 900);
    }
  }
  console.log(`×${rate} open`, opens.join(" ")); for (const [k, v] of Object.entries(all)) console.log("   ", k, v.join(" "));
  console.log("   long tasks", JSON.stringify((await page.evaluate(() => window.__long)).slice(0, 40)));
}
await context.close(); await site.off();
