// Prospecção: a new name in three fields, a step with its next one in the agenda, a try again, and what became of them.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";
import { unfold } from "../unfold.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const toast = (page) => page.locator(".toast");
const settled = (page) => page.waitForFunction(() => typeof history.state !== "string");

async function open(page, site) {
  await openSample(page, site);
  await page.goto(site.url("mais"));
  await ready(page);
  await page.getByRole("link", { name: "Prospecção" }).click();
  await expect(page.getByRole("tab", { name: "Funil" })).toBeVisible();
}

test("a name is written down in three fields and stands in the first stage, at once and after a reload", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, site);
  await page.getByRole("button", { name: "Novo potencial" }).click();
  const sheet = page.getByRole("dialog", { name: "Novo potencial" });
  await sheet.getByLabel("Nome").pressSequentially("Mercearia Zênite");
  await sheet.getByLabel("Telefone").pressSequentially("19987654321");
  await sheet.getByLabel("Como chegou").selectOption({ label: "indicação" });
  await sheet.getByRole("button", { name: "Escolher quem indicou" }).click();
  const picker = page.getByRole("dialog", { name: "Escolher quem indicou" });
  await picker.getByRole("searchbox").pressSequentially("padaria");
  const giver = picker.locator(".choice__name").first();
  const name = await giver.innerText();
  await giver.click();
  await expect(sheet).toContainText(name);
  await sheet.getByRole("button", { name: "Salvar" }).click();
  await expect(toast(page)).toContainText("Cliente salvo neste aparelho");
  const row = page.locator(".rescue-row", { hasText: "Mercearia Zênite" });
  await expect(row).toContainText("nesta etapa desde hoje · indicação");
  await expect(row).toContainText("sem próximo passo");
  await expectAccessible(page);
  await settled(page);
  await page.reload();
  await ready(page);
  await expect(page.locator(".rescue-row", { hasText: "Mercearia Zênite" })).toBeVisible();
  await page.getByRole("tab", { name: "Indicações" }).click();
  const branch = page.locator(".branch", { hasText: "Mercearia Zênite" });
  await expect(branch).toContainText("ainda não comprou");
  await expectAccessible(page);
});

test("where the rep stands is noted when the device says it, and its refusal changes nothing typed", async ({ page, context, site }) => {
  await open(page, site);
  await page.getByRole("button", { name: "Novo potencial" }).click();
  const sheet = page.getByRole("dialog", { name: "Novo potencial" });
  await sheet.getByLabel("Nome").pressSequentially("Quitanda da Praça");
  await sheet.getByRole("button", { name: "Estou aqui" }).click();
  await expect(sheet).toContainText("Sem permissão");
  await expect(sheet.getByLabel("Nome")).toHaveValue("Quitanda da Praça");
  await expect(sheet.getByText("Lugar anotado")).toHaveCount(0);
  await context.grantPermissions(["geolocation"], { origin: site.origin });
  await context.setGeolocation({ latitude: -22.9056, longitude: -47.0608, accuracy: 20 });
  await sheet.getByRole("button", { name: "Estou aqui" }).click();
  await expect(sheet.getByText("Lugar anotado")).toBeVisible();
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Salvar" }).click();
  await expect(toast(page)).toContainText("Cliente salvo neste aparelho");
  await page.locator(".rescue-row", { hasText: "Quitanda da Praça" }).locator(".rescue-row__who").click();
  await expect(page.getByRole("link", { name: "Navegar com o Waze" })).toHaveAttribute("href", /-22\.9056/);
});

test("a business card fills in name, telephone, person and e-mail, and one without a name says so", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, site);
  await page.getByRole("button", { name: "Novo potencial" }).click();
  const sheet = page.getByRole("dialog", { name: "Novo potencial" });
  const card = (lines) => ({
    name: "cartao.vcf",
    mimeType: "text/vcard",
    buffer: Buffer.from(["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD"].join("\r\n")),
  });
  await sheet.locator("input[type=file]").setInputFiles(card(["TEL:1"]));
  await expect(sheet).toContainText("Este arquivo não tem cartão de visita com nome.");
  await sheet.locator("input[type=file]").setInputFiles(
    card(["FN:Rita Lima", "ORG:Padaria Sol", "TEL:(19) 98765-4321", "EMAIL:rita@sol.example"]),
  );
  await expect(sheet.getByLabel("Nome")).toHaveValue("Padaria Sol");
  await expect(sheet.getByLabel("Telefone")).toHaveValue("(19) 98765-4321");
  await expect(sheet.getByLabel("Pessoa de contato")).toHaveValue("Rita Lima");
  await expectAccessible(page);
  // What a card brought is a draft like what is typed.
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await settled(page);
  await page.getByRole("button", { name: "Novo potencial" }).click();
  await expect(sheet.getByLabel("E-mail")).toHaveValue("rita@sol.example");
  await sheet.getByRole("button", { name: "Salvar" }).click();
  await page.locator(".rescue-row", { hasText: "Padaria Sol" }).locator(".rescue-row__who").click();
  await expect(page.getByRole("heading", { name: "Padaria Sol" }).first()).toBeVisible();
  await unfold(page, "Cadastro e atendimento");
  await expect(page.getByText("Rita Lima")).toBeVisible();
});

test("whom to ask to point somebody out has promoters and good payers, each with its reason", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("tab", { name: "Indicações" }).click();
  await expect(page.getByText("Bom pagador tem atraso médio de até 5 dias")).toBeVisible();
  await expect(page.locator(".rescue-row", { hasText: /atraso médio de \d+,\d dias/ }).first()).toBeVisible();
  await expectAccessible(page);
});

test("what was typed of a new name survives leaving the sheet", async ({ page, site }) => {
  await open(page, site);
  for (const leave of [() => page.keyboard.press("Escape"), () => page.goBack()]) {
    await page.getByRole("button", { name: "Novo potencial" }).click();
    const sheet = page.getByRole("dialog", { name: "Novo potencial" });
    await sheet.getByLabel("Nome").fill("");
    await sheet.getByLabel("Nome").pressSequentially("Bar do Zé");
    await leave();
    await expect(sheet).toHaveCount(0);
    await settled(page);
    await page.getByRole("button", { name: "Novo potencial" }).click();
    await expect(sheet.getByLabel("Nome")).toHaveValue("Bar do Zé");
    await page.keyboard.press("Escape");
    await expect(sheet).toHaveCount(0);
    await settled(page);
  }
});

test("a step moves the stage, asks for the next one, puts it into the agenda, and one undo takes all of it back", async ({ page, site }) => {
  await open(page, site);
  const row = page.locator(".rescue-row").first();
  const name = (await row.locator(".rescue-row__name").innerText()).trim();
  const before = await row.innerText();
  await row.getByRole("button", { name: /^Registrar passo/ }).click();
  const sheet = page.getByRole("dialog", { name: "Passo da prospecção" });
  await sheet.getByLabel("Etapa").selectOption({ label: "proposta" });
  await sheet.getByLabel("O que ele pediu").selectOption({ label: "pediu amostra" });
  await sheet.getByLabel("Próximo passo").pressSequentially("levar amostra");
  // Without its day nothing is saved, and nothing typed is lost.
  await sheet.getByRole("button", { name: "Salvar" }).click();
  await expect(sheet).toContainText("Diga o dia do próximo passo");
  const tomorrow = await page.evaluate(() => new Date(Date.now() + 86_400_000).toLocaleDateString("pt-BR"));
  await sheet.getByLabel("Quando").pressSequentially(tomorrow.replaceAll("/", ""));
  await sheet.getByLabel("Quanto este passo custou").pressSequentially("2500");
  await sheet.getByRole("button", { name: "Salvar" }).click();
  await expect(toast(page)).toContainText("Prospecção salva neste aparelho");
  const moved = page.locator(".rescue-row", { has: page.getByText(name, { exact: true }) });
  await expect(moved).toContainText("amanhã: levar amostra");
  await toast(page).getByRole("button", { name: "Desfazer" }).click();
  await expect(toast(page)).toContainText("Desfeito");
  await expect.poll(() => moved.innerText()).toBe(before);
});

test("given up and tried again from the client's page, with what was learnt still there", async ({ page, site }) => {
  await open(page, site);
  const row = page.locator(".rescue-row").first();
  await row.locator(".rescue-row__who").click();
  const card = page.locator("#prospeccao");
  await expect(card).toBeVisible();
  await card.getByRole("button", { name: "Registrar passo" }).click();
  const sheet = page.getByRole("dialog", { name: "Passo da prospecção" });
  // A next step that was typed outlives giving up, and leaving the sheet.
  await sheet.getByLabel("Próximo passo").pressSequentially("levar tabela");
  await sheet.getByLabel("Etapa").selectOption({ label: "Desistir por enquanto" });
  await expect(sheet.getByLabel("Próximo passo")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await settled(page);
  await card.getByRole("button", { name: "Registrar passo" }).click();
  await sheet.getByLabel("Etapa").selectOption({ label: "proposta" });
  await expect(sheet.getByLabel("Próximo passo")).toHaveValue("levar tabela");
  await sheet.getByLabel("Etapa").selectOption({ label: "Desistir por enquanto" });
  await sheet.getByRole("button", { name: "preço", exact: true }).click();
  await sheet.getByRole("button", { name: "Salvar" }).click();
  await expect(card).toContainText("Desistência em");
  await expect(card).toContainText("preço");
  await card.getByRole("button", { name: "Tentar de novo" }).click();
  await expect(card).toContainText("Em “mapeado”, nesta etapa desde hoje.");
  await card.locator("summary").click();
  await expect(card).toContainText("desistência: preço");
});

test("who bought and was forgotten comes back by one tap, and leaves the list", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("tab", { name: "Quem tentar" }).click();
  const section = page.locator("section", { has: page.getByRole("heading", { name: "Esquecidos que já compraram" }) });
  const first = section.locator(".rescue-row").first();
  const name = (await first.locator(".rescue-row__name").innerText()).trim();
  await first.getByRole("button", { name: /^Tentar de novo/ }).click();
  await expect(toast(page)).toContainText("Prospecção salva neste aparelho");
  await expect(section.getByText(name, { exact: true })).toHaveCount(0);
  await page.getByRole("tab", { name: "Funil" }).click();
  const row = page.locator(".rescue-row", { hasText: name });
  await expect(row).toContainText("já comprou");
  await expectAccessible(page);
});

test("the routine is set in a sheet, counts a new name, and stands on Hoje", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("button", { name: "Definir rotina" }).click();
  const sheet = page.getByRole("dialog", { name: "Rotina de prospecção" });
  await sheet.getByLabel("Nomes novos").pressSequentially("5");
  await sheet.getByRole("button", { name: "Salvar" }).click();
  const line = page.getByText(/Prospecção nesta semana: \d+ de 5 nomes novos/);
  await expect(line).toBeVisible();
  const count = async () => Number(/(\d+) de 5/.exec(await line.innerText())[1]);
  const before = await count();
  await page.getByRole("button", { name: "Novo potencial" }).click();
  await page.getByRole("dialog").getByLabel("Nome").pressSequentially("Bazar Novo");
  await page.getByRole("dialog").getByRole("button", { name: "Salvar" }).click();
  await expect.poll(count).toBe(before + 1);
  await settled(page);
  await page.getByRole("link", { name: "Hoje", exact: true }).first().click();
  await expect(page.getByRole("link", { name: /Prospecção nesta semana/ })).toBeVisible();
});

test("what became of the tries is cut by source, stage and vendedor, and each table is whole", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("tab", { name: "Resultado" }).click();
  for (const [cut, row] of [["Origem", "indicação"], ["Etapa", "mapeado"], ["Vendedor", "Todos"]]) {
    await page.getByRole("radio", { name: cut }).or(page.getByRole("button", { name: cut, exact: true })).first().click();
    const table = page.getByRole("table");
    await expect(table.getByRole("rowheader", { name: row })).toBeVisible();
    await expect(table).toContainText(/\d+,\d% \(\d+ de \d+\)/);
  }
  await expectAccessible(page);
});

test("a stage is renamed in Ajustes and the funnel calls it so", async ({ page, site }) => {
  await open(page, site);
  await page.goto(site.url("ajustes"));
  await ready(page);
  const field = page.getByLabel("Etapa 1");
  await field.click();
  await page.keyboard.press("Control+A");
  await field.pressSequentially("na mira");
  await page.getByRole("button", { name: "Salvar" }).last().click();
  await expect(toast(page)).toContainText("Regras salvas neste aparelho");
  await page.goto(site.url("prospeccao"));
  await ready(page);
  await expect(page.getByRole("heading", { name: "na mira" })).toBeVisible();
});
