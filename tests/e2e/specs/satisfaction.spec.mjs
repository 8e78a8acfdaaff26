// What went wrong at a client, as the rep writes it down: dated, solved in one tap, mended, taken back; it stands in the history,
// beside the chance that the client still buys, and offers its motivo. And what the client says of it: complaints with who solves
// them by when until a person confirms, and the question that is asked at its moment.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { unfold } from "../unfold.mjs";
import { atData, bringing, writing } from "../importing.mjs";
import { isLeft, keeps, typeAndLeave, ways } from "../leaving.mjs";
import { openClient, written } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, actionTimeout: 8_000 });

const toast = (page) => page.locator(".toast");
const sheet = (page) => page.getByRole("dialog");
const card = (page) => page.locator("#eventualidades");
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** An empty carteira with one client, on a morning of May. */
async function withClient(page, site, name = "Mercado Um") {
  await page.clock.setSystemTime(new Date("2026-05-04T10:00:00-03:00"));
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.getByRole("button", { name: "Cadastrar cliente" }).click();
  await sheet(page).getByRole("textbox", { name: "Razão social" }).pressSequentially(name);
  await button(page, "Salvar cliente").click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await isLeft(page, "saving");
}

const record = async (page) => {
  await unfold(page, "Eventualidades e crédito");
  await button(page, "Registrar eventualidade").click();
  await expect(sheet(page)).toBeVisible();
};

for (const [name, width, height] of [["tablet", 1280, 800], ["phone", 390, 844]]) {
  test(`a damaged delivery is written, solved in one tap and taken back on a ${name}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await withClient(page, site);
    await expect(card(page)).toContainText("Nada registrado.");
    await record(page);
    await expectAccessible(page);
    await sheet(page).getByLabel("O que houve").selectOption({ label: "Avaria" });
    await sheet(page).getByLabel("Quando foi").fill("01/05/2026");
    await sheet(page).getByLabel("Detalhes").pressSequentially("três caixas molhadas");
    await button(page, "Salvar eventualidade").click();
    await expect(toast(page)).toContainText("Eventualidade salva neste aparelho");
    await isLeft(page, "saving");
    await expect(card(page)).toContainText("Avaria, há 3 dias");
    await expect(card(page)).toContainText("em aberto há 3 dias");
    await expect(card(page)).toContainText("três caixas molhadas");
    const history = page.locator(".history");
    await expect(history).toContainText("0 contatos, 0 pedidos e 1 eventualidade");
    await expect(history.locator(".entry")).toContainText("três caixas molhadas");
    // At the end of the page the row of acts lies over nothing.
    await page.locator(".clients__detail").evaluate((detail) => detail.scrollTo(0, detail.scrollHeight));
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, "nothing is wider than the screen").toBeLessThanOrEqual(0);

    await button(page, "Resolvida hoje: Avaria, há 3 dias").click();
    await expect(card(page)).toContainText("resolvida em 04/05/2026, depois de 3 dias");
    await toast(page).getByRole("button", { name: "Desfazer" }).click();
    await expect(card(page)).toContainText("em aberto há 3 dias");
    await written(page);
    await page.reload();
    await ready(page);
    await expect(card(page)).toContainText("em aberto há 3 dias");

    await unfold(page, "Eventualidades e crédito");
    await button(page, "Remover: Avaria, há 3 dias").click();
    await expect(card(page)).toContainText("Nada registrado.");
    await toast(page).getByRole("button", { name: "Desfazer" }).click();
    await expect(card(page)).toContainText("em aberto há 3 dias");
  });
}

test("a solution before the day is refused, and one is mended", async ({ page, site }) => {
  await withClient(page, site);
  await record(page);
  await sheet(page).getByLabel("Resolvida em").fill("03/05/2026");
  await button(page, "Salvar eventualidade").click();
  await expect(sheet(page)).toContainText("A solução não pode vir antes do que houve");
  await sheet(page).getByLabel("Quando foi").fill("02/05/2026");
  await button(page, "Salvar eventualidade").click();
  await isLeft(page, "saving");
  await expect(card(page)).toContainText("resolvida em 03/05/2026, depois de 1 dia");

  // A tap so soon after the last one would be its second half.
  await page.waitForTimeout(700);
  await card(page).getByRole("button", { name: /^Editar: Entrega atrasada/ }).click();
  await expect(sheet(page).getByLabel("Resolvida em")).toHaveValue("03/05/2026");
  await sheet(page).getByLabel("O que houve").selectOption({ label: "Falta de item" });
  await sheet(page).getByLabel("Resolvida em").fill("");
  await button(page, "Salvar eventualidade").click();
  await isLeft(page, "saving");
  await expect(card(page).getByRole("listitem")).toHaveCount(1);
  await expect(card(page)).toContainText("Falta de item, há 2 dias");
  await expect(card(page)).toContainText("em aberto há 2 dias");
});

test("what is typed of an eventualidade survives every way of leaving", async ({ page, site }) => {
  test.slow();
  await withClient(page, site);
  await keeps(page, record, "Detalhes", "duas caixas");
  await typeAndLeave(page, record);
  await ways.Esc(page);
});

/** Whoever complained at a contact, with a person of its own to confirm. */
async function complaining(page, site) {
  await withClient(page, site);
  await page.locator(".client__head").getByRole("button", { name: "Mais ações" }).click();
  await page.getByRole("menuitem", { name: "Editar" }).click();
  await button(page, "Mais uma pessoa").click();
  const person = sheet(page).locator(".card").filter({ has: page.getByLabel("Cargo") });
  await person.getByLabel("Nome").pressSequentially("Ana Lima");
  await button(page, "Salvar cliente").click();
  await isLeft(page, "saving");
  await button(page, "Outro resultado").click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  await sheet(page).getByLabel("Reclamação").pressSequentially("caixas molhadas");
  await sheet(page).getByRole("button", { name: /^sucesso/i }).click();
  await isLeft(page, "saving");
}

const unhappy = (page) => page.locator("#insatisfeito");
const act = (page, name) => unhappy(page).getByRole("button", { name, exact: true });

for (const [name, width, height] of [["tablet", 1280, 800], ["phone", 390, 844]]) {
  test(`a complaint has an owner and a day, is told back, and a person of the client closes it, on a ${name}`, async ({ page, site }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    await complaining(page, site);
    await expect(unhappy(page)).toContainText("hoje: caixas molhadas");
    await expect(unhappy(page)).toContainText("combinar solução: é a vez");
    await act(page, "Combinar solução: caixas molhadas").click();
    await button(page, "Salvar o combinado").click();
    await expect(sheet(page)).toContainText("Escreva a solução, quem resolve ou até quando");
    await expectAccessible(page);
    await sheet(page).getByLabel("Solução combinada").pressSequentially("trocar na terça");
    // Left without saving: what was typed is there again.
    await ways.Esc(page);
    await isLeft(page, "Esc");
    await act(page, "Combinar solução: caixas molhadas").click();
    await expect(sheet(page).getByLabel("Solução combinada")).toHaveValue("trocar na terça");
    await sheet(page).getByLabel("Quem resolve").pressSequentially("Logística");
    await sheet(page).getByLabel("Até quando").fill("06/05/2026");
    await button(page, "Salvar o combinado").click();
    await expect(toast(page)).toContainText("Tratativa salva neste aparelho");
    await isLeft(page, "saving");
    await expect(unhappy(page)).toContainText("Logística resolve até 06/05/2026");
    // At the end of the page the row of acts lies over nothing.
    await page.locator(".clients__detail").evaluate((detail) => detail.scrollTo(0, detail.scrollHeight));
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, "nothing is wider than the screen").toBeLessThanOrEqual(0);

    await act(page, "Resolvido hoje: caixas molhadas").click();
    await expect(unhappy(page)).toContainText("contar de volta: é a vez");
    await toast(page).getByRole("button", { name: "Desfazer" }).click();
    await expect(unhappy(page)).toContainText("resolver: é a vez");
    await page.waitForTimeout(600);
    await act(page, "Resolvido hoje: caixas molhadas").click();
    await expect(unhappy(page)).toContainText("contar de volta: é a vez");
    await act(page, "Escrever mensagem: caixas molhadas").click();
    await expect(sheet(page).getByLabel("Texto")).toHaveValue(/O que fizemos: trocar na terça\./);
    await ways.Esc(page);
    await isLeft(page, "Esc");

    await act(page, "Contar ao cliente: caixas molhadas").click();
    await expect(sheet(page).getByLabel("O que foi feito")).toHaveValue("trocar na terça");
    await button(page, "Salvar como resolvida").click();
    await isLeft(page, "saving");
    await expect(unhappy(page)).toContainText("confirmar com a pessoa: é a vez");
    await act(page, "Confirmar com a pessoa: caixas molhadas").click();
    await button(page, "Fechar o resgate").click();
    await expect(sheet(page)).toContainText("Escolha quem confirmou");
    await sheet(page).getByLabel("Quem confirmou").selectOption({ label: "Ana Lima" });
    await expectAccessible(page);
    await button(page, "Fechar o resgate").click();
    await isLeft(page, "saving");
    await expect(unhappy(page)).toHaveCount(0);
    await toast(page).getByRole("button", { name: "Desfazer" }).click();
    await expect(unhappy(page)).toContainText("confirmar com a pessoa: é a vez");
  });
}

test("a day that was promised and passed stands in the queue of the day after", async ({ page, site }) => {
  await complaining(page, site);
  await act(page, "Combinar solução: caixas molhadas").click();
  await sheet(page).getByLabel("Até quando").fill("05/05/2026");
  await button(page, "Salvar o combinado").click();
  await isLeft(page, "saving");
  await written(page);
  await page.clock.setSystemTime(new Date("2026-05-06T10:00:00-03:00"));
  await page.goto(site.url("avisos"));
  await ready(page);
  const row = page.locator("[data-alert]", { hasText: "Mercado Um" });
  await expect(row.first()).toContainText("A reclamação era para estar resolvida até 05/05/2026", { timeout: 20_000 });
  await row.first().getByRole("link", { name: "Ver a reclamação" }).click();
  await expect(unhappy(page)).toContainText("atrasado há 1 dia");
});

test("who solves a complaint and by when is said with it, stands in the history, and goes with one Desfazer", async ({ page, site }) => {
  await withClient(page, site);
  await page.getByRole("button", { name: "Outro resultado", exact: true }).click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  await expect(sheet(page).getByLabel("Quem resolve"), "nothing to solve yet").toHaveCount(0);
  await sheet(page).getByLabel("Reclamação").pressSequentially("caixas molhadas");
  await sheet(page).getByLabel("Quem resolve").pressSequentially("Logística");
  await sheet(page).getByLabel("Até quando").fill("06/05/2026");
  await expectAccessible(page);
  await sheet(page).getByRole("button", { name: /^sucesso/i }).click();
  await isLeft(page, "recording");
  const history = page.locator(".history");
  await expect(history).toContainText("1 contato, 0 pedidos e 1 passo de satisfação");
  await expect(history.locator(".entry", { hasText: "solução combinada" })).toContainText("Logística resolve até 06/05/2026");
  await toast(page).getByRole("button", { name: "Desfazer" }).click();
  await expect(history.locator(".entry")).toHaveCount(0);
});

const file = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`\ufeff${rows.join("\r\n")}\r\n`) });

test("a question is asked once at its moment, the score goes into the contact with its why, and nobody is asked again", async ({ page, site }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.clock.setSystemTime(new Date("2026-11-18T10:00:00-03:00"));
  await atData(page, site);
  const days = ["05/09/2026", "05/10/2026", "05/11/2026"];
  const orders = days.map((day, at) => `${500 + at};${day};1;R$ 100,00;faturado`);
  for (const one of [
    file("clientes.csv", ["codigo;razao_social;situacao", "1;Loja Um;ativo"]),
    file("pedidos.csv", ["numero;data;cliente_codigo;valor;situacao", ...orders]),
  ]) {
    await writing(page, one, /^Importar \d/);
    await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
    await button(page, "Concluir").click();
    await expect(page.getByText("Gravado neste aparelho:")).toHaveCount(0);
    await page.waitForTimeout(600);
  }
  await openClient(page, site, "Loja Um");
  const ask = page.getByRole("region", { name: "Pergunta ao cliente" });
  await expect(ask).toContainText("3 pedidos desde a última nota");
  const box = await ask.getByRole("button", { name: "Nota 8 de 10" }).boundingBox();
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  // Half under the bar of acts a button of the history would count as too small.
  await page.getByRole("button", { name: "Remover este pedido" }).last().scrollIntoViewIfNeeded();
  await expectAccessible(page);

  await ask.getByRole("button", { name: "Não quis responder" }).click();
  await expect(ask).toHaveCount(0);
  await toast(page).getByRole("button", { name: "Desfazer" }).click();
  await expect(ask).toBeVisible();
  await page.waitForTimeout(600);

  const given = sheet(page)
    .getByRole("group", { name: "De 0 a 10, quanto indicaria você a um colega?" })
    .getByRole("button", { name: "4", exact: true });
  await ask.getByRole("button", { name: "Nota 4 de 10" }).click();
  await expect(given).toHaveAttribute("aria-pressed", "true");
  await sheet(page).getByRole("button", { name: "entrega", exact: true }).click();
  await expectAccessible(page);
  // The score and its why stand in the draft as well.
  await ways.Esc(page);
  await isLeft(page, "Esc");
  await button(page, "Outro resultado").click();
  await expect(given).toHaveAttribute("aria-pressed", "true");
  await expect(sheet(page).getByRole("button", { name: "entrega", exact: true })).toHaveAttribute("aria-pressed", "true");
  await sheet(page).getByRole("button", { name: /^sucesso/i }).click();
  await isLeft(page, "saving");
  await expect(ask).toHaveCount(0);
  await expect(page.locator(".history")).toContainText("por causa de: entrega");
  await expect(unhappy(page)).toContainText("Nota 4 de 10, hoje: entrega");
  await expect(unhappy(page)).toContainText("combinar solução: é a vez");

  await page.goto(site.url("analises"));
  await ready(page);
  await page.getByRole("tab", { name: "NPS" }).click();
  await expect(page.getByText("Nas notas baixas, o que mais pesa é entrega (1 de 1).")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Nenhuma reclamação com os 90 dias de depois completos")).toBeVisible();
  await expectAccessible(page);
});

test("scores and complaints of a list of contacts stand with the client and in the figures, and what is no score is kept in words", async ({ page, site }) => {
  await page.clock.setSystemTime(new Date("2026-11-18T10:00:00-03:00"));
  await bringing(page, site, [
    file("clientes.csv", ["codigo;razao_social", "1;Loja Um", "2;Loja Dois"]),
    file("contatos.csv", [
      "data;cliente_codigo;canal;resultado;NPS;CSAT;reclamação",
      "16/11/2026;1;visita;sucesso;3;2;caixas molhadas", "17/11/2026;2;visita;sucesso;10;5;", "15/11/2026;2;visita;sucesso;11;;",
    ]),
  ]);
  await openClient(page, site, "Loja Um");
  await expect(unhappy(page)).toContainText("há 2 dias: caixas molhadas");
  await expect(unhappy(page)).toContainText("combinar solução: é a vez");
  await openClient(page, site, "Loja Dois");
  await expect(unhappy(page)).toHaveCount(0);
  await expect(page.locator(".history")).toContainText("NPS: 11");
  await page.goto(site.url("analises"));
  await ready(page);
  // Without an order only what counts none is there.
  await expect(page.getByText("Ainda não há pedidos")).toBeVisible();
  await expect(page.getByRole("tab")).toHaveText(["Risco de crédito", "NPS", "Conversão"]);
  await page.getByRole("tab", { name: "NPS" }).click();
  // One promoter, one detractor: 11 is no answer.
  await expect(page.locator("main")).toContainText("1 promotor (50,0%), 0 neutros (0,0%) e 1 detrator (50,0%).", { timeout: 20_000 });
  await expect(page.locator("main")).toContainText("1 reclamação aberta e 0 resolvidas");
  await expectAccessible(page);
});
