// What a tap costs on a tablet with 5,000 clients: the longest task and the longest frame from the tap until 2.5 s after
// “salvo”, processor 4× slower. A sheet that is opened is measured the same way.
import { bringIn, clients, events, ready } from "./lib-carteira.mjs";
import { median, milliseconds, rounds, table } from "./lib-page.mjs";

const CLIENTS = Number(process.env.CLIENTS ?? 5_000);
const TIMES = 5;

/** Does `act` in the page and gives the longest task, the longest frame and the time until `text` shows. */
const watched = (page, selector, text) => page.evaluate(async ([selector, text]) => {
  const found = { task: 0, frame: 0, shown: 0 };
  const tasks = new PerformanceObserver((list) => list.getEntries().forEach((one) => (found.task = Math.max(found.task, one.duration))));
  tasks.observe({ type: "longtask" });
  const shows = () => [...document.querySelectorAll(".toast, dialog[open]")].some((one) => one.textContent.includes(text));
  const began = performance.now();
  let last = began;
  document.querySelector(selector).click();
  await new Promise((done) => {
    const frame = (now) => {
      found.frame = Math.max(found.frame, now - last);
      last = now;
      if (!found.shown && shows()) found.shown = now - began;
      if (found.shown && now - began > found.shown + 2_500) done();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  tasks.disconnect();
  return found;
}, [selector, text]);

const rows = [[`${CLIENTS} clients, processor 4× slower`, "longest task", "longest frame", "until shown"]];
await rounds(1, async (page, site, session) => {
  await page.goto(site.url("dados"));
  await ready(page);
  await bringIn(page, clients(CLIENTS));
  for (const one of events(CLIENTS, 5)) await bringIn(page, one);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const measure = async (name, path, wait, selector, text, after = async () => {}) => {
    await page.goto(site.url(path), { waitUntil: "commit" });
    await page.locator(wait).first().waitFor({ timeout: 120_000 });
    // What is done once the first screen stands is over.
    await page.waitForTimeout(6_000);
    const found = [];
    for (let i = 0; i < TIMES; i += 1) {
      found.push(await watched(page, selector, text));
      await after();
      await page.waitForTimeout(5_600);
    }
    const of = (key) => milliseconds(median(found.map((one) => one[key])));
    rows.push([name, of("task"), of("frame"), of("shown")]);
  };
  const close = async () => page.keyboard.press("Escape");
  await measure("Hoje: Registrar contato", "", ".today-row", ".today-row:not([data-done]) .today-row__acts .button", "salv");
  await measure("Clientes: Registrar contato", "clientes", ".client-row", ".client-row:not([data-done]) .contact-button button", "salv");
  await measure("Clientes: Outro resultado", "clientes", ".client-row", ".client-row__more button", "Registrar", close);
  await page.locator(".client-row").first().click();
  await page.locator(".client__head").waitFor();
  const path = new URL(page.url()).pathname.split("/").slice(-2).join("/");
  await measure("client page: Registrar contato", path, ".client__head", ".client .button[data-tone='primary']", "salv");
});
table("a tap", rows);
