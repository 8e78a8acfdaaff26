// Simulador: counts, money, coverage and map follow the slider; applied, discarded and taken back.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { still } from "../rest.mjs";
import { openSample } from "../sample.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const finding = (page) => page.locator(".simulator__live .panel__finding");
const active = (page) => page.getByRole("slider", { name: "Ativo até", exact: true });

async function open(page, site) {
  await openSample(page, site);
  await page.goto(site.url("simulador"));
  await ready(page);
  await expect(page.locator(".simulator__map canvas")).toBeVisible();
}

test("what changes is counted, drawn, and can be applied and taken back", async ({ page, site }) => {
  await open(page, site);
  await expect(finding(page)).toHaveText("Nada mudaria.");
  const drawn = () => page.locator(".simulator__map canvas").evaluate((canvas) => canvas.toDataURL().length);
  await still(page.locator(".simulator__map canvas"));
  const before = await drawn();
  await active(page).fill("100");
  await expect(finding(page)).toHaveText(/^\d+ clientes? mudaria/);
  await expect(page.getByText(/por mês mudariam de classe/)).toBeVisible();
  await expect.poll(drawn).not.toBe(before);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Descartar" }).click();
  await expect(finding(page)).toHaveText("Nada mudaria.");
  await active(page).fill("100");
  await page.getByRole("button", { name: "Aplicar" }).click();
  await expect(finding(page)).toHaveText("Nada mudaria.");
  await expect(active(page)).toHaveValue("100");
  await page.getByRole("button", { name: "Desfazer" }).click();
  await expect(active(page)).toHaveValue("150");
});

test("on a phone the title is whole and the map stays in sight above the sliders", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, site);
  const title = page.getByRole("heading", { level: 1 });
  expect(await title.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  await page.getByRole("slider").nth(6).scrollIntoViewIfNeeded();
  await expect(page.locator(".simulator__map")).toBeInViewport();
});
