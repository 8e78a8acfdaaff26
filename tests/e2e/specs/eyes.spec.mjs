// Map and timeline for eyes that need more: the device's own colours, *sol*, 200% of zoom or text, and the list on a phone.
// Every control is what lies under a finger at its middle, at three sizes; the canvas draws with the colours in force.
import { expect, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, actionTimeout: 15_000 });
test.setTimeout(180_000);

const sizes = [[1280, 800], [800, 1280], [390, 844]];
const pages = ["mapa", "linha-do-tempo"];

/** The controls of the page that can not be brought under a finger, by name. */
const outOfReach = (page) => page.locator("main .page").evaluate((page) => {
  const controls = [...page.querySelectorAll("button, a[href], input:not([aria-hidden]), select")];
  const shown = controls.filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1);
  return shown.filter((one) => {
    one.scrollIntoView({ block: "nearest", inline: "nearest" });
    const box = one.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const found = document.elementFromPoint(x, y);
    const label = found?.closest("label")?.control ?? null;
    return !(found && (one.contains(found) || label === one));
  }).map((one) => `${one.getAttribute("aria-label") ?? one.textContent.trim()} (${one.className})`);
});

/** What share of the canvas has the colour of its ground, and of its ink, as the browser names them; `null` while it is bare. */
const drawn = (page, [ground, ink]) => page.locator(".page canvas").first().evaluate((canvas, names) => {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  [probe.canvas.width, probe.canvas.height] = [canvas.width, canvas.height];
  probe.drawImage(canvas, 0, 0);
  const { data } = probe.getImageData(0, 0, canvas.width, canvas.height);
  const say = (name) => {
    const element = document.createElement("span");
    element.style.cssText = `color: ${name}; forced-color-adjust: none`;
    document.body.append(element);
    const colour = getComputedStyle(element).color.match(/\d+/g).slice(0, 3).map(Number);
    element.remove();
    return colour;
  };
  const wanted = names.map(say);
  const counts = wanted.map(() => 0);
  for (let at = 0; at < data.length; at += 4) {
    wanted.forEach((colour, which) => {
      if (colour.every((part, one) => Math.abs(data[at + one] - part) < 3)) counts[which] += 1;
    });
  }
  return counts.map((count) => count / (data.length / 4));
}, [ground, ink]);

async function open(page, site, path) {
  await page.goto(site.url(path));
  await ready(page);
  await expect(page.locator(".skeleton")).toHaveCount(0);
  await expect(page.locator(".page canvas").first()).toBeVisible();
}

async function reachAll(page, what) {
  await expect.poll(() => outOfReach(page), { message: what, timeout: 10_000 }).toEqual([]);
}

/** The list opens and closes, and with it open the filters do. */
async function useMap(page, what) {
  const side = page.locator(".map-side");
  await side.getByRole("button", { name: "Lista" }).click();
  await expect(page.locator(".map-drawer")).toBeVisible();
  await reachAll(page, `${what}, with the list`);
  await side.getByRole("button", { name: "Filtros" }).click();
  await expect(page.getByRole("dialog", { name: "Filtros" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await side.getByRole("button", { name: "Lista" }).click();
  await expect(page.locator(".map-drawer")).toHaveCount(0);
}

/** The keyboard goes to a mark or row and opens its card, whose controls are in reach too. */
async function useCard(page, path, what) {
  const canvas = page.locator(".page canvas").first();
  const card = page.locator(".map-card, .timeline-card");
  await expect(async () => {
    await canvas.focus();
    await page.keyboard.press(path === "mapa" ? "PageDown" : "ArrowDown");
    await page.keyboard.press("Enter");
    await expect(card).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  const out = await outOfReach(page);
  expect(out.filter((one) => /Fechar|Registrar|Outro resultado/.test(one)), `${what}, the card`).toEqual([]);
  await page.getByRole("button", { name: "Fechar", exact: true }).click();
  await expect(card).toHaveCount(0);
}

for (const [width, height] of sizes) {
  test(`as it comes and in sol, at ${width}×${height}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await openSample(page, site);
    for (const theme of ["light", "sol"]) {
      await page.evaluate((theme) => localStorage.setItem("carteira.aparencia", JSON.stringify(theme)), theme);
      for (const path of pages) {
        await open(page, site, path);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        await reachAll(page, `${path}, ${theme}`);
        if (path === "mapa") await useMap(page, theme);
        await useCard(page, path, theme);
      }
    }
  });

  test(`at 200% of zoom and of text, at ${width}×${height}`, async ({ page, site }) => {
    await openSample(page, site);
    for (const by of ["zoom", "text"]) {
      const half = by === "zoom";
      await page.setViewportSize({ width: half ? width / 2 : width, height: half ? height / 2 : height });
      for (const path of pages) {
        await open(page, site, path);
        if (!half) await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
        await reachAll(page, `${path}, ${by}`);
        if (path === "mapa") await useMap(page, by);
      }
    }
  });

  test(`in the device's own colours, light and dark, at ${width}×${height}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await openSample(page, site);
    for (const path of pages) {
      await page.emulateMedia({ forcedColors: "none", colorScheme: "light", reducedMotion: "reduce" });
      await open(page, site, path);
      // While it stands: the canvas follows the device.
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ forcedColors: "active", colorScheme, reducedMotion: "reduce" });
        await expect.poll(async () => {
          const [ground, ink] = await drawn(page, ["Canvas", "CanvasText"]);
          return ground > 0.5 && ink > 0.003;
        }, { message: `${path} is drawn in ${colorScheme}`, timeout: 10_000 }).toBe(true);
        await reachAll(page, `${path}, ${colorScheme}`);
      }
      const highlight = await page.evaluate(() => {
        const element = document.createElement("span");
        element.style.cssText = "background: Highlight; forced-color-adjust: none";
        document.body.append(element);
        const colour = getComputedStyle(element).backgroundColor;
        element.remove();
        return colour;
      });
      // What is chosen is filled; the legend is the filter.
      const legend = page.locator(".map-legend__entry").first();
      if (await legend.isVisible()) {
        await legend.click();
        await expect(legend).toHaveAttribute("aria-pressed", "true");
        await expect(legend).toHaveCSS("background-color", highlight);
        await legend.click();
      }
      for (const one of await page.locator(".page [aria-pressed=true], .page [aria-checked=true]").all()) {
        await expect(one).toHaveCSS("background-color", highlight);
      }
      // What has the focus has a ring.
      for (let step = 0; step < 12; step += 1) {
        await page.keyboard.press("Tab");
        const ring = await page.evaluate(() => {
          const style = getComputedStyle(document.activeElement);
          return [document.activeElement.tagName, style.outlineStyle, parseFloat(style.outlineWidth)];
        });
        if (ring[0] === "BODY") continue;
        expect(ring[1], `the ring of ${ring[0]}`).not.toBe("none");
        expect(ring[2]).toBeGreaterThanOrEqual(2);
      }
    }
  });
}
