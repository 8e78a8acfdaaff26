// Segmentos: a filter is kept under a name, a message goes to many one by one and goes on after a reload, and who asked not
// to be contacted is left out.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { bringing } from "../importing.mjs";
import { openSample, sameSample } from "../sample.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const MORNING = new Date("2026-11-30T10:00:00-03:00");
const NIGHT = new Date("2026-11-30T21:00:00-03:00");
const toast = (page) => page.locator(".toast");
const settled = (page) => page.waitForFunction(() => typeof history.state !== "string");

async function open(page, site, time = MORNING) {
  await page.clock.setSystemTime(time);
  await sameSample(page);
  await openSample(page, site);
  await page.goto(site.url("mais"));
  await ready(page);
  await page.getByRole("link", { name: "Segmentos" }).click();
  await expect(page.getByRole("tab", { name: "Segmentos" })).toBeVisible();
}

/** The filter of Canoas kept as a segment with an offer. */
async function keepSegment(page, site) {
  await page.goto(site.url("clientes?municipio=4304606"));
  await ready(page);
  await page.getByRole("button", { name: "Salvar este filtro" }).click();
  const sheet = page.getByRole("dialog", { name: "Novo segmento" });
  await expect(sheet).toContainText("Quem entra: Canoas/RS");
  // Without a name nothing is saved.
  await sheet.getByRole("button", { name: "Salvar segmento" }).click();
  await expect(sheet).toContainText("Dê um nome ao segmento.");
  await sheet.getByLabel("Nome").pressSequentially("De Canoas");
  await sheet.getByLabel("Cor").selectOption({ label: "roxo" });
  await sheet.getByLabel("Oferta").pressSequentially("frete gratis");
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Salvar segmento" }).click();
  await expect(toast(page)).toContainText("Segmento salvo neste aparelho");
  await settled(page);
}

const row = (page, name) => page.locator(".segment", { has: page.getByRole("heading", { name, exact: true }) });

test("a filter is kept under a name, counted over the months, taken again by one tap, and an undo takes it back", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, site);
  await expect(row(page, "Ativos da curva A e B")).toBeVisible();
  await expectAccessible(page);
  await keepSegment(page, site);
  const shown = await page.locator(".filter-count__words").innerText();
  await page.goto(site.url("segmentos"));
  await ready(page);
  const own = row(page, "De Canoas");
  await expect(own).toContainText("Canoas");
  await expect(own).toContainText("oferta: frete gratis");
  const count = (await own.locator(".segment__count").innerText()).match(/\d+/)[0];
  expect(shown).toMatch(new RegExp(`^${count} `));
  await expect(own.locator(".trend__month")).toHaveCount(6);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.getByRole("button", { name: "Filtros" }).click();
  await page.getByRole("dialog", { name: "Filtros" }).getByRole("button", { name: "De Canoas" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator(".filter-count__words")).toHaveText(shown);
  await settled(page);
  await page.goto(site.url("segmentos"));
  await ready(page);
  await row(page, "De Canoas").getByRole("button", { name: /^Editar/ }).click();
  const sheet = page.getByRole("dialog", { name: "Segmento" });
  await expect(sheet.getByLabel("Oferta")).toHaveValue("frete gratis");
  await sheet.getByRole("button", { name: "Apagar segmento" }).click();
  await expect(row(page, "De Canoas")).toHaveCount(0);
  await toast(page).getByRole("button", { name: "Desfazer" }).click();
  await expect(row(page, "De Canoas")).toBeVisible();
});

test("what was typed of a new segment survives leaving its sheet", async ({ page, site }) => {
  await open(page, site);
  await page.goto(site.url("clientes?municipio=4304606"));
  await ready(page);
  await page.getByRole("button", { name: "Salvar este filtro" }).click();
  const sheet = page.getByRole("dialog", { name: "Novo segmento" });
  await sheet.getByLabel("Nome").pressSequentially("Perto de casa");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await settled(page);
  await page.getByRole("button", { name: "Salvar este filtro" }).click();
  await expect(sheet.getByLabel("Nome")).toHaveValue("Perto de casa");
});

test("a message goes to many one by one, a reload goes on where it was, and each answer can be taken back", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, site);
  await keepSegment(page, site);
  await page.goto(site.url("segmentos"));
  await ready(page);
  await row(page, "De Canoas").getByRole("button", { name: /^Escrever a todos/ }).click();
  const sheet = page.getByRole("dialog", { name: "Escrever a De Canoas" });
  await expect(sheet).toContainText("podem receber agora");
  await expect(sheet.getByLabel("Oferta")).toHaveValue("frete gratis");
  await expect(sheet).toContainText("Um em cada 5");
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Começar" }).click();
  const card = page.locator(".queue section.card");
  await expect(card).toContainText("Cliente 1 de");
  await settled(page);
  const first = (await card.locator(".card__title").innerText()).trim();
  await expect(card.getByLabel("Texto")).toHaveValue(new RegExp(`Olá`));
  await expect(card.getByRole("link", { name: /Abrir no/ }).first()).toHaveAttribute("href", /wa\.me|mailto/);
  await expectAccessible(page);
  await card.getByRole("button", { name: "Enviei" }).click();
  await expect(toast(page)).toContainText("Envio salvo neste aparelho");
  await expect(card).toContainText("Cliente 2 de");
  // What is typed to the second is kept over a reload, and the first is not asked about again.
  const second = (await card.locator(".card__title").innerText()).trim();
  expect(second).not.toBe(first);
  await card.getByLabel("Texto").press("End");
  await card.getByLabel("Texto").pressSequentially(" Abraço");
  await page.reload();
  await ready(page);
  await expect(card).toContainText("Cliente 2 de");
  await expect(card.locator(".card__title")).toHaveText(second);
  await expect(card.getByLabel("Texto")).toHaveValue(/ Abraço/);
  await card.getByRole("button", { name: "Pular" }).click();
  await expect(page.locator(".queue")).toContainText("1 enviada, 1 pulada");
  await toast(page).getByRole("button", { name: "Desfazer" }).click();
  await expect(card.locator(".card__title")).toHaveText(second);
  // A pointer that rests on the message keeps it there, above the foot of the card.
  await page.mouse.move(1, 1);
  await expect(toast(page)).toHaveCount(0, { timeout: 10_000 });
  await card.getByRole("button", { name: "Parar" }).click();
  await expect(page.locator(".queue")).toContainText("Envio parado");
  // Whether the first answered is asked where the queue stands, and is a contact once it is known.
  const asked = page.locator(".queue .note-card");
  await expect(asked).toContainText(`${first} respondeu? Mensagem do envio`);
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Sim, respondeu" }).click();
  await expect(asked).toHaveCount(0);
  await page.getByRole("link", { name: "Todos os envios" }).click();
  const sent = page.locator(".card", { hasText: "De Canoas, começado em 30/11/2026" });
  await expect(sent).toContainText("1 enviada, 0 puladas");
  await expect(sent).toContainText("O resultado aparece 14 dias depois de cada mensagem.");
  await expect(sent.getByRole("row", { name: /Sorteados sem mensagem/ })).toBeVisible();
  await expectAccessible(page);
});

test("a segment that comes with the app is named in the address, and the list has its very clients after a reload", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, site);
  const vips = row(page, "Clientes A esfriando");
  await expect(vips).toContainText("O que fazer: visite em vez de escrever");
  const count = (await vips.locator(".segment__count").innerText()).match(/\d+/)[0];
  await vips.getByRole("link", { name: /^Ver clientes/ }).click();
  await expect(page).toHaveURL(/segmento=vips-esfriando/);
  expect(page.url()).not.toContain("so=");
  const words = page.locator(".filter-count__words");
  await expect(words).toHaveText(new RegExp(`^${count} de `));
  await page.reload();
  await ready(page);
  await expect(words).toHaveText(new RegExp(`^${count} de `));
  const chip = page.getByRole("button", { name: /Clientes A esfriando/ });
  await chip.click();
  await expect(page).not.toHaveURL(/segmento=/);
  await page.goto(site.url("segmentos"));
  await ready(page);
  const payers = row(page, "Bons pagadores sem benefício");
  await expect(payers).toContainText("Bom pagador tem atraso médio de até 5 dias");
  await expect(payers).toContainText(/com benefício há 90 dias ou mais: \d+ pedidos? nos 90 dias antes/);
  await page.getByRole("tab", { name: "Envios" }).click();
  await expect(page.locator(".card", { hasText: "Ativos da curva A e B, começado em" })).toContainText(/compraram \d+ de \d+ com mensagem/);
});

test("the page of a client says what to offer beside what it buys, once that is opened", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, site);
  await page.goto(site.url("clientes?classe=ativo&abc=A"));
  await ready(page);
  await page.locator(".client-row__main").first().click();
  const fold = page.locator("summary", { hasText: "Estoque e o que oferecer" });
  if (await fold.isVisible()) await fold.click();
  const offers = page.locator("details", { hasText: "O que oferecer junto" }).last();
  await offers.locator("summary").click();
  await expect(offers).toContainText(/Quem leva .+ também leva .+: \d+,\d× o acaso \(\d+ de \d+ clientes\)|Nada do que costuma ir junto/);
  await expect(offers).toContainText("acima do acaso com 95% de confiança");
  await expectAccessible(page);
});

test("at night the queue says so and asks", async ({ page, site }) => {
  await open(page, site, NIGHT);
  await row(page, "Clientes A esfriando").getByRole("button", { name: /^Escrever a todos/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Começar" }).click();
  const card = page.locator(".queue .card");
  await expect(card).toContainText("Agora é fora do horário de mensagens (das 20:00 às 8:00 e aos domingos).");
  await expect(card.getByRole("link", { name: /Abrir no/ })).toHaveCount(0);
  await card.getByRole("button", { name: "Escrever mesmo assim" }).click();
  await expect(card.getByRole("link", { name: /Abrir no/ }).first()).toBeVisible();
});

test("ramos and pairs are told with their numbers, and lead to their clients", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("tab", { name: "Ramos em alta" }).click();
  await expect(page.getByText("Pedidos dos últimos 90 dias contra os 90 antes")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Vão juntos" }).click();
  await expect(page.getByText("Entre os clientes que já compraram algo")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Segmentos" }).click();
  const vips = row(page, "Clientes A esfriando");
  const count = (await vips.locator(".segment__count").innerText()).match(/\d+/)[0];
  await vips.getByRole("link", { name: /^Ver clientes/ }).click();
  await expect(page.locator(".filter-count__words")).toHaveText(new RegExp(`^${count} `));
});

test("who lacks a product of a pair is named in the address by the pair, as of the vendedor chosen", async ({ page, site }) => {
  test.slow();
  await page.clock.setSystemTime(new Date("2026-11-28T10:00:00-03:00"));
  const numbers = Array.from({ length: 30 }, (_, at) => at + 1);
  const bought = (client) => (client <= 7 ? ["farinha", "fermento"] : client <= 10 ? ["farinha"] : ["queijo"]);
  const clients = ["codigo;razao_social;vendedor", ...numbers.map((client) => `${client};Loja ${client};${client === 9 ? "Rui Prado" : "Ana Lima"}`)];
  const orders = numbers.flatMap((client) => bought(client).map((product, at) => `${500 + 100 * at + client};03/11/2026;${client};R$ 100,00;faturado;${product};1`));
  const file = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`\ufeff${rows.join("\r\n")}\r\n`) });
  await bringing(page, site, [
    file("clientes.csv", clients),
    file("pedidos.csv", ["numero;data;cliente_codigo;valor;situacao;produto;quantidade", ...orders]),
  ]);
  await page.goto(site.url("segmentos?aba=juntos"));
  await ready(page);
  const see = page.getByRole("link", { name: /^Ver clientes: Quem compra farinha costuma levar fermento/ });
  await expect(page.getByRole("listitem").filter({ hasText: "70,0% (7 de 10); 3 ainda não levam" })).toBeVisible();
  await see.click();
  await expect(page.locator(".client-row")).toHaveCount(3);
  await expect.poll(() => new URL(page.url()).searchParams.get("segmento")).toBe("sem-o-par\tfarinha\tfermento");
  await expect(page.getByText("Levam farinha e nunca fermento").first()).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.locator(".client-row")).toHaveCount(3);
  await page.goto(site.url("segmentos?aba=juntos"));
  await ready(page);
  await page.getByRole("button", { name: /^Ver a carteira como: / }).click();
  const as = page.getByRole("dialog", { name: "Ver a carteira como" });
  await as.getByRole("button", { name: "Rui Prado", exact: true }).click();
  await as.getByRole("button", { name: /^Ver \d+ / }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "1 ainda não leva" })).toBeVisible();
  await see.click();
  await expect(page.locator(".client-row")).toHaveCount(1);
  await expect(page.locator(".client-row")).toContainText("Loja 9");
});

test("a column of the rep's own is a filter and becomes a segment that outlives a reload", async ({ page, site }) => {
  await page.clock.setSystemTime(MORNING);
  const rows = ["codigo;razao_social;Rota do caminhão", "1;Loja Um;3", "2;Loja Dois;3", "3;Loja Tres;7", "4;Loja Quatro;"];
  await bringing(page, site, [{ name: "clientes.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${rows.join("\r\n")}\r\n`) }]);
  await page.goto(site.url("clientes"));
  await ready(page);
  await expect(page.locator(".client-row")).toHaveCount(4);
  await page.getByRole("button", { name: /^Filtros/ }).first().click();
  const filters = page.getByRole("dialog", { name: "Filtros" });
  await filters.locator("summary", { hasText: "Outros campos" }).click();
  await filters.getByRole("button", { name: /^Rota do caminhão: 3/ }).click();
  await filters.getByRole("button", { name: "Ver 2 clientes" }).click();
  await settled(page);
  await expect(page.locator(".client-row")).toHaveCount(2);
  await expect(page.locator(".client-row").filter({ hasText: /Loja (Um|Dois)/ })).toHaveCount(2);
  await expect(page).toHaveURL(/campo=/);
  await page.reload();
  await ready(page);
  await expect(page.locator(".client-row")).toHaveCount(2);
  await page.getByRole("button", { name: "Salvar este filtro" }).click();
  const sheet = page.getByRole("dialog", { name: "Novo segmento" });
  await expect(sheet).toContainText("Rota do caminhão: 3");
  await sheet.getByLabel("Nome").pressSequentially("Caminhão 3");
  await sheet.getByRole("button", { name: "Salvar segmento" }).click();
  await expect(toast(page)).toContainText("Segmento salvo neste aparelho");
  await settled(page);
  await page.goto(site.url("segmentos"));
  await ready(page);
  await expect(row(page, "Caminhão 3").locator(".segment__count")).toContainText("2");
});
