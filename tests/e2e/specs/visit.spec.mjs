// A visit as the rep records it: the contact sheet with order, next step and stock; the shelf that follows; the day's closing.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { placeTold } from "../rest.mjs";
import { openSample } from "../sample.mjs";
import { written } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, actionTimeout: 8_000 });

const toast = (page) => page.locator(".toast");
const sheet = (page) => page.getByRole("dialog");
const shelf = (page) => page.locator("#estoque");
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** An empty carteira with one client, on the morning of `time`. */
async function withClient(page, site, name, time) {
  await page.clock.setSystemTime(new Date(time));
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.getByRole("button", { name: "Cadastrar cliente" }).click();
  await sheet(page).getByRole("textbox", { name: "Razão social" }).fill(name);
  await button(page, "Salvar cliente").click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
}

/** The same page, opened again at another time. */
async function later(page, time) {
  const here = page.url();
  // The message that said so may be over.
  await written(page);
  await page.goto("about:blank");
  await page.clock.setSystemTime(new Date(time));
  await page.goto(here);
  await ready(page);
}

test("one sheet keeps the contact with its order, its next step and the stock counted", async ({ page, site }) => {
  await withClient(page, site, "Mercado Um", "2026-05-04T10:00:00-03:00");
  await button(page, "Outro resultado").click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  await sheet(page).getByLabel("Valor do pedido").fill("1.234,56");
  await sheet(page).getByLabel("Próximo passo").fill("contar a prateleira");
  await sheet(page).getByLabel("Quando").fill("01/06/2026");
  await sheet(page).locator("summary", { hasText: "Contagem de estoque" }).click();
  await sheet(page).getByLabel("Outro produto").first().fill("Farinha 1 kg");
  await sheet(page).getByLabel("Unidades na prateleira").first().fill("120");
  await expectAccessible(page);
  // A result that sells nothing does not swallow the order that was written.
  await sheet(page).getByRole("button", { name: /^ausente/i }).click();
  await expect(sheet(page).getByText("Há um valor de pedido")).toBeVisible();
  await sheet(page).getByRole("button", { name: /^sucesso/i }).click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.locator(".history")).toContainText("visita · pedido");
  await expect(page.locator(".history")).toContainText("R$ 1.234,56");
  await expect(page.locator(".history")).toContainText("contar a prateleira");
  await expect(shelf(page)).toContainText("120 unidades em 04/05/2026");

  // One contact, one change: one undo takes all of it back.
  await toast(page).getByRole("button", { name: "Desfazer" }).click();
  await expect(page.locator(".history")).toContainText("Nenhum contato ou pedido");
  await expect(shelf(page)).toContainText("Conte o que está na prateleira em duas visitas");
});

test("a second tap within a minute is one contact, and what says more takes its place", async ({ page, site }) => {
  await withClient(page, site, "Mercado Um", "2026-05-04T10:00:00-03:00");
  const entries = page.locator(".history .entry");
  await page.getByRole("button", { name: /^Registrar visita com sucesso/ }).click();
  await expect(entries).toHaveCount(1);
  await page.waitForTimeout(1_600);
  await page.getByRole("button", { name: /^Registrar visita com sucesso/ }).click();
  await button(page, "Outro resultado").click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  await sheet(page).getByRole("textbox", { name: "Observação" }).fill("pediu tabela nova");
  await sheet(page).getByRole("button", { name: /^sucesso/i }).click();
  await expect(entries).toHaveCount(1);
  await expect(entries).toContainText("pediu tabela nova");
});

test("two counts give the giro, the day of ruptura and the order of the check values", async ({ page, site }) => {
  await withClient(page, site, "Mercado Um", "2026-05-04T10:00:00-03:00");
  await button(page, "Contar estoque").click();
  await sheet(page).getByLabel("Outro produto").first().fill("Farinha 1 kg");
  await sheet(page).getByLabel("Unidades na prateleira").first().fill("120");
  await button(page, "Salvar contagem").click();
  await expect(shelf(page)).toContainText("Falta mais uma contagem");

  await later(page, "2026-06-01T10:00:00-03:00");
  await button(page, "Outro resultado").click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  await sheet(page).getByLabel("Quando").fill("29/06/2026");
  await sheet(page).getByRole("button", { name: /^sucesso/i }).click();
  await button(page, "Contar estoque").click();
  await sheet(page).getByLabel("Farinha 1 kg").fill("90");
  const row = sheet(page).locator(".count-row").first();
  await row.locator("summary").click();
  await row.getByLabel("Entregue desde a última contagem").fill("240");
  await row.getByLabel("Unidades por caixa").fill("12");
  await expectAccessible(page);
  await button(page, "Salvar contagem").click();
  await expect(shelf(page)).toContainText("9,6 por dia");
  await expect(shelf(page)).toContainText("10/06/2026");
  await expect(shelf(page)).toContainText("252 unidades (21 caixas de 12)");
  await shelf(page).locator("summary").click();
  await expect(shelf(page).getByRole("row", { name: /01\/06\/2026/ })).toContainText("270");
  await expectAccessible(page);
  if (process.env.CARTEIRA_PICTURES) await page.screenshot({ path: `${process.env.CARTEIRA_PICTURES}/estoque.png`, fullPage: true });

  // A count that cannot be right is said, and left out.
  await later(page, "2026-06-08T10:00:00-03:00");
  await button(page, "Contar estoque").click();
  await sheet(page).getByLabel("Farinha 1 kg").fill("500");
  await button(page, "Salvar contagem").click();
  await expect(shelf(page)).toContainText("fora da conta");
  await expect(shelf(page)).toContainText("9,6 por dia");

  // And Hoje says why to go there.
  await shelf(page).locator("summary").click();
  await shelf(page).getByRole("button", { name: "Remover contagem de 08/06/2026" }).click();
  await expect(toast(page)).toContainText("Contagem removida");
  await page.goto(site.url());
  await ready(page);
  await page.getByRole("button", { name: /Próximos/ }).click();
  await expect(page.locator(".today-row")).toContainText("ruptura prevista em 10/06/2026");
});

test("the day is closed with one tap a client, saved as one change and taken back as one", async ({ page, site }) => {
  await openSample(page, site);
  await page.getByRole("link", { name: "Fechar o dia" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Fechamento do dia" })).toBeVisible();
  await ready(page);
  const rows = page.locator(".closing-row");
  await expect(rows.first()).toBeVisible();
  await expectAccessible(page);
  const tap = (at, name) => rows.nth(at).getByRole("button", { name, exact: true }).click();
  await tap(0, "Sucesso");
  await tap(1, "Sem venda");
  await rows.nth(1).getByLabel("Motivo").selectOption({ label: "preço" });
  await tap(2, "Não encontrado");
  await tap(3, "Remarcar");
  await expect(rows.nth(3).getByLabel("Remarcar para")).not.toHaveValue("");
  await expectAccessible(page);
  if (process.env.CARTEIRA_PICTURES) await page.screenshot({ path: `${process.env.CARTEIRA_PICTURES}/fechamento.png`, fullPage: true });

  // Not lost by looking elsewhere.
  await page.reload();
  await ready(page);
  const told = await page.locator(".closing__told").innerText();
  await button(page, "Salvar 4 respostas").click();
  await expect(toast(page)).toContainText("Fechamento salvo neste aparelho");
  await expect(page.locator(".closing__told")).not.toHaveText(told);
  await expect(page.locator(".closing__told")).toContainText("visitad");
  const answered = page.locator(".closing__answered li");
  const many = await answered.count();
  await toast(page).getByRole("button", { name: "Desfazer" }).click();
  await expect(answered).toHaveCount(many - 4);
  await expect(page.locator(".closing__told")).toHaveText(told);
});

test.describe("where the rep stands", () => {
  // Porto Alegre, where the sample has clients.
  test.use({ geolocation: { latitude: -30.04, longitude: -51.2 }, permissions: ["geolocation"] });

  test("the first success at a client without a place offers the point where it was recorded", async ({ page, site }) => {
    await withClient(page, site, "Mercado Um", "2026-05-04T10:00:00-03:00");
    await expect(page.getByRole("button", { name: "Estou no cliente" }).or(page.getByText(/não tem ponto|sem ponto/i).first())).toBeVisible();
    await placeTold(page);
    await page.getByRole("button", { name: /^Registrar visita com sucesso/ }).click();
    const question = page.getByRole("alertdialog", { name: "Você está em Mercado Um?" });
    await expect(question).toBeVisible();
    await expectAccessible(page);
    await question.getByRole("button", { name: "Cancelar" }).click();
    await expect(page.locator(".note-card")).toContainText("Sem ponto no mapa");
    await page.locator(".note-card").getByRole("button", { name: "Usar este ponto como endereço" }).click();
    await expect(page.locator(".note-card")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Abrir no Waze" })).toBeVisible();
  });

  test("perto de mim lists who is within reach and was not seen lately, nearest first, on list and map", async ({ page, site }) => {
    await openSample(page, site);
    await page.goto(site.url("clientes"));
    await ready(page);
    await page.getByRole("button", { name: "Perto de mim" }).click();
    await sheet(page).getByRole("radio", { name: "25 km" }).click();
    await expectAccessible(page);
    await button(page, "Usar minha posição").click();
    await expect(sheet(page)).toHaveCount(0);
    await expect(page).toHaveURL(/perto=-30\.0400%2C-51\.2000%2C25/);
    const away = page.locator(".client-row", { hasText: /daqui/ });
    await expect(away.first()).toBeVisible();
    const km = (await away.allInnerTexts()).map((text) => {
      const [, number, unit] = text.match(/a ([\d,.]+) (k?m) daqui/);
      return Number(number.replace(".", "").replace(",", ".")) * (unit === "m" ? 0.001 : 1);
    });
    expect(km).toEqual([...km].sort((a, b) => a - b));
    expect(km.at(-1)).toBeLessThanOrEqual(25);
    await expectAccessible(page);
    if (process.env.CARTEIRA_PICTURES) await page.screenshot({ path: `${process.env.CARTEIRA_PICTURES}/perto.png` });
    const many = await page.locator(".filter-count__words").innerText();
    await page.getByRole("link", { name: "Mapa" }).first().click();
    await page.getByRole("button", { name: "Filtros" }).click();
    await expect(page.locator(".filter-count__words")).toHaveText(many);
  });
});

test("from Hoje the whole sheet is one tap away, with the products of that client to count", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page, site);
  await page.getByRole("button", { name: /^Outro resultado com/ }).first().click();
  await expect(sheet(page)).toBeVisible();
  await sheet(page).locator("summary", { hasText: "Contagem de estoque" }).click();
  await expect(sheet(page).locator(".count-row").nth(1)).toBeVisible();
  await expectAccessible(page);
});
