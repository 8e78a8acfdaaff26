// Motivos: asked once and in one tap, a list of one's own, and what is done about each.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";
import { kept } from "../stored.mjs";

test.use({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });

const SAMPLE = "carteira-exemplo";

const open = async (page, site, tab) => {
  await page.goto(site.url("motivos"));
  await ready(page);
  await page.getByRole("tab", { name: tab, exact: true }).click();
};
const question = (page) => page.locator("#perguntas");
const rows = (page) => question(page).locator(".gap-row");

test("who turned inativo is asked about once: a tap answers, a tap skips, and both are taken back", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("motivos"));
  await ready(page);
  const card = page.locator(".unasked");
  await expect(card).toContainText(/clientes? (ficou|ficaram) inativos? .*por quê\?/);
  await card.getByRole("button", { name: "Responder" }).click();
  await expectAccessible(page);
  const before = await rows(page).count();
  expect(before).toBeGreaterThan(2);

  const first = rows(page).first();
  const name = await first.locator(".gap-row__name").innerText();
  const where = await first.locator("a").evaluate((link) => link.href);
  await first.locator(".quick-reasons button").first().click();
  await expect(page.getByText("Motivo salvo neste aparelho")).toBeVisible();
  await expect(rows(page)).toHaveCount(before - 1);
  await kept(page, () => page.getByRole("button", { name: "Desfazer" }).click(), SAMPLE);
  await expect(rows(page)).toHaveCount(before);

  await kept(page, () => rows(page).first().getByRole("button", { name: `Pular: ${name}` }).click(), SAMPLE);
  await expect(rows(page)).toHaveCount(before - 1);
  await page.reload();
  await ready(page);
  await expect(rows(page)).toHaveCount(before - 1);

  // Skipped: not asked again, but listed, and still to be told on the client's page.
  await page.goto(where);
  await ready(page);
  await expect(page.getByText(/^sem motivo, inativo desde /)).toBeVisible();
  await page.getByRole("button", { name: "Informar motivo" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "outro motivo" }).click();
  await expect(sheet.getByText("Para “outro motivo”, escreva o que foi dito.")).toBeVisible();
  await expectAccessible(page);
  await sheet.getByLabel("Com suas palavras").fill("mudou de cidade");
  await sheet.getByRole("button", { name: "outro motivo" }).click();
  await expect(page.getByText(/^outro motivo, inativo desde /)).toBeVisible();
});

test("a contact without a motivo gets one in one tap", async ({ page, site }) => {
  await openSample(page, site);
  await open(page, site, "Sem motivo");
  const heading = page.getByRole("heading", { name: /^\d+ sem motivo$/ });
  const count = async () => Number.parseInt(await heading.innerText(), 10);
  const before = await count();
  const list = page.locator("section").filter({ has: heading });
  await list.locator(".gap-row").first().locator(".quick-reasons button").first().click();
  await expect(page.getByText("Motivo salvo neste aparelho")).toBeVisible();
  await expect.poll(count).toBe(before - 1);
  await page.getByRole("button", { name: "Desfazer" }).click();
  await expect.poll(count).toBe(before);
});

test("a renamed motivo keeps its history, a new one is offered, a retired one is not", async ({ page, site }) => {
  await openSample(page, site);
  await open(page, site, "Lista de motivos");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Editar motivo: preço", exact: true }).click();
  await page.getByLabel("Nome do motivo").fill("sem giro");
  await page.getByRole("dialog").getByRole("button", { name: "Salvar" }).click();
  await expect(page.getByText("Já existe um motivo com este nome.")).toBeVisible();
  await page.getByLabel("Nome do motivo").fill("tabela cara");
  await page.getByRole("dialog").getByRole("button", { name: "Salvar" }).click();
  await expect(page.getByText("Lista de motivos salva neste aparelho")).toBeVisible();
  await page.getByRole("button", { name: "Novo motivo" }).click();
  await page.getByLabel("Nome do motivo").fill("greve dos caminhoneiros");
  await page.getByRole("dialog").getByRole("button", { name: "Salvar" }).click();
  await page.getByRole("button", { name: "Editar motivo: novo dono" }).click();
  await page.getByLabel("Aposentado").check();
  await kept(page, () => page.getByRole("dialog").getByRole("button", { name: "Salvar" }).click(), SAMPLE);
  await expect(page.locator(".taxonomy__row[data-retired]")).toContainText("novo dono");

  // The sheet took its entry off the history; before that, a reload would be called off.
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
  await page.reload();
  await ready(page);
  await page.getByRole("tab", { name: "Motivos", exact: true }).click();
  await expect(page.locator(".motive__name").filter({ hasText: "tabela cara" })).toBeVisible();
  await page.getByRole("tab", { name: "Sem motivo" }).click();
  await page.getByRole("button", { name: /^Outro motivo…/ }).first().click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByRole("button", { name: "greve dos caminhoneiros" })).toBeVisible();
  await expect(sheet.getByRole("button", { name: "tabela cara" })).toBeVisible();
  await expect(sheet.getByRole("button", { name: "novo dono" })).toHaveCount(0);
});

test("an ação de melhoria stands beside its motivo, outlives a reload and is taken back", async ({ page, site }) => {
  await openSample(page, site);
  await open(page, site, "Motivos");
  await page.getByRole("button", { name: "Nova ação de melhoria: estoque cheio" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Salvar" }).click();
  await expect(page.getByText("Escreva o que será feito.")).toBeVisible();
  await page.getByLabel("O que será feito").fill("Combinar reposição quinzenal");
  await page.getByLabel("Quem faz").fill("Rui");
  await page.getByRole("radio", { name: "em andamento" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Salvar" }).click();
  await expect(page.getByText("Ação de melhoria salva neste aparelho")).toBeVisible();
  const action = page.locator(".action").filter({ hasText: "Combinar reposição quinzenal" });
  await expect(action).toContainText("em andamento · Rui");
  // The extra entry of the history is taken back a moment later.
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
  await page.reload();
  await ready(page);
  await action.click();
  await page.getByRole("button", { name: "Apagar ação" }).click();
  await expect(action).toHaveCount(0);
  await page.getByRole("button", { name: "Desfazer" }).click();
  await expect(action).toBeVisible();
});

test("the Pareto is cut by occasion and ordered by money", async ({ page, site }) => {
  await openSample(page, site);
  await open(page, site, "Motivos");
  await expect(page.locator(".panel__finding")).toContainText("aparece mais");
  await page.getByText("Ficaram inativos", { exact: true }).click();
  const departures = await page.locator(".panel__finding").innerText();
  await page.getByText("Por valor", { exact: true }).click();
  await expect(page.locator(".panel__finding")).toContainText("pesa mais");
  expect(departures).toMatch(/aparece mais: \d+ de \d+ vezes/);
});
