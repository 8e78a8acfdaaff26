// The client's page in the street: four acts in reach, three facts, five events; a tap on an event corrects it.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";
import { stored } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const toast = (page) => page.locator(".toast");
const acts = (page) => page.locator(".client__acts");

/** The page of the first client of the list that a search of the address finds. */
async function atClient(page, site, search = "estado=esquecido") {
  await openSample(page, site);
  await page.goto(site.url(`clientes?${search}`));
  await ready(page);
  await page.locator("[data-row='0'] .client-row__main").click();
  await expect(page.locator(".client__name")).toBeVisible();
  await ready(page);
}

test("on a phone name, four acts and three facts stand in sight without scrolling", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await atClient(page, site);
  await page.getByRole("button", { name: "Sair do exemplo" }).waitFor();
  for (const part of [page.locator(".client__name"), ...(await page.locator(".fact").all()), ...(await acts(page).locator(":is(a, button)").all())]) {
    const box = await part.boundingBox();
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(844);
    expect(box.x + box.width).toBeLessThanOrEqual(390.5);
  }
  const ways = acts(page).locator(":is(a, button)");
  expect(await ways.count()).toBe(5);
  for (const way of await ways.all()) {
    const box = await way.boundingBox();
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(43.5);
  }
  // They stay while the page scrolls.
  const before = await acts(page).boundingBox();
  await page.locator(".clients__detail").evaluate((detail) => detail.scrollTo(0, 400));
  expect(Math.abs((await acts(page).boundingBox()).y - before.y)).toBeLessThan(2);
  await expectAccessible(page);
});

test("what the register lacks is named, and leads to writing it", async ({ page, site }) => {
  await page.goto(site.url("clientes?novo"));
  await ready(page);
  const form = page.getByRole("dialog", { name: "Novo cliente" });
  await form.getByRole("textbox", { name: "Razão social" }).pressSequentially("Mercado União");
  await form.getByRole("button", { name: /^Salvar/ }).click();
  await expect(form).toHaveCount(0);
  await page.locator("[data-row='0'] .client-row__main").click();
  await acts(page).getByRole("button", { name: /^Ligar: sem telefone/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("five events stand there, all are one tap away, and a tap corrects one", async ({ page, site }) => {
  await atClient(page, site);
  const entries = page.locator(".entry");
  await expect(entries).toHaveCount(5);
  const all = page.getByRole("button", { name: /^Ver tudo \(\d+\)/ });
  const whole = Number((await all.innerText()).match(/\d+/)[0]);
  await all.click();
  await expect(entries).toHaveCount(whole);

  const name = "carteira-exemplo";
  const sums = async () => {
    const { contacts, orders } = await stored(page, name);
    return [contacts, orders].map((of) => JSON.stringify(of));
  };
  const before = await sums();
  // A contact.
  const contact = page.locator(".entry:not([data-order]) .entry__open", { hasText: /·/ }).first();
  await contact.click();
  const sheet = page.getByRole("dialog", { name: "Corrigir contato" });
  await sheet.getByLabel("Canal").selectOption({ label: "e-mail" });
  await sheet.getByRole("textbox", { name: /^Observação/ }).pressSequentially("era por e-mail");
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Salvar correção" }).click();
  await expect(toast(page)).toContainText("Contato corrigido e salvo neste aparelho");
  await expect(page.locator(".entry", { hasText: "era por e-mail" }).first()).toContainText("e-mail");
  expect(await sums(), "one for one").toEqual(before);
  await toast(page).getByRole("button", { name: "Desfazer" }).click();
  await expect(toast(page)).toContainText("Desfeito");
  await expect(page.locator(".entry", { hasText: "era por e-mail" })).toHaveCount(0);

  // An order.
  await page.waitForTimeout(700);
  await page.locator(".entry[data-order] .entry__open").first().click();
  const order = page.getByRole("dialog", { name: "Corrigir pedido" });
  const value = order.getByRole("textbox", { name: /^Valor/ });
  await value.fill("");
  await value.pressSequentially("1234,56");
  await order.getByRole("button", { name: "Salvar correção" }).click();
  await expect(toast(page)).toContainText("Pedido corrigido e salvo neste aparelho");
  await expect(page.locator(".entry[data-order]", { hasText: "1.234,56" })).toHaveCount(1);
  expect(await sums(), "one for one").toEqual(before);
});

test("what was typed of a correction survives leaving its sheet", async ({ page, site }) => {
  await atClient(page, site);
  await page.getByRole("button", { name: /^Ver tudo/ }).click();
  const open = () => page.locator(".entry:not([data-order]) .entry__open", { hasText: /·/ }).first().click();
  await open();
  const sheet = page.getByRole("dialog", { name: "Corrigir contato" });
  await sheet.getByRole("textbox", { name: /^Observação/ }).pressSequentially(" meio escrito");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.waitForFunction(() => typeof history.state !== "string");
  await page.waitForTimeout(600);
  await open();
  await expect(sheet.getByRole("textbox", { name: /^Observação/ })).toHaveValue(/meio escrito/);
});

test("stock and order are one tap away", async ({ page, site }) => {
  await atClient(page, site);
  for (const [button, dialog] of [["Pedido", "Registrar pedido"], ["Contar estoque", /estoque/i]]) {
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.waitForFunction(() => typeof history.state !== "string");
    await page.waitForTimeout(600);
  }
});
