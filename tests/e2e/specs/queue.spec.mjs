// The queue of the day: at most ten, each with why and what happens if not, in one line on Hoje, on the icon, and with an end.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: { width: 390, height: 844 } });

test("Hoje has one line of it, which leads to ten at most; the others stand behind a number", async ({ page, site }) => {
  await openSample(page, site);
  const line = page.getByRole("link", { name: /avisos? na fila de hoje\. O primeiro:/ });
  await expect(line).toBeVisible({ timeout: 20_000 });
  const said = Number(/^(\d+)/.exec(await line.innerText())[1]);
  await line.click();
  await expect(page.getByRole("heading", { name: "Fila de hoje" })).toBeVisible();
  const rows = page.locator("[data-alert]");
  await expect(rows).toHaveCount(said);
  expect(said).toBeGreaterThan(0);
  expect(said).toBeLessThanOrEqual(10);
  // Why, and what happens if not.
  await expect(rows.first().locator(".muted")).not.toBeEmpty();
  await expectAccessible(page);
  const names = await rows.locator(".rescue-row__name").allInnerTexts();
  expect(new Set(names).size).toBe(names.length);
  const more = page.getByRole("button", { name: /^Ver \d+ outros avisos$/ });
  const rest = Number(/\d+/.exec(await more.innerText())[0]);
  await more.click();
  await expect(page.getByRole("heading", { name: `${said + rest} avisos para hoje` })).toBeVisible();
  await page.getByRole("button", { name: "Só a fila de hoje" }).click();
  await expect(rows).toHaveCount(said);
});

test("whom the rep spoke to takes a place, and no other comes into it", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("avisos"));
  await ready(page);
  const rows = page.locator("[data-alert]");
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  const row = rows.filter({ has: page.getByRole("button", { name: /^Registrar visita com/ }) }).first();
  const name = await row.locator(".rescue-row__name").innerText();
  await row.getByRole("button", { name: /^Registrar visita com/ }).click();
  await expect(page.locator(".toast")).toContainText("salva neste aparelho");
  await page.reload();
  await ready(page);
  await expect(rows).toHaveCount(before - 1);
  await expect(rows.filter({ hasText: name })).toHaveCount(0);
});
