// Every menu opens inside the screen at every size, and each of its items is what lies under a finger there.
import { expect, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, actionTimeout: 15_000 });

const sizes = [[1280, 800], [800, 1280], [390, 844]];

/** The items of the open menu that are not wholly in sight or lie under something else. */
const outOfReach = (page) => page.locator(".menu__item").evaluateAll((items) => items.filter((item) => {
  item.scrollIntoView({ block: "nearest" });
  const box = item.getBoundingClientRect();
  const inside = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
  const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !inside || !item.contains(found);
}).map((item) => item.textContent));

async function openEach(page, least) {
  const menus = page.locator("[aria-haspopup='menu']");
  const count = Math.min(await menus.count(), 12);
  expect(count, page.url()).toBeGreaterThanOrEqual(least);
  for (let at = 0; at < count; at += 1) {
    const menu = menus.nth(at);
    if (!(await menu.isVisible())) continue;
    // A list that has just moved takes no tap: what is learnt meanwhile puts avisos in another order.
    await expect(async () => {
      await menu.scrollIntoViewIfNeeded();
      await menu.click();
      await expect(page.locator(".menu__item").first()).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 20_000 });
    expect(await outOfReach(page), await menu.getAttribute("aria-label")).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.locator(".menu__item")).toHaveCount(0);
  }
}

for (const [width, height] of sizes) {
  test(`every menu can be used at ${width}×${height}`, async ({ page, site }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    await openSample(page, site);
    await page.goto(site.url("clientes"));
    await ready(page);
    await page.locator(".client-row").first().click();
    await expect(page.getByRole("button", { name: "Mais ações" })).toBeVisible();
    await openEach(page, 1);
    for (const [path, least] of [["clientes", 1], ["agenda", 1], ["avisos", 0], ["roteiro", 0]]) {
      await page.goto(site.url(path));
      await ready(page);
      await expect(page.locator(".skeleton")).toHaveCount(0);
      await openEach(page, least);
    }
  });
}
