// From Hoje to each page by its own link: the first drawing, and the later ones, with a sample and with a large carteira.
import { bringIn, clients, events, ready } from "./lib-carteira.mjs";
import { median, milliseconds, rounds, table } from "./lib-page.mjs";
import { openSample } from "../e2e/sample.mjs";

/** The page by its address, and what stands once it is of use. */
const PAGES = [
  ["clientes", "main .client-row"],
  ["mapa", "main canvas"],
  ["linha-do-tempo", "main canvas"],
  ["cobertura", "main .coverage__finding"],
  ["analises", "main h2"],
  ["dados", "main .file-drop"],
  ["ajustes", "main h2"],
];
/** The pages that the list *Mais* leads to. */
const MORE = [
  ["prospeccao", "main .prospecting h2"],
  ["segmentos", "main .segments h2"],
  ["equipe", "main .team__people .card"],
  ["avisos", "main .rescue__list, main .alerts h2"],
  ["distribuicao", "main .sharing__ask"],
  ["metas", "main h2"],
  ["resgate", "main h2"],
  ["motivos", "main h2"],
];
const AGAIN = 4;

/** From the tap to the frame after the one in which `stands` is there. */
const followed = (page, href, stands) =>
  page.evaluate(
    async ([href, stands]) => {
      const link = document.querySelector(`a[href$='${href}']`);
      const started = performance.now();
      link.click();
      const frame = () => new Promise(requestAnimationFrame);
      while (!location.pathname.endsWith(href) || !document.querySelector(stands)) await frame();
      await frame();
      return performance.now() - started;
    },
    [href, stands],
  );

async function walked(page, site, session, rate) {
  const found = [];
  for (const [href, stands] of PAGES) {
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await page.goto(site.url());
    await ready(page);
    await page.locator(".today-row").first().waitFor({ timeout: 60_000 });
    // Parts that are fetched ahead have come.
    await page.waitForTimeout(4_000);
    if ((await page.locator(`a[href$='${href}']`).count()) === 0) {
      found.push([href, "—", "—"]);
      continue;
    }
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    const first = await followed(page, href, stands);
    const later = [];
    for (let i = 0; i < AGAIN; i += 1) {
      await page.goBack();
      await page.locator(".today-row").first().waitFor();
      await page.waitForTimeout(500);
      later.push(await followed(page, href, stands));
    }
    found.push([href, milliseconds(first), milliseconds(median(later))]);
  }
  return found;
}

/** Until nothing held the page longer than 50 ms for `quiet` milliseconds; the longest such frame and their sum. */
async function settled(page, quiet = 2_000) {
  await page.waitForFunction(
    (quiet) => performance.now() - Math.max(0, ...window.held.map((task) => task.startTime + task.duration)) > quiet && performance.now() - window.asked > quiet,
    quiet,
    { timeout: 60_000, polling: 100 },
  );
  return page.evaluate(() => window.held.filter((task) => task.startTime >= window.asked - 5).map((task) => task.duration));
}

async function beyond(page, site, session, rate) {
  const found = [];
  await page.addInitScript(() => {
    window.held = [];
    window.asked = 0;
    new PerformanceObserver((list) => window.held.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })))).observe({ type: "longtask" });
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.goto(site.url("mais"));
  await ready(page);
  await page.waitForTimeout(4_000);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  for (const [href, stands] of MORE) {
    if ((await page.locator(`main a[href$='/${href}']`).count()) === 0) {
      found.push([href, "—", "—", "—"]);
      continue;
    }
    const took = [];
    const tasks = [];
    for (let i = 0; i < 3; i += 1) {
      await page.evaluate(() => (window.asked = performance.now()));
      took.push(await followed(page, `/${href}`, stands));
      tasks.push(...(await settled(page)));
      await page.goBack();
      await page.locator(`main a[href$='/${href}']`).waitFor();
      await page.waitForTimeout(500);
    }
    found.push([href, milliseconds(took[0]), milliseconds(median(took.slice(1))), milliseconds(Math.max(0, ...tasks))]);
  }
  return found;
}

for (const [name, begin] of [
  ["sample, 180 clients", openSample],
  ["5,000 clients × 40 events", async (page, site) => {
    await page.goto(site.url("dados"));
    await ready(page);
    await bringIn(page, clients(5_000));
    for (const one of events(5_000, 20)) await bringIn(page, one);
  }],
]) {
  await rounds(1, async (page, site, session) => {
    await begin(page, site);
    const [fast, slow] = [await walked(page, site, session, 1), await walked(page, site, session, 4)];
    const rows = fast.map(([href, ...times], at) => [href, ...times, ...slow[at].slice(1)]);
    table(`from Hoje, ${name}`, [["to", "first", "later", "first, CPU ×4", "later, CPU ×4"], ...rows]);
    table(`from Mais at CPU ×4, ${name}`, [["to", "first", "later", "longest task"], ...(await beyond(page, site, session, 4))]);
  });
}
