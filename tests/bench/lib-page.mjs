// What the measurements share: the built app in Chromium, throttled as a cheap tablet, and medians.
import { createRequire } from "node:module";
import { loadavg } from "node:os";
import { args, executablePath } from "../e2e/browser.mjs";
import { Site } from "../e2e/site.mjs";

// Playwright is installed with the end-to-end tests.
const { chromium } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");

/** Runs `measure(page, site)` in a fresh browser context `rounds` times; gives what each round gave. */
export async function rounds(count, measure, { throttle = 1, network, site = new Site(), ...options } = {}) {
  await site.on();
  const browser = await chromium.launch({ executablePath, args: [...args, "--enable-precise-memory-info"] });
  const results = [];
  for (let round = 0; round < count; round += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "pt-BR", timezoneId: "America/Sao_Paulo", ...options });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    if (throttle > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
    if (network) await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, ...network });
    results.push(await measure(page, site, session));
    await context.close();
  }
  await browser.close();
  await site.off();
  return results;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Prints rows under a heading, the numbers to the right. */
export function table(title, rows) {
  console.log(`\n${title}   (load ${loadavg()[0].toFixed(2)})`);
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) console.log(`  ${row.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]))).join("  ")}`);
}

export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
export const milliseconds = (time) => `${time.toFixed(time < 10 ? 2 : 0)} ms`;

/** How long each frame took while `act` ran, in milliseconds; the first began before. */
export async function framesOf(page, act) {
  await page.evaluate(() => {
    window.frames_ = [];
    let last = performance.now();
    const next = (now) => {
      window.frames_.push(now - last);
      last = now;
      window.frame_ = requestAnimationFrame(next);
    };
    window.frame_ = requestAnimationFrame(next);
  });
  await act();
  return page.evaluate(() => {
    cancelAnimationFrame(window.frame_);
    return window.frames_.slice(1);
  });
}
