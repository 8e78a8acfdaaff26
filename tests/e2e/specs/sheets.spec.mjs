// Every smaller sheet and form: typed into key by key and left in every way, its text is a draft; what can not be read is
// refused beside its field and nothing is dropped.
import { expect, ready, test } from "../fixtures.mjs";
import { isLeft, keeps, sheet, typeAndLeave, ways } from "../leaving.mjs";
import { openSample } from "../sample.mjs";
import { register } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, actionTimeout: 15_000 });
test.setTimeout(240_000);

const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Opens an act of the client's menu. */
const act = (name) => async (page) => {
  await button(page, "Mais ações").click();
  await page.getByRole("menuitem", { name }).click();
};

async function withClient(page, site) {
  await page.clock.setSystemTime(new Date("2026-11-23T10:00:00-03:00"));
  await register(page, site, ["Mercado Um"]);
  await page.getByText("Mercado Um").first().click();
  await expect(page.getByRole("heading", { level: 2, name: "Mercado Um" })).toBeVisible();
}

/** The field says what is wrong with it, has the focus, and the sheet stays. */
async function refused(page, field, keys, save, words) {
  await field.fill("");
  await field.pressSequentially(keys);
  await save.click();
  await expect(sheet(page)).toBeVisible();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(keys);
  await expect(page.getByText(words).first()).toBeVisible();
}

test("situation and transfer", async ({ page, site }) => {
  await withClient(page, site);
  const situation = act("Situação do cliente");
  const transfer = act("Transferir cliente");
  await typeAndLeave(page, transfer);
  await keeps(page, situation, "A partir de", "15/10/2026");
  await keeps(page, transfer, "Novo vendedor", "Ana");

  // Blocked with a reason: choice, day and words come back together.
  await situation(page);
  await sheet(page).getByRole("radio", { name: "Bloqueado" }).click();
  await sheet(page).getByLabel("Em outras palavras").pressSequentially("sem crédito");
  await ways.back(page);
  await isLeft(page, "back");
  await situation(page);
  await expect(sheet(page).getByRole("radio", { name: "Bloqueado" })).toBeChecked();
  await expect(sheet(page).getByLabel("A partir de")).toHaveValue("23/11/2026");
  await expect(sheet(page).getByLabel("Em outras palavras")).toHaveValue("sem crédito");
  const save = button(page, "Salvar situação");
  await refused(page, sheet(page).getByLabel("A partir de"), "31/11/2026", save, "Escreva a data como");
  await sheet(page).getByLabel("A partir de").fill("20/11/2026");
  await save.click();
  await isLeft(page, "saving");
  await situation(page);
  await expect(sheet(page).getByText("Continua o rascunho")).toHaveCount(0);
  await expect(sheet(page).getByRole("radio", { name: "Bloqueado" })).toBeChecked();
  await ways.Esc(page);
  await isLeft(page, "Esc");

  await transfer(page);
  await sheet(page).getByLabel("Novo vendedor").fill("Ana");
  await refused(page, sheet(page).getByLabel("A partir de"), "32/01/2026", button(page, "Transferir"), "Escreva a data como");
});

test("a complaint being resolved", async ({ page, site }) => {
  await withClient(page, site);
  await button(page, "Outro resultado").click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  await sheet(page).getByLabel("Reclamação").fill("veio quebrado");
  await sheet(page).getByRole("button", { name: /^sucesso/i }).click();
  await isLeft(page, "saving");
  const resolve = (page) => page.getByRole("button", { name: /^Resolver/ }).first().click();
  await typeAndLeave(page, resolve);
  await resolve(page);
  await sheet(page).getByRole("button", { name: "Descartar rascunho" }).click();
  await ways.Esc(page);
  await isLeft(page, "Esc");
  await keeps(page, resolve, "O que foi feito", "trocado na hora");
});

test("an appointment and a commitment of the agenda", async ({ page, site }) => {
  await withClient(page, site);
  await page.getByRole("link", { name: "Agenda", exact: true }).first().click();
  await ready(page);
  const tuesday = page.locator('section[data-day="2026-11-24"]');
  await tuesday.getByRole("button", { name: /^Adicionar em/ }).click();
  await page.getByRole("menuitem", { name: "Adicionar cliente" }).click();
  await sheet(page).getByRole("button", { name: /Mercado Um/ }).first().click();
  const card = page.locator(".agenda-card__open");
  await expect(card).toHaveCount(1);
  await expect(page.locator(".toast").getByText(/salva neste aparelho/)).toBeVisible();
  const appointment = (page) => card.click();
  const own = async (page) => {
    await button(page, "Mais da agenda").click();
    await page.getByRole("menuitem", { name: "Adicionar compromisso" }).click();
  };
  await typeAndLeave(page, appointment);
  await appointment(page);
  await sheet(page).getByRole("button", { name: "Descartar rascunho" }).click();
  await ways.Esc(page);
  await isLeft(page, "Esc");
  await keeps(page, appointment, "Anotação", "levar amostra");
  await keeps(page, own, "O quê", "dentista");

  const save = button(page, "Salvar");
  await appointment(page);
  for (const [label, keys, words] of [
    ["Dia", "31/11/2026", "Escreva a data como"],
    ["Hora", "25:80", "Escreva a hora como"],
    ["Duração", "70000", "Escreva de 1 a 1.440 minutos"],
  ]) {
    const field = sheet(page).getByLabel(new RegExp(`^${label}( opcional)?$`)).first();
    const before = await field.inputValue();
    await refused(page, field, keys, save, words);
    await field.fill(before);
  }
  await sheet(page).getByLabel("Duração").fill("45");
  await save.click();
  await isLeft(page, "saving");
  await appointment(page);
  await expect(sheet(page).getByLabel("Duração")).toHaveValue("45");
  await expect(sheet(page).getByText("Continua o rascunho")).toHaveCount(0);
  await ways.Esc(page);
  await isLeft(page, "Esc");

  await own(page);
  await sheet(page).getByLabel("O quê").fill("dentista");
  await refused(page, sheet(page).getByLabel("Duração"), "uma hora", save, "Escreva de 1 a 1.440 minutos");
});

test("motivos: the list, an ação de melhoria, and what was said", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("motivos"));
  await ready(page);
  const under = (tab, name) => async (page) => {
    await page.getByRole("tab", { name: tab, exact: true }).click();
    await page.getByRole("button", { name }).first().click();
  };
  const reason = under("Lista de motivos", "Novo motivo");
  const remedy = under("Motivos", "Nova ação de melhoria: estoque cheio");
  const said = under("Sem motivo", /^Outro motivo…/);
  await keeps(page, reason, "Nome do motivo", "greve");
  await keeps(page, remedy, "O que será feito", "repor a cada quinze dias");
  await keeps(page, said, "Com suas palavras", "mudou de cidade");
  await remedy(page);
  await sheet(page).getByLabel("O que será feito").fill("repor");
  await refused(page, sheet(page).getByLabel("Até quando"), "30/02/2026", button(page, "Salvar"), "Escreva a data como");
});

test("ajustes: a template, days off, a vendedor", async ({ page, site }) => {
  await withClient(page, site);
  await page.goto(site.url("ajustes"));
  await ready(page);
  const template = (page) => button(page, "Novo modelo").click();
  await typeAndLeave(page, template);
  await template(page);
  await sheet(page).getByRole("button", { name: "Descartar rascunho" }).click();
  await ways.Esc(page);
  await isLeft(page, "Esc");
  await keeps(page, template, "Nome do modelo", "Volta às aulas");

  // Fields of the page itself: left by a link, by back, by a reload.
  const first = page.getByLabel("Primeiro dia");
  await first.pressSequentially("21122026");
  await page.keyboard.press("Tab");
  const name = page.locator(".settings__add").first().getByLabel("Nome");
  await name.pressSequentially("Ana Sou");
  const leaving = [
    ["a reload", (page) => page.reload()],
    ["a link and back", async (page) => {
      await page.getByRole("link", { name: "Clientes", exact: true }).first().click();
      await expect(page.getByText("Mercado Um").first()).toBeVisible();
      await page.goBack();
    }],
  ];
  for (const [how, leave] of leaving) {
    await leave(page);
    await ready(page);
    await expect(first, `kept after ${how}`).toHaveValue("21/12/2026");
    await expect(name).toHaveValue("Ana Sou");
    await expect(page.getByText("Continua o rascunho de hoje")).toHaveCount(2);
  }
  const add = button(page, "Adicionar folga");
  await first.fill("");
  await first.pressSequentially("31/11/2026");
  await add.click();
  await expect(first).toHaveAttribute("aria-invalid", "true");
  await expect(first).toBeFocused();
  await first.fill("21/12/2026");
  await add.click();
  await expect(first).toHaveValue("");
  await expect(page.getByText("Continua o rascunho de hoje")).toHaveCount(1);
  await expect(page.locator(".settings .chip").filter({ hasText: "21/12/2026" })).toBeVisible();
});
