import { bringIn, clients, events, ready } from "./lib-carteira.mjs";
import { milliseconds, rounds, table } from "./lib-page.mjs";
await rounds(1, async (page, site, session) => {
  await page.goto(site.url("dados")); await ready(page);
  for (const one of [clients(5000), ...events(5000, 20)]) await bringIn(page, one);
  await page.goto(site.url("mais")); await ready(page); await page.waitForTimeout(6000);
  await page.evaluate(() => { window.lt = []; new PerformanceObserver((l) => l.getEntries().forEach((e) => window.lt.push(Math.round(e.duration)))).observe({ type: "longtask", buffered: false }); });
  for (const [href, stands] of [["prospeccao",".prospecting [role=tab]"],["segmentos","main [role=tab]"],["equipe","main h2"],["avisos","[data-alert]"],["distribuicao","main h2"]]) {
    for (const rate of [1, 4]) {
      const s = await page.context().newCDPSession(page);
      await s.send("Emulation.setCPUThrottlingRate", { rate });
      await page.evaluate(() => { window.lt.length = 0; });
      const took = await page.evaluate(async ([href, stands]) => { const link = document.querySelector(`main a[href$='${href}']`); const t = performance.now(); link.click(); const f = () => new Promise(requestAnimationFrame); while (!location.pathname.endsWith(href) || !document.querySelector(stands)) await f(); await f(); return performance.now() - t; }, [href, stands]);
      await page.waitForTimeout(3000);
      console.log(href, "x" + rate, milliseconds(took), "long", JSON.stringify(await page.evaluate(() => window.lt)));
      await page.screenshot({ path: `/tmp/pm/5k-${href}.png` });
      await s.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      await page.goBack(); await page.waitForTimeout(1500);
    }
  }
});
