// The app is a static site that needs its server once: a first visit, and then never again.
import { expect, keptOffline, ready, test } from "../fixtures.mjs";

test("first visit opens without an error, a refused resource or a request elsewhere", async ({ page, site }) => {
  await page.goto(site.url());
  await ready(page);
  await expect(page).toHaveTitle(/Carteira/);
  expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content")).not.toContain("unsafe-inline");
});

test("deep link opens from a host that does not know it", async ({ page, site }) => {
  await page.goto(site.url("clientes?dias=30"));
  await ready(page);
});

test("works with the server switched off after the first visit, on reload and on a deep link", async ({ page, site, context }) => {
  await page.goto(site.url());
  await ready(page);
  await keptOffline(page, site);
  await site.off();
  await page.reload();
  await ready(page);
  const other = await context.newPage();
  await other.goto(site.url("clientes?dias=30"));
  await ready(other);
  await other.reload();
  await ready(other);
});

test("starts without a network after the browser was closed", async ({ profile, site }) => {
  let context = await profile.open();
  let page = context.pages()[0];
  await page.goto(site.url());
  await ready(page);
  await keptOffline(page, site);
  await profile.close();
  await site.off();
  context = await profile.open();
  page = context.pages()[0];
  await page.goto(site.url());
  await ready(page);
});

test("charts come without a network", async ({ page, site }) => {
  await page.goto(site.url());
  await ready(page);
  await keptOffline(page, site);
  await site.off();
  await page.reload();
  await ready(page);
  expect(await page.evaluate(() => window.echarts === undefined)).toBe(true);
  expect(await page.evaluate(async () => typeof (await window.carteira.loadCharts()).init)).toBe("function");
});

test("files that Sobre links to open as themselves without a network", async ({ page, site, guard }) => {
  // The browser looks for /favicon.ico beside a file that is no page of ours.
  guard.allowed.push(/ERR_FAILED/);
  await page.goto(site.url());
  await ready(page);
  await keptOffline(page, site);
  await site.off();
  for (const [file, says] of [["avisos.txt", "MIT"], ["snapshot.schema.json", "$schema"]]) {
    await page.goto(site.url(file));
    await expect(page.locator("body")).toContainText(says);
  }
});

test("worker starts without a network", async ({ page, site }) => {
  await page.goto(site.url());
  await ready(page);
  await keptOffline(page, site);
  await site.off();
  await page.reload();
  await ready(page);
  await page.evaluate(() => new Promise((heard, failed) => {
    const worker = new Worker(window.carteira.worker);
    worker.onmessage = heard;
    worker.onerror = (event) => failed(new Error(event.message));
  }).then(() => undefined));
});
