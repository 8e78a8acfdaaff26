// The credit of a client as the rep watches it: what was seen is typed or imported, the score says where it comes from, what got
// worse is among the alerts, and each act is taken back.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { unfold } from "../unfold.mjs";
import { atData, writing } from "../importing.mjs";
import { isLeft, keeps, typeAndLeave, ways } from "../leaving.mjs";
import { openSample } from "../sample.mjs";
import { unfoldForm, written } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, actionTimeout: 8_000 });

const toast = (page) => page.locator(".toast");
const sheet = (page) => page.getByRole("dialog");
const credit = (page) => page.locator("#credito");
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** An empty carteira with one client, on a morning of May. */
async function withClient(page, site, name = "Mercado Um", cnpj = "") {
  await page.clock.setSystemTime(new Date("2026-05-04T10:00:00-03:00"));
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.getByRole("button", { name: "Cadastrar cliente" }).click();
  await sheet(page).getByRole("textbox", { name: "Razão social" }).fill(name);
  if (cnpj) {
    await unfoldForm(page);
    await sheet(page).getByLabel("CNPJ ou CPF").fill(cnpj);
  }
  await button(page, "Salvar cliente").click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
}

/** Counts what the rep taps. */
async function tap(page, taps, locator) {
  taps.push(await locator.evaluate((node) => node.getAttribute("aria-label") ?? node.textContent.trim()));
  await locator.click();
}

/** Opens the sheet of a new check. */
const check = async (page) => {
  await button(page, "Registrar consulta").click();
  await expect(sheet(page)).toBeVisible();
};

for (const [name, width, height] of [["tablet", 1280, 800], ["phone", 390, 844]]) {
  test(`a protesto is typed in three taps on a ${name}, gives the score with its terms, and is taken back`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await withClient(page, site);
    await expect(credit(page)).toContainText("Ninguém consultou ainda");
    await expect(credit(page)).not.toContainText("pontos");
    const taps = [];
    await unfold(page, "Eventualidades e crédito");
    await tap(page, taps, button(page, "Registrar consulta"));
    await tap(page, taps, sheet(page).getByLabel("Protestos"));
    await page.keyboard.type("2");
    await tap(page, taps, button(page, "Salvar consulta"));
    expect(taps, "three taps and one key").toHaveLength(3);
    await expect(sheet(page)).toHaveCount(0);
    await expect(toast(page)).toContainText("Consulta salva neste aparelho");
    await expect(credit(page)).toContainText("Risco baixo: 80 de 100 pontos");
    const row = credit(page).getByRole("row", { name: /Protestos: 2/ });
    await expect(row).toContainText("-20");
    await expect(row).toContainText("04/05/2026");
    await expect(credit(page)).toContainText("Checar de novo em 31/10/2026");
    await expect(credit(page)).toContainText("Protestos: 2 (antes não informado)");
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, "nothing is wider than the screen").toBeLessThanOrEqual(0);

    await toast(page).getByRole("button", { name: "Desfazer" }).click();
    await expect(credit(page)).toContainText("Ninguém consultou ainda");
    await written(page);
    await page.reload();
    await ready(page);
    await expect(credit(page)).toContainText("Ninguém consultou ainda");
  });
}

/** Beyond the queue of the day. */
async function everyAlert(page) {
  const more = page.getByRole("button", { name: /^Ver \d+ outros? avisos?$/ });
  await expect(page.locator("[data-alert]").or(more).first()).toBeVisible();
  if (await more.count()) await more.click();
}

test("a check that got worse is an alert with before and after, and a check is mended and removed", async ({ page, site }) => {
  await withClient(page, site);
  await check(page);
  await sheet(page).getByLabel("Protestos").pressSequentially("0");
  await sheet(page).getByLabel("Data da consulta").fill("01/04/2026");
  await sheet(page).getByLabel("Fonte").pressSequentially("Bureau");
  await button(page, "Salvar consulta").click();
  await expect(credit(page)).toContainText("Risco baixo: 100 de 100 pontos");
  await isLeft(page, "saving");

  await check(page);
  await sheet(page).getByLabel("Protestos").pressSequentially("3");
  await sheet(page).getByLabel("Atraso médio").pressSequentially("16,5");
  await sheet(page).getByLabel("Títulos em aberto").pressSequentially("3.000,00");
  await sheet(page).getByLabel("Limite de crédito").pressSequentially("2.500,00");
  await button(page, "Salvar consulta").click();
  await expect(credit(page)).toContainText("Risco alto: 55 de 100 pontos");
  await expect(credit(page)).toContainText("Protestos: 0 → 3");
  await expect(credit(page)).toContainText("Passa do limite em R$ 500,00");
  await expect(page.locator(".facts")).toContainText("risco alto");
  await isLeft(page, "saving");
  await written(page);

  await page.goto(site.url("avisos"));
  await ready(page);
  await everyAlert(page);
  const alert = page.locator("[data-alert]", { hasText: /Crédito na consulta de \d\d\/\d\d\/\d{4} · Protestos: 0 → 3/ });
  await expect(alert).toContainText("consulta de 04/05/2026");
  await expectAccessible(page);
  await alert.getByRole("link", { name: "Ver crédito" }).click();
  await expect(credit(page)).toBeVisible();

  await credit(page).locator("summary", { hasText: "Consultas" }).click();
  await button(page, "Editar a consulta de 04/05/2026").click();
  await expect(sheet(page).getByLabel("Protestos")).toHaveValue("3");
  await sheet(page).getByLabel("Protestos").fill("1");
  await button(page, "Salvar consulta").click();
  await expect(credit(page)).toContainText("Protestos: 0 → 1");
  await isLeft(page, "saving");
  await credit(page).locator("summary", { hasText: "Consultas" }).click();
  await button(page, "Remover a consulta de 04/05/2026").click();
  await expect(credit(page)).toContainText("Risco baixo: 100 de 100 pontos");
  await toast(page).getByRole("button", { name: "Desfazer" }).click();
  await expect(credit(page)).toContainText("Protestos: 0 → 1");
});

test("nothing seen is not saved, and a limit of zero blocks the credit", async ({ page, site }) => {
  await withClient(page, site);
  await check(page);
  await button(page, "Salvar consulta").click();
  await expect(sheet(page)).toContainText("Escreva pelo menos um sinal, uma anotação ou o limite.");
  await sheet(page).getByLabel("Atraso médio").pressSequentially("muito");
  await button(page, "Salvar consulta").click();
  await expect(sheet(page)).toContainText("Escreva os dias como 7 ou 7,5.");
  await sheet(page).getByLabel("Atraso médio").fill("");
  await sheet(page).getByLabel("Limite de crédito").pressSequentially("0");
  await button(page, "Salvar consulta").click();
  await expect(credit(page)).toContainText("Crédito bloqueado: o limite digitado é zero.");
  await isLeft(page, "saving");
  await written(page);
  await page.goto(site.url("clientes?credito=bloqueado"));
  await ready(page);
  await expect(page.locator(".client-row")).toHaveCount(1);
  await expect(page.locator(".client-row")).toContainText("crédito bloqueado");
});

test("what is typed in a check survives every way of leaving", async ({ page, site }) => {
  test.slow();
  await withClient(page, site);
  await keeps(page, check, "Pendências", "12");
  await typeAndLeave(page, check);
  await ways.Esc(page);
});

const FILE = [
  "data_consulta;cnpj;fonte;situacao_cnpj;protestos;pendencias;limite_de_credito",
  "03/05/2026;11.222.333/0001-81;Bureau;suspensa;1;nada consta;1.500,00",
  "03/05/2026;33.000.167/0001-01;Bureau;ativa;0;0;",
].join("\r\n");

test("a file of a bureau finds its client by CNPJ, names who is not in the carteira, and is taken back", async ({ page, site }) => {
  await withClient(page, site, "Mercado Um", "11.222.333/0001-81");
  const client = page.url();
  await written(page);
  await atData(page, site);
  await page.locator("input[type=file][accept*=carteira]").setInputFiles({ name: "bureau.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) });
  await page.getByRole("button", { name: "Conferir as linhas" }).click();
  const refused = sheet(page).getByRole("row", { name: /33\.000\.167\/0001-01/ });
  await expect(refused).toContainText("cliente não está na carteira; importe os clientes primeiro");
  await expect(refused.getByRole("cell").or(refused.getByRole("rowheader")).first()).toHaveText("3");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Importar \d/ }).click();
  await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  await page.goto(client);
  await ready(page);
  await expect(credit(page)).toContainText("Risco alto: 50 de 100 pontos");
  await expect(credit(page)).toContainText("R$ 1.500,00");

  // The same line again brings nothing, and the act is taken back whole.
  await atData(page, site);
  const known = Buffer.from(FILE.split("\r\n").slice(0, 2).join("\r\n"));
  await page.locator("input[type=file][accept*=carteira]").setInputFiles({ name: "bureau.csv", mimeType: "text/csv", buffer: known });
  await page.getByRole("button", { name: "Conferir as linhas" }).click();
  await expect(sheet(page).getByText("Este arquivo não muda nada: tudo já está na carteira.")).toBeVisible();
  await button(page, "Concluir").click();
  const act = page.getByRole("listitem").filter({ hasText: "planilha importada" });
  await act.getByRole("button", { name: "Desfazer" }).first().click();
  await expect(page.getByText("Desfeito: planilha importada")).toBeVisible();
  await page.goto(client);
  await ready(page);
  await expect(credit(page)).toContainText("Ninguém consultou ainda");
  await expect(credit(page)).not.toContainText("R$ 1.500,00");
});

test("a company's JSON of the Receita is a check of its client", async ({ page, site }) => {
  await withClient(page, site, "Mercado Um", "11.222.333/0001-81");
  const client = page.url();
  await written(page);
  const company = {
    cnpj: "11222333000181",
    razao_social: "MERCADO UM",
    descricao_situacao_cadastral: "BAIXADA",
    data_inicio_atividade: "2015-03-10",
    ultima_atualizacao: "2026-05-02",
    qsa: [{ nome_socio: "ANA SOUZA" }],
  };
  await atData(page, site);
  const file = { name: "11222333000181.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(company)) };
  await writing(page, file, /^Importar \d/);
  await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  await page.goto(client);
  await ready(page);
  await expect(credit(page)).toContainText("Risco crítico: 0 de 100 pontos");
  await expect(credit(page)).toContainText("Crédito bloqueado: o CNPJ está com situação baixada.");
  // Its alert marks it ex-cliente by one tap, and that is taken back.
  await page.goto(site.url("avisos"));
  await ready(page);
  const mark = button(page, "Marcar ex-cliente").first();
  await mark.click();
  await expect(toast(page)).toContainText("salv");
  await expect(button(page, "Marcar ex-cliente")).toHaveCount(0);
  await toast(page).getByRole("button", { name: "Desfazer" }).click();
  await expect(button(page, "Marcar ex-cliente").first()).toBeVisible();
});

test("the sample shows who is at risk: in the list, in Análises, and in the alerts", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("clientes?credito=alto&ordem=risco"));
  await ready(page);
  await expect(page.locator(".client-row").first()).toContainText("risco alto");
  await page.goto(site.url("analises"));
  await ready(page);
  await page.getByRole("tab", { name: "Risco de crédito" }).click();
  await expect(page.getByRole("heading", { name: /do comprado em 12 meses está em \d+ clientes em risco/ })).toBeVisible();
  await expect(page.getByText(/clientes sem dados: o risco deles não é conhecido/)).toBeVisible();
  await expectAccessible(page);
  await page.goto(site.url("avisos"));
  await ready(page);
  await everyAlert(page);
  await page.getByRole("button", { name: /^Crédito \d/ }).click();
  await expect(page.locator("[data-alert]").first()).toContainText(/Crédito/);
});
