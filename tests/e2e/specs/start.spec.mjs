// A start that never comes, a database that never answers, a page inside another's frame: each says so and leads out.
import { expect, keptOffline, ready, test } from "../fixtures.mjs";
import { Site } from "../site.mjs";
import { register } from "../stored.mjs";

const help = (page) => page.locator("#boot-help a").first();
const wayOut = (page) => page.getByRole("link", { name: "Exportar meus dados" });

test.describe("where the files of the start do not come", () => {
  test.use({ serviceWorkers: "block" });

  test("boot.js answered with HTML: the ways out come by themselves", async ({ page, site, guard }) => {
    guard.allowed.push(/MIME type|module script/i);
    await page.route("**/boot.js", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<p>Entre</p>" }));
    await page.goto(site.url());
    await expect(help(page)).toBeHidden();
    await expect(help(page)).toBeVisible({ timeout: 25_000 });
    await expect(wayOut(page)).toBeVisible();
    await expect(page.getByText("Está demorando mais do que devia")).toBeVisible();
  });

  test("less motion does not bring the ways out early", async ({ page, site }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.route("**/*_bg.wasm", () => {});
    await page.goto(site.url("clientes"), { waitUntil: "commit" });
    await expect(page.locator("#boot-text")).toBeVisible();
    await page.waitForTimeout(2_000);
    await expect(help(page)).toBeHidden();
    await expect(help(page)).toBeVisible({ timeout: 25_000 });
  });

  for (const [what, where, address] of [
    ["a script of the start", "", "**/writes.js"],
    ["the glue of the main part", "", /\/app-[0-9a-f]+\.js$/],
    ["the main part", "", /\/app-[0-9a-f]+_bg\.wasm$/],
    ["what opens the carteira", "clientes", /\/part-[0-9a-f]+_bg\.wasm$/],
  ]) {
    test(`${what} that hangs: the same`, async ({ page, site }) => {
      let asked = 0;
      await page.route(address, () => {
        asked += 1;
      });
      await page.goto(site.url(where), { waitUntil: "commit" });
      await expect.poll(() => asked).toBeGreaterThan(0);
      await expect(wayOut(page)).toBeVisible({ timeout: 25_000 });
    });
  }

  test("the app opens where service workers are blocked", async ({ page, site }) => {
    await page.goto(site.url());
    await ready(page);
    expect(await page.evaluate(() => window.carteira.updateReady)).toBe(false);
  });
});

test("a database that never answers is said after ten seconds, with ways out", async ({ page, site }) => {
  await register(page, site, ["Padaria A"]);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget();
  });
  for (const where of ["", "clientes"]) {
    await page.goto(site.url(where));
    await ready(page);
    await expect(page.getByText("Os dados ainda não responderam")).toBeVisible({ timeout: 25_000 });
    await expect(wayOut(page)).toBeVisible();
    await expect(page.getByRole("button", { name: "Tentar de novo" })).toBeVisible();
  }
});

test("an address listing that never answers does not keep the app from starting", async ({ page, site }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.databases = () => new Promise(() => {});
  });
  await page.goto(site.url());
  await ready(page);
});

test("a page of another origin shows a link to the carteira instead of it", async ({ page, site, guard }) => {
  // A page of another port is another origin.
  const parent = await new Site().on();
  guard.allowed.push(new RegExp(`request: ${parent.origin}`));
  parent.replace("index.html", `<!doctype html><title>x</title><iframe src="${site.url("clientes")}" width="800" height="600"></iframe>`);
  await page.goto(parent.url());
  const inside = page.frameLocator("iframe");
  await expect(inside.getByText("A Carteira não abre dentro de outra página.")).toBeVisible();
  const link = inside.getByRole("link", { name: "Abrir a Carteira" });
  await expect(link).toHaveAttribute("href", site.url("clientes"));
  await expect(inside.locator("main")).toHaveCount(0);
  const frame = page.frames().find((one) => one.url().startsWith(site.origin));
  expect(await frame.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await parent.off();
});

for (const [what, script] of [["empty", ""], ["without lists", "self.addEventListener('message', () => {});"]]) {
  test(`a service worker that is ${what} is not offered as a new version`, async ({ page, site }) => {
    await page.goto(site.url());
    await ready(page);
    await keptOffline(page, site);
    site.replace("sw.js", script);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const installed = new Promise((resolve) => registration.addEventListener("updatefound", () => {
        const { installing } = registration;
        installing.addEventListener("statechange", () => installing.state === "installed" && resolve());
      }));
      await registration.update();
      await installed;
    });
    await page.reload();
    await ready(page);
    await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting))).toBe(true);
    // What is no version never answers; a real one does within this time (update.spec.mjs).
    await page.waitForTimeout(1_500);
    expect(await page.evaluate(() => window.carteira.updateReady)).toBe(false);
    await expect(page.getByRole("button", { name: "Nova versão pronta" })).toHaveCount(0);
  });
}
