// The map of 10,000 clients on a tablet, processor 4× slower: the frames of a pan over the country and over two states whose
// municípios are drawn, and the longest task from the moment those are asked for until they stand.
import { bringIn, clients, ready } from "./lib-carteira.mjs";
import { median, milliseconds, rounds, table } from "./lib-page.mjs";

const CLIENTS = Number(process.env.CLIENTS ?? 10_000);

/** Frames and long tasks while `act` runs. */
async function watched(page, act) {
  await page.evaluate(() => {
    window.seen_ = { frames: [], task: 0 };
    window.tasks_ = new PerformanceObserver((list) => list.getEntries().forEach((one) => (window.seen_.task = Math.max(window.seen_.task, one.duration))));
    window.tasks_.observe({ type: "longtask" });
    let last = performance.now();
    const next = (now) => {
      window.seen_.frames.push(now - last);
      last = now;
      window.frame_ = requestAnimationFrame(next);
    };
    window.frame_ = requestAnimationFrame(next);
  });
  await act();
  const { frames, task } = await page.evaluate(() => {
    cancelAnimationFrame(window.frame_);
    window.tasks_.disconnect();
    return window.seen_;
  });
  const sorted = frames.slice(1).sort((a, b) => a - b);
  const part = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { usual: part(0.5), most: part(0.95), longest: part(1), task };
}

async function pan(page) {
  await page.mouse.move(760, 500);
  await page.mouse.down();
  for (let turn = 0; turn < 3; turn += 1) {
    await page.mouse.move(460, 300, { steps: 30 });
    await page.mouse.move(760, 500, { steps: 30 });
  }
  await page.mouse.up();
}

const found = await rounds(1, async (page, site, session) => {
  await page.goto(site.url("dados"));
  await ready(page);
  await bringIn(page, clients(CLIENTS));
  await page.goto(site.url("mapa"));
  await page.getByRole("application").waitFor({ timeout: 120_000 });
  await page.waitForTimeout(8_000);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.waitForTimeout(1_000);
  const country = await watched(page, () => pan(page));
  // São Paulo and Minas Gerais: their municípios are fetched, read and drawn.
  const nearer = await watched(page, async () => {
    await page.mouse.move(800, 560);
    for (let turn = 0; turn < 5; turn += 1) {
      await page.mouse.wheel(0, -160);
      await page.waitForTimeout(120);
    }
    await page.waitForTimeout(6_000);
  });
  const states = await watched(page, () => pan(page));
  return { country, nearer, states };
});
const of = (name, key) => milliseconds(median(found.map((one) => one[name][key])));
const row = (said, name) => [said, of(name, "usual"), of(name, "most"), of(name, "longest"), of(name, "task")];
table(`the map of ${CLIENTS} clients, CPU ×4`, [
  ["", "median frame", "95 of 100", "longest frame", "longest task"],
  row("pan, country", "country"),
  row("until the municípios stand", "nearer"),
  row("pan, two states", "states"),
]);
