// A new version is offered, never forced; one that does not arrive whole changes nothing.
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { expect, keptOffline, ready, test } from "../fixtures.mjs";

const cacheNames = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("carteira/")));

/** Publishes the same build with another robots of a page: one file changed, the list with its new hash. */
function publish(site, { broken = false } = {}) {
  const page = readFileSync(`${site.folder}/index.html`, "utf8").replace("<title>", "<title>Nova ");
  const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  const size = Buffer.byteLength(page);
  const worker = readFileSync(`${site.folder}/sw.js`, "utf8")
    .replace(/const VERSION = ".*"/, 'const VERSION = "0123456789abcdef"')
    .replace(/\["index\.html", "[^"]+", \d+\]/, `["index.html", "${broken ? hash("other") : hash(page)}", ${size}]`);
  site.replace("index.html", page);
  site.replace("sw.js", worker);
}

test("new version waits until it is accepted, then the page is the new one", async ({ page, site }) => {
  await page.goto(site.url());
  await ready(page);
  await keptOffline(page, site);
  publish(site);
  await page.evaluate(async () => {
    const offered = new Promise((resolve) => window.addEventListener("carteira:update-ready", resolve, { once: true }));
    await (await navigator.serviceWorker.ready).update();
    await offered;
  });
  expect(await page.evaluate(() => window.carteira.updateReady)).toBe(true);
  await page.reload();
  await ready(page);
  await expect(page).not.toHaveTitle(/^Nova/);
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Nova versão pronta" }).click()]);
  await ready(page);
  expect(await page.evaluate(() => fetch(document.baseURI + "index.html").then((answer) => answer.text()))).toContain("<title>Nova");
  await site.off();
  await page.reload();
  await ready(page);
});

test("another tab keeps what is typed and offers to load the new version", async ({ page, site, context }) => {
  await page.goto(site.url());
  await ready(page);
  await keptOffline(page, site);
  const other = await context.newPage();
  await other.goto(site.url("mais"));
  await ready(other);
  await other.getByRole("searchbox").first().fill("padaria");
  publish(site);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Nova versão pronta" }).click()]);
  await expect(other.getByRole("button", { name: "Carregar a nova versão" })).toBeVisible();
  await expect(other.getByRole("searchbox").first()).toHaveValue("padaria");
  await Promise.all([other.waitForEvent("load"), other.getByRole("button", { name: "Carregar a nova versão" }).click()]);
  await ready(other);
});

test("version that arrives broken leaves no trace and the old one works on", async ({ page, site, guard }) => {
  guard.allowed.push(/integrity|Failed to find a valid digest/i);
  await page.goto(site.url());
  await ready(page);
  await keptOffline(page, site);
  const before = await cacheNames(page);
  publish(site, { broken: true });
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((resolve) => registration.addEventListener("updatefound", () => resolve(registration.installing), { once: true }));
    await registration.update().catch(() => {});
    const installing = await found;
    if (installing.state === "redundant") return "redundant";
    return new Promise((resolve) => installing.addEventListener("statechange", () => resolve(installing.state)));
  });
  expect(state).toBe("redundant");
  expect(await cacheNames(page)).toEqual(before);
  await site.off();
  await page.reload();
  await ready(page);
});
