// Hoje with a carteira: the act on the row itself, its undo, and the ways on from here.
import { expect, ready, test } from "../fixtures.mjs";
import { settled } from "../rest.mjs";
import { openSample } from "../sample.mjs";
import { stored } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const rows = (page) => page.locator(".today-row");
const record = (page) => page.getByRole("button", { name: /^Registrar visita com/ }).first();
const contacts = async (page) => Object.values((await stored(page, "carteira-exemplo")).contacts).reduce((sum, one) => sum + one, 0);

test.beforeEach(async ({ page, site }) => {
  await openSample(page, site);
  await expect(rows(page).first()).toBeVisible();
});

test("one tap records a contact, and Desfazer takes it back, also the one before it", async ({ page }) => {
  const before = await contacts(page);
  for (const _ of [1, 2]) {
    await record(page).click();
    await expect(page.getByText(/Visita registrada e salva neste aparelho/)).toBeVisible();
    await page.locator(".toast").getByRole("button", { name: "Desfazer" }).click();
    await expect(page.getByText(/^Desfeito/)).toBeVisible();
    // A tap so soon after the last one would be its second half.
    await page.waitForTimeout(800);
  }
  expect(await contacts(page)).toBe(before);
});

test("what can be done after a contact is whole on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await record(page).click();
  const buttons = page.locator(".toast").getByRole("button");
  await expect(buttons).toHaveText(["Foi ligação?", "Desfazer", ""]);
  for (const button of await buttons.all()) {
    const { x, width, height } = await button.boundingBox();
    expect(x + width).toBeLessThanOrEqual(390);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
});

test("another result opens the sheet of that client in place, and back closes it", async ({ page, site }) => {
  const name = await rows(page).first().locator(".today-row__name").innerText();
  await rows(page).first().getByRole("button", { name: /^Outro/ }).click();
  const sheet = page.getByRole("dialog", { name: new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) });
  await expect(sheet).toBeVisible();
  const before = await contacts(page);
  await sheet.locator(".result", { hasText: "Ausente" }).click();
  await expect(page.getByText(/Contato salvo neste aparelho/)).toBeVisible();
  expect(await contacts(page)).toBe(before + 1);
  await expect(sheet).toHaveCount(0);
  await expect(page).toHaveURL(site.url());
  await page.locator(".toast").getByRole("button", { name: "Desfazer" }).click();
  await expect(page.getByText(/^Desfeito/)).toBeVisible();
  await page.waitForTimeout(800);
  await rows(page).first().getByRole("button", { name: /^Outro/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(rows(page).first()).toBeVisible();
});

test("a contact is kept though a link is followed right after the tap", async ({ page, site }) => {
  // A row that has just moved under the finger is not taken for the one that was meant.
  await settled(page);
  const before = await contacts(page);
  await page.evaluate(() => {
    document.querySelector(".today-row__acts button").click();
    document.querySelector('a[href$="/mapa"]').click();
  });
  await expect(page).toHaveURL(site.url("mapa"));
  await ready(page);
  await expect.poll(() => contacts(page)).toBe(before + 1);
});

test("the rest of a group is one tap away, filtered", async ({ page, site }) => {
  await page.getByRole("button", { name: /^Atrasados/ }).click();
  const rest = page.getByRole("link", { name: /^Ver tod/ });
  if ((await rest.count()) === 0) await page.goto(site.url("clientes?estado=atrasado"));
  else await rest.click();
  await ready(page);
  await expect(page).toHaveURL(site.url("clientes?estado=atrasado"));
});

test("search, keys and shortcuts lead on from Hoje", async ({ page, site }) => {
  await page.getByRole("searchbox", { name: "Buscar cliente" }).first().fill("padaria");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(site.url("clientes?busca=padaria"));
  await page.goto(site.url());
  await ready(page);
  await page.locator("body").press("g");
  await page.locator("body").press("m");
  await expect(page).toHaveURL(site.url("mapa"));
  await page.goto(site.url("?atalho=contato"));
  await ready(page);
  await expect(page.getByRole("dialog")).toBeVisible();
});
