// From the address to the first screen, on a first visit and with a carteira, and from a tap to the first page whose part
// is not here yet: network and processor of a cheap tablet, and the blocking on the way.
import { Site } from "../e2e/site.mjs";
import { openSample } from "../e2e/sample.mjs";
import { median, milliseconds, rounds, table } from "./lib-page.mjs";

const ROUNDS = 5;
/** PERFORMANCE figures of issue 2, for the last row: usable at 1.6 Mbit/s and CPU ×4. */
const PEERS = "processor 4× slower, 1.6 Mbit/s: prototype 1500 ms, atomic-crm's demo 8400 ms (floor 2400, aim 1680); blocking floor 150 ms, aim 50 ms";

const blocking = () => {
  window.__blocked = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.__blocked += Math.max(0, entry.duration - 50);
  }).observe({ type: "longtask", buffered: true });
};

/** Times one opening until `stands`, a selector of what the rep waits for. */
async function time(page, site, stands) {
  await page.goto(site.url(), { waitUntil: "commit" });
  await page.waitForFunction((stands) => !document.getElementById("boot") && document.querySelector(stands), stands, { polling: "raf" });
  return page.evaluate(() => ({ time: performance.now(), blocked: window.__blocked }));
}

async function first(page, site) {
  await page.addInitScript(blocking);
  return time(page, site, ".start");
}

/** With the browser's cache emptied, so that everything crosses the wire again. */
async function again(page, site, session, network) {
  await openSample(page, site);
  await page.goto("about:blank");
  await session.send("Network.clearBrowserCache");
  if (network) await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, ...network });
  await page.addInitScript(blocking);
  return time(page, site, ".headline");
}

/** From the tap, right after the first screen: what fetches ahead while the page is idle has had no time. */
async function onward(page, site, session, network) {
  await again(page, site, session, network);
  await page.evaluate(() => {
    window.__blocked = 0;
    document.querySelector("nav a[href$='clientes']").click();
    window.__tapped = performance.now();
  });
  await page.waitForFunction(() => document.querySelector("main .client-row"), undefined, { polling: "raf" });
  return page.evaluate(() => ({ time: performance.now() - window.__tapped, blocked: window.__blocked }));
}

const SLOW = { downloadThroughput: 200_000, uploadThroughput: 100_000 };
const places = [
  ["this machine", {}, undefined],
  ["processor 4× slower", { throttle: 4 }, undefined],
  ["processor 4× slower, 1.6 Mbit/s, 150 ms, gzip", { throttle: 4 }, SLOW],
];
for (const [title, open] of [
  ["first visit", first],
  ["Hoje with a carteira (sample, 180 clients), nothing cached", again],
  ["from there to Clientes, whose part is not here yet", onward],
]) {
  const rows = [[`median of ${ROUNDS}`, "to its screen", "blocking"]];
  for (const [name, options, network] of places) {
    const measure = (page, site, session) => open(page, site, session, network);
    const early = open === first ? { network } : {};
    const results = await rounds(ROUNDS, measure, { serviceWorkers: "block", site: new Site(undefined, { gzip: true }), ...options, ...early });
    rows.push([name, milliseconds(median(results.map((one) => one.time))), milliseconds(median(results.map((one) => one.blocked)))]);
  }
  table(`start: ${title}`, rows);
}
console.log(`  ${PEERS}`);
