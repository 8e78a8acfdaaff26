// Metas: the four targets of a month are set in place, outlive a reload, are taken back, and come from history or last month.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";

test.use({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });

const whole = (page) => page.locator(".goals__scope").filter({ has: page.getByRole("heading", { name: "Carteira toda" }) });
const figure = (page, name) => whole(page).locator(".goal").filter({ hasText: name }).locator(".goal__figure");
const saved = (page) => expect(page.getByText("Metas salvas neste aparelho")).toBeVisible();

test("targets are edited in place, kept, and taken back", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("metas"));
  await ready(page);
  await expect(figure(page, "Cobertura")).toHaveText(/ de 80%$/);
  await expect(whole(page).getByText("Meta padrão dos Ajustes.")).toBeVisible();
  await whole(page).getByRole("button", { name: /^Editar metas/ }).click();
  await page.getByRole("textbox", { name: "Cobertura" }).fill("101");
  await expect(page.getByText("Use de 1 a 100.")).toBeVisible();
  await page.getByRole("button", { name: "Salvar metas" }).click();
  await expect(page.getByRole("textbox", { name: "Cobertura" })).toBeFocused();
  await page.getByRole("textbox", { name: "Cobertura" }).fill("66");
  await page.getByRole("textbox", { name: "Clientes novos" }).fill("9");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Salvar metas" }).click();
  await saved(page);
  await expect(figure(page, "Cobertura")).toHaveText(/ de 66%$/);
  await expect(figure(page, "Clientes novos")).toHaveText(/ de 9$/);
  await page.reload();
  await ready(page);
  await expect(figure(page, "Cobertura")).toHaveText(/ de 66%$/);

  // The same target stands on Hoje.
  await page.goto(site.url());
  await ready(page);
  await expect(page.locator(".headline")).toContainText("66%");

  await page.goto(site.url("metas"));
  await ready(page);
  await whole(page).getByRole("button", { name: /^Editar metas/ }).click();
  await page.getByRole("textbox", { name: "Cobertura" }).fill("");
  await page.getByRole("button", { name: "Salvar metas" }).click();
  await saved(page);
  await expect(figure(page, "Cobertura")).toHaveText(/ de 80%$/);
  await page.getByRole("button", { name: "Desfazer" }).click();
  await expect(figure(page, "Cobertura")).toHaveText(/ de 66%$/);
});

test("a month without targets offers history's and last month's; what was reached is told", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("metas"));
  await ready(page);
  await page.getByRole("button", { name: "Mês seguinte" }).click();
  await expect(page).toHaveURL(/mes=\d{4}-\d\d/);
  await expect(page.getByRole("heading", { name: /^Nenhuma meta para / })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Copiar as de / }).click();
  await saved(page);
  await expect(page.getByRole("heading", { name: /^Nenhuma meta para / })).toHaveCount(0);
  await page.reload();
  await ready(page);
  await expect(figure(page, "Faturamento")).toContainText("R$");
  await page.getByRole("button", { name: "Mês seguinte" }).click();
  await page.getByRole("button", { name: "Usar sugestões" }).click();
  await saved(page);
  await page.getByRole("button", { name: "Desfazer" }).click();
  await expect(page.getByRole("heading", { name: /^Nenhuma meta para / })).toBeVisible();

  await page.goto(site.url("metas"));
  await ready(page);
  await page.locator("summary", { hasText: "Meses anteriores" }).click();
  await expect(page.getByText(/\d+ de \d+ metas alcançadas?\./)).toBeVisible();
  await expect(page.locator("table tbody tr")).toHaveCount(12);
});

test("revenue is covered with the values", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("metas"));
  await ready(page);
  await page.getByRole("button", { name: "Ocultar valores" }).click();
  await expect(figure(page, "Faturamento")).toHaveClass(/private/);
});
