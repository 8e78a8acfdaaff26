// Hoje under the thumb: a row is drawn aside to act, its place is kept, and how many clients stand in sight.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { settled } from "../rest.mjs";
import { openSample } from "../sample.mjs";

const rows = (page) => page.locator(".today-row");
const toast = (page) => page.locator(".toast");

test.describe("by touch", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, contextOptions: { reducedMotion: "reduce" } });
  test.skip(({ browserName }) => browserName !== "chromium", "touches are made by the browser's own protocol");

  /** A finger that goes from one point to another in steps. */
  async function swipe(page, from, to) {
    const client = await page.context().newCDPSession(page);
    const touch = (type, x, y) => client.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    await touch("touchStart", from.x, from.y);
    for (let step = 1; step <= 8; step += 1) {
      await touch("touchMove", from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
      await page.waitForTimeout(16);
    }
    await touch("touchEnd");
  }

  const middle = async (row) => {
    const box = await row.boundingBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  test.beforeEach(async ({ page, site }) => {
    await openSample(page, site);
    await ready(page);
    await settled(page);
  });

  test("to the right it records, the row keeps its place, and Desfazer takes it back", async ({ page, site }) => {
    const row = rows(page).nth(1);
    const name = await row.locator(".today-row__name").innerText();
    const at = await middle(row);
    await swipe(page, at, { x: at.x + 130, y: at.y + 4 });
    await expect(toast(page)).toContainText("registrada e salva neste aparelho");
    await expect(rows(page).nth(1).locator(".today-row__name")).toHaveText(name);
    await expect(rows(page).nth(1).getByText("registrado", { exact: false })).toBeVisible();
    // Another one is no second act.
    await swipe(page, at, { x: at.x + 130, y: at.y });
    await expect(page).toHaveURL(site.url());
    // A tap right after a drag at one place is held back.
    await page.waitForTimeout(700);
    await toast(page).getByRole("button", { name: "Desfazer" }).tap();
    await expect(toast(page)).toContainText("Desfeito");
    await expect(rows(page).nth(1).locator(".today-row__name")).toHaveText(name);
  });

  test("to the left it opens the other results of that client; short or downward it does nothing", async ({ page, site }) => {
    const row = rows(page).nth(1);
    const name = await row.locator(".today-row__name").innerText();
    const at = await middle(row);
    await swipe(page, at, { x: at.x + 50, y: at.y });
    await swipe(page, at, { x: at.x + 20, y: at.y - 120 });
    await expect(toast(page)).toHaveCount(0);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page).toHaveURL(site.url());
    const again = await middle(rows(page).filter({ hasText: name }));
    await swipe(page, again, { x: again.x - 130, y: again.y });
    await expect(page.getByRole("dialog")).toContainText(name);
    await expectAccessible(page);
  });

  test("a mouse draws nothing", async ({ page, site }) => {
    const at = await middle(rows(page).nth(1));
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 140, at.y, { steps: 6 });
    expect(await rows(page).nth(1).evaluate((row) => row.style.transform)).toBe("");
    await page.mouse.move(at.x, at.y);
    await page.mouse.up();
  });
});

for (const [name, width, height, least, tallest] of [
  ["tablet", 1280, 800, 8, 72],
  ["standing tablet", 800, 1280, 8, 72],
  ["phone", 390, 844, 5, 76],
]) {
  test(`${least} clients stand in sight, ${name}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await openSample(page, site);
    await ready(page);
    await settled(page);
    // Of what was agreed for today there may be fewer.
    await page.getByRole("button", { name: /^Esquecidos/ }).click();
    await expect(rows(page).nth(least - 1)).toBeAttached();
    const boxes = await rows(page).evaluateAll((all) => all.map((row) => row.getBoundingClientRect()).map(({ top, bottom, height }) => ({ top, bottom, height })));
    const foot = await page.evaluate(() => document.querySelector("main").getBoundingClientRect().bottom);
    expect(Math.max(...boxes.map((box) => box.height))).toBeLessThanOrEqual(tallest + 0.5);
    expect(boxes.filter((box) => box.bottom <= foot + 1).length).toBeGreaterThanOrEqual(least);
    const over = await rows(page).evaluateAll((all) =>
      all
        .filter((row) => row.querySelector(".today-row__said").getBoundingClientRect().right > row.querySelector(".today-row__acts").getBoundingClientRect().left + 1)
        .map((row) => row.textContent),
    );
    expect(over, "words over the acts").toEqual([]);
  });
}
