// How the screen holds up with a large carteira on a slow processor: opening, scrolling, the map, the one tap.
import { bringIn, clients, events, ready } from "./lib-carteira.mjs";
import { median, milliseconds, rounds, table } from "./lib-page.mjs";

/** Starts noting the time of every frame; `frames()` gives how long each took. */
const watch = () => {
  window.__frames = [];
  let last = performance.now();
  const note = (now) => {
    window.__frames.push(now - last);
    last = now;
    window.__watching = requestAnimationFrame(note);
  };
  window.__watching = requestAnimationFrame(note);
};
const frames = (page) => page.evaluate(() => (cancelAnimationFrame(window.__watching), window.__frames.slice(1)));
const summary = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return [milliseconds(median(sorted)), milliseconds(sorted[Math.floor(sorted.length * 0.95)] ?? 0), milliseconds(sorted.at(-1) ?? 0)];
};

async function scrolled(page) {
  await page.mouse.move(320, 500);
  await page.evaluate(watch);
  for (let i = 0; i < 60; i += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(16);
  }
  return frames(page);
}

async function panned(page) {
  await page.mouse.move(700, 400);
  await page.mouse.down();
  await page.evaluate(watch);
  for (let i = 0; i < 60; i += 1) {
    await page.mouse.move(700 + 4 * i * (i % 20 < 10 ? 1 : -1), 400 + i);
    await page.waitForTimeout(16);
  }
  const times = await frames(page);
  await page.mouse.up();
  return times;
}

const rows = [["processor 4× slower", "median", "95%", "longest"]];
const single = [["", "median"]];
await rounds(1, async (page, site, session) => {
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.goto(site.url("dados"));
  await ready(page);
  await bringIn(page, clients(2_000));
  for (const one of events(2_000, 10)) await bringIn(page, one);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const opened = [];
  for (let i = 0; i < 5; i += 1) {
    await page.goto(site.url(), { waitUntil: "commit" });
    await page.locator(".today-row").first().waitFor();
    opened.push(await page.evaluate(() => performance.now()));
  }
  single.push(["2,000 clients × 20 events: address to first list, 4× slower", milliseconds(median(opened))]);
  const taps = [];
  for (let i = 0; i < 5; i += 1) {
    taps.push(await page.evaluate(async () => {
      const kept = new Promise((done) => new MutationObserver((_, self) => {
        if (document.querySelector(".toast")?.textContent.includes("salvo")) done(self.disconnect());
      }).observe(document.body, { childList: true, subtree: true, characterData: true }));
      const started = performance.now();
      document.querySelectorAll(".today-row__acts .button")[0].click();
      await kept;
      return performance.now() - started;
    }));
    await page.waitForTimeout(5_600);
  }
  single.push(["one tap to “salvo”, 4× slower", milliseconds(median(taps))]);
  const memory = await page.evaluate(() => performance.memory?.usedJSHeapSize ?? 0);
  single.push(["JavaScript heap with 2,000 clients", `${(memory / 1e6).toFixed(1)} MB`]);
});
await rounds(1, async (page, site, session) => {
  await page.goto(site.url("dados"));
  await ready(page);
  await bringIn(page, clients(5_000));
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(site.url("clientes"));
  await page.locator(".client-row").first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1_000);
  rows.push(["scrolling 5,000 clients", ...summary(await scrolled(page))]);
});
await rounds(1, async (page, site, session) => {
  await page.goto(site.url("dados"));
  await ready(page);
  await bringIn(page, clients(10_000));
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(site.url("mapa"));
  await page.locator("canvas").first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(2_000);
  rows.push(["panning 10,000 points", ...summary(await panned(page))]);
});
table("frames", rows);
table("screen", single);
