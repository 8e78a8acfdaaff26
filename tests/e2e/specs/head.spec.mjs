// What the head of the page decides before the app stands: the look from the first paint on, the colour of the browser's
// bars, what others may make of the page, and how many stylesheets it asks for.
import { expect, ready, test } from "../fixtures.mjs";

/** Keeps a look as the app does, before the app is opened for the first time. */
async function choose(page, site, look) {
  await page.goto(site.url("robots.txt"));
  await page.evaluate((look) => localStorage.setItem("carteira.aparencia", JSON.stringify(look)), look);
}

/** How light the corner of what the page shows is, from 0 to 255. */
async function lightness(page) {
  const picture = (await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 40 } })).toString("base64");
  const blank = await page.context().newPage();
  const light = await blank.evaluate(async (source) => {
    const image = Object.assign(new Image(), { src: source });
    await image.decode();
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, 40, 40);
    return data.filter((_, at) => at % 4 < 3).reduce((sum, part) => sum + part, 0) / (40 * 40 * 3);
  }, `data:image/png;base64,${picture}`);
  await blank.close();
  return light;
}

/** The colour that the browser gives its bars. */
const barColour = (page) => page.evaluate(() => {
  const bars = [...document.querySelectorAll('meta[name="theme-color"]')];
  return bars.find(({ media }) => matchMedia(media).matches)?.content;
});

test.describe("before the app", () => {
  test.use({ serviceWorkers: "block" });

  for (const [look, device, dark] of [
    ["dark", "light", true],
    ["light", "dark", false],
    ["sol", "dark", false],
    ["auto", "dark", true],
    ["no look", "light", false],
  ]) {
    test(`${look} was chosen on a ${device} device: the first paint is ${dark ? "dark" : "light"}`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme: device });
      await choose(page, site, look);
      await page.route("**/*_bg.wasm", () => {});
      await page.goto(site.url("clientes"), { waitUntil: "commit" });
      await expect(page.locator("#boot-text")).toBeVisible();
      await expect.poll(() => page.evaluate(() => performance.getEntriesByName("first-paint").length)).toBe(1);
      const light = await lightness(page);
      if (dark) expect(light).toBeLessThan(60);
      else expect(light).toBeGreaterThan(240);
      expect(await barColour(page)).toBe(dark ? "#181c23" : "#ffffff");
    });
  }

  test("where nothing can be kept the app opens in the look of the device", async ({ page, site }) => {
    await page.addInitScript(() => {
      Storage.prototype.getItem = () => {
        throw new DOMException("no storage here", "SecurityError");
      };
    });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.route("**/*_bg.wasm", () => {});
    await page.goto(site.url("clientes"), { waitUntil: "commit" });
    await expect(page.locator("#boot-text")).toBeVisible();
    expect(await lightness(page)).toBeLessThan(60);
  });
});

test("the bars of the browser follow the look that is chosen, and the device again after that", async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(site.url("mais"));
  await ready(page);
  for (const [name, colour] of [["Escura", "#181c23"], ["Sol", "#ffffff"], ["Escura", "#181c23"], ["Clara", "#ffffff"]]) {
    await page.getByRole("radio", { name, exact: true }).click();
    await expect.poll(() => barColour(page), { message: name }).toBe(colour);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await barColour(page), "chosen light on a dark device").toBe("#ffffff");
  await page.getByRole("radio", { name: "Automática" }).click();
  await expect.poll(() => barColour(page)).toBe("#181c23");
  await page.emulateMedia({ colorScheme: "light" });
  expect(await barColour(page)).toBe("#ffffff");
});

test("a number is no telephone, a shared link has a name, and no search engine lists the page", async ({ page, site }) => {
  await page.goto(site.url());
  const said = (name) => page.locator(`head meta[name="${name}"], head meta[property="${name}"]`).getAttribute("content");
  expect(await said("format-detection")).toBe("telephone=no");
  expect(await said("robots")).toBe("noindex");
  expect(await said("og:title")).toBe("Carteira");
  expect(await said("og:description")).toBe(await said("description"));
  const robots = await (await page.request.get(site.url("robots.txt"))).text();
  expect(robots, "who may not read the page does not see that it asks not to be listed").not.toMatch(/^Disallow: *\S/m);
});

test("all stylesheets come as one file", async ({ page, site }) => {
  await page.goto(site.url());
  await ready(page);
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect(asked.filter((name) => name.endsWith(".css"))).toEqual([expect.stringMatching(/\/style-[0-9a-f]{16}\.css$/)]);
});
