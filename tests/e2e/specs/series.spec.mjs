// What is agreed with a client: a visit that repeats, a confirmation by WhatsApp, a promise that was not kept, a Sunday.
import { expect, ready, test } from "../fixtures.mjs";
import { kept } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: { width: 1280, height: 800 }, actionTimeout: 10_000 });
test.setTimeout(90_000);

const NAME = "Mercado Um";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const sheet = (page) => page.getByRole("dialog");
const day = (page, date) => page.locator(`section[data-day="${date}"]`);
const cards = (page, date) => day(page, date).locator(".agenda-card");
const standing = (page, date, word) => day(page, date).locator(`.agenda-card[data-standing="${word}"]`);
const toast = (page, text) => expect(page.locator(".toast-region").getByText(text)).toBeVisible();
const link = (page, name) => page.getByRole("link", { name, exact: true }).first();

/** An empty carteira with one client. */
async function withClient(page, site, time) {
  await page.clock.setSystemTime(new Date(time));
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.getByRole("button", { name: "Cadastrar cliente" }).click();
  await sheet(page).getByRole("textbox", { name: "Razão social" }).pressSequentially(NAME);
  await button(page, "Salvar cliente").click();
  await expect(page.getByRole("heading", { level: 2, name: NAME })).toBeVisible();
}

/** Opened again at another time, at Hoje as the installed app does; then on by its own links. */
async function opened(page, site, time) {
  await page.goto("about:blank");
  await page.clock.setSystemTime(new Date(time));
  await page.goto(site.url());
  await ready(page);
}

async function agenda(page) {
  await link(page, "Agenda").click();
  await ready(page);
  await expect(page.locator(".agenda__title")).toBeVisible();
}

/** A visit in the column of the day, by the agenda itself. */
async function visitOn(page, date, longDay) {
  await day(page, date).getByRole("button", { name: new RegExp(`^Adicionar em ${longDay}`) }).click();
  await page.getByRole("menuitem", { name: "Adicionar cliente" }).click();
  await sheet(page).getByRole("button", { name: new RegExp(NAME) }).click();
  await expect(cards(page, date)).toHaveCount(1);
}

/** Monday 23/11 with a visit every week. */
async function everyMonday(page, site) {
  await withClient(page, site, "2026-11-23T07:30:00-03:00");
  await agenda(page);
  await visitOn(page, "2026-11-23", "segunda");
  await cards(page, "2026-11-23").locator(".agenda-card__open").click();
  await sheet(page).getByLabel(/^Repetir/).selectOption({ label: "toda semana" });
  await kept(page, () => button(page, "Salvar").click());
  await expect(cards(page, "2026-11-23")).toContainText("repete");
}

async function drag(page, from, to) {
  const grip = await cards(page, from).locator(".agenda-card__grip").boundingBox();
  const column = await day(page, to).boundingBox();
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(column.x + 60, column.y + 120, { steps: 8 });
  await page.mouse.up();
}

test("the next week has its visit though nobody closed the last one", async ({ page, site }) => {
  await everyMonday(page, site);
  await opened(page, site, "2026-11-26T08:00:00-03:00");
  await expect(page.locator(".today-row").first()).toContainText("combinado para segunda-feira, 23/11, não feito");
  await agenda(page);
  await expect(standing(page, "2026-11-23", "missed")).toHaveCount(1);
  await button(page, "Próxima semana").click();
  await expect(standing(page, "2026-11-30", "planned")).toHaveCount(1);

  await opened(page, site, "2026-11-30T08:00:00-03:00");
  await expect(page.locator(".today-row").first()).toContainText("agendado às");
});

test("one is moved alone by hand, and next week it is Monday again; all are moved by the sheet", async ({ page, site }) => {
  await everyMonday(page, site);
  await drag(page, "2026-11-23", "2026-11-25");
  await button(page, "Só esta").click();
  await expect(standing(page, "2026-11-25", "planned")).toHaveCount(1);
  await expect(standing(page, "2026-11-23", "moved")).toContainText("remarcado para 25/11/2026");
  await button(page, "Próxima semana").click();
  await expect(standing(page, "2026-11-30", "planned")).toHaveCount(1);

  await cards(page, "2026-11-30").locator(".agenda-card__open").click();
  await sheet(page).getByLabel(/^Dia/).fill("03/12/2026");
  await button(page, "Salvar").click();
  await button(page, "Esta e as próximas").click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(standing(page, "2026-12-03", "planned")).toHaveCount(1);
  await expect(cards(page, "2026-11-30")).toHaveCount(0);
  await button(page, "Próxima semana").click();
  await expect(standing(page, "2026-12-10", "planned")).toHaveCount(1);
  await expect(cards(page, "2026-12-07")).toHaveCount(0);
  await button(page, "Desfazer").click();
  await expect(standing(page, "2026-12-07", "planned")).toHaveCount(1);

  // Dropped alone, the others stand.
  await cards(page, "2026-12-07").locator(".agenda-card__open").click();
  await button(page, "Tirar da agenda").click();
  await button(page, "Só esta").click();
  await expect(cards(page, "2026-12-07")).toHaveCount(0);
  await button(page, "Próxima semana").click();
  await expect(standing(page, "2026-12-14", "planned")).toHaveCount(1);
});

test("a WhatsApp that confirms leaves the visit standing, confirmada, on every page", async ({ page, site }) => {
  await withClient(page, site, "2026-11-24T08:00:00-03:00");
  const client = page.url();
  await agenda(page);
  await visitOn(page, "2026-11-24", "terça");
  await cards(page, "2026-11-24").locator(".agenda-card__open").click();
  await sheet(page).getByLabel(/^Hora/).fill("15:00");
  await kept(page, () => button(page, "Salvar").click());
  await expect(cards(page, "2026-11-24")).toContainText("15:00");
  await page.goto(client);
  await ready(page);
  await button(page, "Outro resultado").click();
  await sheet(page).getByText("WhatsApp", { exact: true }).click();
  await sheet(page).getByRole("button", { name: /^sucesso/i }).click();
  await toast(page, /neste aparelho|registrado/i);

  await agenda(page);
  await expect(standing(page, "2026-11-24", "planned")).toContainText("confirmada");
  await day(page, "2026-11-24").locator(".agenda__route").click();
  await expect(page.locator(".stop-row").first()).toContainText("combinado às 15:00");
  await expect(page.locator(".stop-row").first()).toContainText("visita confirmada");
  await link(page, "Hoje").click();
  await ready(page);
  await expect(page.locator(".today-row").first()).toContainText("agendado às 15:00, visita confirmada");
});

test("what was promised for yesterday opens Hoje until it is dropped", async ({ page, site }) => {
  await withClient(page, site, "2026-11-20T10:00:00-03:00");
  await button(page, "Outro resultado").click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  await sheet(page).getByLabel("Próximo passo").pressSequentially("entregar amostra");
  await sheet(page).getByLabel("Quando").fill("24/11/2026");
  await kept(page, () => sheet(page).getByRole("button", { name: /^sucesso/i }).click());
  await expect(sheet(page)).toHaveCount(0);

  await opened(page, site, "2026-11-25T07:30:00-03:00");
  const first = page.locator(".today-row").first();
  await expect(first).toContainText("combinado para ontem, não feito: entregar amostra");
  await first.locator(".today-row__who").click();
  await ready(page);
  await expect(page.locator(".planned")).toContainText("não feito");
  await page.getByRole("button", { name: "Tirar da agenda: 24/11/2026" }).click();
  await toast(page, /Compromisso removido/);
  await link(page, "Hoje").click();
  await ready(page);
  await expect(page.getByText("combinado para ontem")).toHaveCount(0);
});

test("a Sunday with something on it has its column, in its week and on that day", async ({ page, site }) => {
  await withClient(page, site, "2026-11-28T10:00:00-03:00");
  await button(page, "Outro resultado").click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  await sheet(page).getByLabel("Próximo passo").pressSequentially("feira");
  await sheet(page).getByLabel("Quando").fill("29/11/2026");
  await kept(page, () => sheet(page).getByRole("button", { name: /^sucesso/i }).click());
  await expect(sheet(page)).toHaveCount(0);

  await opened(page, site, "2026-11-29T08:00:00-03:00");
  await expect(page.locator(".today-row").first()).toContainText("agendado para hoje");
  await agenda(page);
  await expect(page.locator(".agenda__title")).toHaveText("23/11 a 29/11, semana 48");
  await expect(standing(page, "2026-11-29", "planned")).toContainText(NAME);
  await button(page, "Próxima semana").click();
  await expect(page.locator(".agenda__title")).toHaveText("30/11 a 05/12, semana 49");
  await expect(day(page, "2026-12-06")).toHaveCount(0);
});
