// From the address to the first screen: network and processor of a cheap tablet, and the blocking on the way.
import { median, milliseconds, rounds, table } from "./lib-page.mjs";

const stands = (page) => page.waitForFunction(() => !document.getElementById("boot"), undefined, { polling: "raf" });
const blocking = () => {
  window.__blocked = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.__blocked += Math.max(0, entry.duration - 50);
  }).observe({ type: "longtask", buffered: true });
};

async function open(page, site) {
  await page.addInitScript(blocking);
  await page.goto(site.url(), { waitUntil: "commit" });
  await stands(page);
  return page.evaluate(() => ({ time: performance.now(), blocked: window.__blocked }));
}

const rows = [["empty carteira, median of 5", "to first screen", "blocking"]];
for (const [name, options] of [
  ["this machine", {}],
  ["processor 4× slower", { throttle: 4 }],
  ["processor 4× slower, 1.6 Mbit/s uncompressed", { throttle: 4, network: { downloadThroughput: 200_000, uploadThroughput: 100_000 } }],
]) {
  const results = await rounds(5, open, { serviceWorkers: "block", ...options });
  rows.push([name, milliseconds(median(results.map((one) => one.time))), milliseconds(median(results.map((one) => one.blocked)))]);
}
table("start", rows);
