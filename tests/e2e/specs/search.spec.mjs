// Finding a client by what is in the hand, and staying where one was.
import { expect, ready, test } from "../fixtures.mjs";
import { register } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("the box above Hoje answers key by key and keeps the focus", async ({ page, site }) => {
  await register(page, site, ["Irmãos D'Ávila Ltda", "J.B. Pães", "Mercado Azul"]);
  await page.goto(site.url());
  await ready(page);
  const box = page.getByRole("searchbox", { name: "Buscar cliente" }).first();
  const found = page.locator(".header__found a");
  for (const [typed, name] of [["davila", "Irmãos D'Ávila Ltda"], ["d’avila", "Irmãos D'Ávila Ltda"], ["jb paes", "J.B. Pães"]]) {
    await box.click();
    await box.pressSequentially(typed);
    await expect(found).toHaveCount(1);
    await expect(found).toContainText(name);
    await expect(box).toBeFocused();
    await expect(page).toHaveURL(site.url());
    await page.keyboard.press("Escape");
    await expect(found).toHaveCount(0);
  }
  await box.pressSequentially("azul");
  await found.click();
  await ready(page);
  await expect(page.getByRole("heading", { name: "Mercado Azul" })).toBeVisible();
});

test("who left the carteira is found by search and behind a chip, and the page says so", async ({ page, site }) => {
  await register(page, site, ["Mercado Azul", "Padaria União"]);
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.locator(".client-row").filter({ hasText: "Mercado Azul" }).click();
  await page.getByRole("button", { name: "Mais ações" }).click();
  await page.getByRole("menuitem", { name: "Editar" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel(/^Na carteira desde/).fill("01/10/2026");
  await form.getByLabel(/^Saiu da carteira/).fill("01/11/2026");
  await form.getByRole("button", { name: "Salvar cliente" }).click();
  await expect(page.getByText(/Este cliente saiu em 01\/11\/2026/)).toBeVisible();
  await page.goto(site.url("clientes"));
  await ready(page);
  await expect(page.locator(".client-row")).toHaveCount(1);
  await page.getByRole("button", { name: "Filtros" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Fora da carteira/ }).click();
  await page.getByRole("button", { name: "Ver 1 cliente" }).click();
  await expect(page.locator(".client-row")).toHaveCount(1);
  await expect(page.locator(".client-row")).toContainText("saiu em 01/11/2026");
  await page.goto(site.url("clientes?busca=azul"));
  await ready(page);
  await expect(page.locator(".client-row")).toContainText("saiu em 01/11/2026");
});

test("on a phone the app's own back keeps filter and order", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await register(page, site, ["Mercado Azul", "Mercado União", "Padaria Sol"]);
  await page.goto(site.url("clientes?busca=mercado&ordem=nome"));
  await ready(page);
  await expect(page.locator(".client-row")).toHaveCount(2);
  await page.locator(".client-row").first().click();
  await page.getByRole("link", { name: "Voltar para a lista" }).click();
  await expect(page).toHaveURL(/busca=mercado/);
  await expect(page).toHaveURL(/ordem=nome/);
  await expect(page.locator(".client-row")).toHaveCount(2);
});

test("a transfer asks for whom, takes a typed name, and keeps who served before", async ({ page, site }) => {
  await register(page, site, ["Mercado Azul"]);
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.locator(".client-row").first().click();
  const transfer = async () => {
    await page.getByRole("button", { name: "Mais ações" }).click();
    await page.getByRole("menuitem", { name: "Transferir cliente" }).click();
    return page.getByRole("dialog", { name: "Transferir cliente" });
  };
  let sheet = await transfer();
  await sheet.getByRole("button", { name: "Transferir" }).click();
  await expect(sheet.getByText("Escolha para quem, ou escreva um nome novo.")).toBeVisible();
  await sheet.getByLabel("Novo vendedor").pressSequentially("Ana");
  await sheet.getByRole("button", { name: "Transferir" }).click();
  await expect(page.locator(".toast")).toContainText("Transferência salva");
  sheet = await transfer();
  await expect(sheet.getByRole("listitem").filter({ hasText: "Ana" })).toBeVisible();
  await sheet.getByLabel("Novo vendedor").pressSequentially("Beto");
  await sheet.getByLabel("A partir de").fill("");
  await sheet.getByRole("button", { name: "Transferir" }).click();
  await expect(sheet.getByText(/Escolha a partir de quando/)).toBeVisible();
});
