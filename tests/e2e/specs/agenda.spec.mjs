// The week: proposed, applied in one change, taken back, moved by hand and by sheet, locked, kept through a reload.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { openSample, sameSample } from "../sample.mjs";
import { register, written } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: { width: 1280, height: 800 } });
test.setTimeout(60_000);

// A Monday morning: the whole week lies ahead. What the sample has planned was for the days before it.
const NOW = new Date("2026-11-23T07:30:00-03:00");
const SAMPLED = new Date("2026-11-13T07:30:00-03:00");

const button = (page, name) => page.getByRole("button", { name });
const cards = (page) => page.locator(".agenda-card");
const day = (page, date) => page.locator(`section[data-day="${date}"]`);
const toast = (page, text) => expect(page.locator(".toast-region").getByText(text)).toBeVisible();

async function openAgenda(page, site) {
  await page.clock.setSystemTime(SAMPLED);
  await sameSample(page);
  await openSample(page, site);
  await page.clock.setSystemTime(NOW);
  await page.goto(site.url("agenda"));
  await ready(page);
  await expect(page.getByRole("heading", { level: 2, name: /23\/11 a 28\/11, semana 48/ })).toBeVisible();
}

/** Applies the proposal and gives how many visits it holds. */
async function applyProposal(page) {
  await button(page, "Propor semana").click();
  const sheet = page.getByRole("dialog", { name: "Proposta da semana" });
  await expect(sheet.getByRole("heading", { name: /Ficam? fora|Ninguém fica fora/ })).toBeVisible();
  const visits = await sheet.locator(".proposal__stop:not([data-out])").count();
  await sheet.getByRole("button", { name: new RegExp(`^Aplicar: ${visits} visitas`) }).click();
  await expect(cards(page)).toHaveCount(visits);
  return visits;
}

test("a proposed week is looked at, applied, taken back and applied again", async ({ page, site }) => {
  await openAgenda(page, site);
  await expectAccessible(page);
  await button(page, "Propor semana").click();
  const sheet = page.getByRole("dialog", { name: "Proposta da semana" });
  await expect(sheet.getByText(/sem contato; intervalo de/).first()).toBeVisible();
  await expect(sheet.getByText(/Juntos compram R\$|Ninguém fica fora/).first()).toBeVisible();
  await expectAccessible(page);
  await button(page, "Descartar").click();
  await expect(cards(page)).toHaveCount(0);

  const visits = await applyProposal(page);
  expect(visits).toBeGreaterThan(4);
  await toast(page, /Agenda salva neste aparelho/);
  await button(page, "Desfazer").click();
  await expect(cards(page)).toHaveCount(0);
  expect(await applyProposal(page)).toBe(visits);
  await expectAccessible(page);
});

test("what is locked stays, what is moved keeps its history, and a reload shows the same week", async ({ page, site }) => {
  await openAgenda(page, site);
  const visits = await applyProposal(page);

  // Locked by the sheet: the next proposal leaves it where it is.
  const monday = day(page, "2026-11-23");
  const first = monday.locator(".agenda-card").first();
  const name = (await first.locator(".agenda-card__name").textContent()).trim();
  const time = (await first.locator(".agenda-card__when").textContent()).trim();
  await first.locator(".agenda-card__open").click();
  let sheet = page.getByRole("dialog");
  await sheet.getByRole("switch", { name: "Travar dia e hora" }).click();
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Salvar", exact: true }).click();
  await expect(monday.getByText("travado")).toBeVisible();

  // Moved by hand, to Saturday, which is free.
  const moved = cards(page).nth(1);
  const from = day(page, await moved.evaluate((card) => card.closest("[data-day]").dataset.day));
  const mover = (await moved.locator(".agenda-card__name").textContent()).trim();
  const grip = await moved.locator(".agenda-card__grip").boundingBox();
  const saturday = await day(page, "2026-11-28").boundingBox();
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(saturday.x + 60, saturday.y + 120, { steps: 8 });
  await expect(page.locator(".agenda__gap")).toBeVisible();
  await page.mouse.up();
  await expect(day(page, "2026-11-28").getByText(mover)).toBeVisible();
  await expect(from.getByText("remarcado para 28/11/2026")).toBeVisible();
  await expect(cards(page)).toHaveCount(visits + 1);

  // Moved without a pointer: the grip opens the sheet, where day and hour are written.
  await day(page, "2026-11-28").locator(".agenda-card__grip").press("Enter");
  sheet = page.getByRole("dialog");
  await sheet.getByLabel(/^Hora/).fill("15:20");
  await sheet.getByRole("button", { name: "Salvar", exact: true }).click();
  await expect(day(page, "2026-11-28").locator(".agenda-card__when")).toHaveText("15:20");

  await written(page);
  await page.reload();
  await ready(page);
  await expect(cards(page)).toHaveCount(visits + 1);
  const locked = day(page, "2026-11-23").locator(".agenda-card").filter({ hasText: "travado" });
  await expect(locked).toContainText(name);
  await expect(locked).toContainText(time);

  await button(page, "Propor semana").click();
  await expect(page.getByRole("dialog").getByText(name, { exact: true })).toHaveCount(0);
});

test("commitments take their time, a contact marks a visit done, and the week goes into a calendar", async ({ page, site }) => {
  await openAgenda(page, site);
  await button(page, "Adicionar em terça-feira, 24 de novembro").or(button(page, "Adicionar em terça, 24 de novembro")).click();
  await page.getByRole("menuitem", { name: "Adicionar compromisso" }).click();
  let sheet = page.getByRole("dialog", { name: "Compromisso" });
  await sheet.getByLabel(/^O quê/).fill("Dentista");
  await sheet.getByRole("button", { name: "Salvar", exact: true }).click();
  await expect(day(page, "2026-11-24").getByText("Dentista")).toBeVisible();
  await button(page, "Propor semana").click();
  await page.getByRole("button", { name: /^Aplicar/ }).click();
  await expect(day(page, "2026-11-23").locator(".agenda-card").first()).toBeVisible();
  // The whole day is taken.
  await expect(day(page, "2026-11-24").locator(".agenda-card")).toHaveCount(1);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    (async () => {
      await button(page, "Mais da agenda").click();
      await page.getByRole("menuitem", { name: "Salvar no calendário" }).click();
    })(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^agenda-da-semana-de-2026-11-23-(.*-)?\d{4}-\d\d-\d\d-\d{4}\.ics$/);
  const ics = await readFile(await download.path(), "utf8");
  const events = ics.match(/BEGIN:VEVENT/g).length;
  expect(events).toBe(await cards(page).count());
  expect(ics).toContain("SUMMARY:Dentista\r\nEND:VEVENT");

  // Today's visits stand first on Hoje, and the one tap there settles the appointment.
  const first = day(page, "2026-11-23").locator(".agenda-card").first();
  const name = (await first.locator(".agenda-card__name").textContent()).trim();
  await page.getByRole("link", { name: "Hoje" }).first().click();
  await expect(page.getByText(/agendado às/).first()).toBeVisible();
  await page.getByRole("button", { name: `Registrar visita com ${name}` }).click();
  await toast(page, /Visita registrada e salva/);
  await page.getByRole("link", { name: "Agenda" }).first().click();
  await ready(page);
  await expect(day(page, "2026-11-23").locator('.agenda-card[data-standing="done"]')).toContainText(name);
});

test("a commitment that was removed after a calendar got it is taken out of the calendar by the next file", async ({ page, site }) => {
  const saved = async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      (async () => {
        await button(page, "Mais da agenda").click();
        await page.getByRole("menuitem", { name: "Salvar no calendário" }).click();
      })(),
    ]);
    return readFile(await download.path(), "utf8");
  };
  await page.clock.setSystemTime(NOW);
  await register(page, site, ["Padaria Aurora"]);
  await page.goto(site.url("agenda"));
  await ready(page);
  await button(page, /^Adicionar em terça/).first().click();
  await page.getByRole("menuitem", { name: "Adicionar compromisso" }).click();
  const sheet = page.getByRole("dialog", { name: "Compromisso" });
  await sheet.getByLabel(/^O quê/).fill("Dentista");
  await sheet.getByRole("button", { name: "Salvar", exact: true }).click();
  await expect(day(page, "2026-11-24").getByText("Dentista")).toBeVisible();
  const first = await saved();
  expect(first).toContain("STATUS:CONFIRMED");
  const uid = /^UID:(.*)\r$/m.exec(first)[1];

  await page.reload();
  await ready(page);
  await day(page, "2026-11-24").getByText("Dentista").click();
  await page.getByRole("button", { name: "Apagar compromisso" }).click();
  await expect(day(page, "2026-11-24").getByText("Dentista")).toHaveCount(0);
  const second = await saved();
  expect(second).toContain(`UID:${uid}`);
  expect(second).toContain("STATUS:CANCELLED");
  expect(second).not.toContain("Dentista");
  const sequence = (ics) => Number(/^SEQUENCE:(\d+)\r$/m.exec(ics)[1]);
  expect(sequence(second)).toBeGreaterThan(sequence(first));
});

test("the roteiro of a day opens from its column by the app's own link, and another day after it", async ({ page, site }) => {
  // A Friday: Monday is in the week that comes.
  await page.clock.setSystemTime(new Date("2026-11-06T07:30:00-03:00"));
  await sameSample(page);
  await openSample(page, site);
  await page.clock.setSystemTime(new Date("2026-11-27T10:00:00-03:00"));
  await page.goto(site.url("agenda"));
  await ready(page);
  await button(page, "Próxima semana").click();
  await expect(page.getByRole("heading", { level: 2, name: /30\/11 a 05\/12, semana 49/ })).toBeVisible();
  await applyProposal(page);
  await toast(page, /Agenda salva neste aparelho/);
  const planned = async (date) => (await day(page, date).locator(".agenda-card__name").allTextContents()).map((name) => name.trim()).sort();
  const stops = async () => (await page.locator(".stop-row__name").allTextContents()).map((name) => name.trim()).sort();
  const shown = page.locator(".day-route__day").getByLabel("Dia", { exact: true });
  const visit = async (date, written) => {
    const names = await planned(date);
    expect(names.length).toBeGreaterThan(0);
    await day(page, date).getByRole("link", { name: /^Roteiro de/ }).click();
    await expect(page).toHaveURL(site.url(`roteiro?dia=${date}`));
    await expect(shown).toHaveValue(written);
    await expect.poll(stops).toEqual(names);
  };
  await visit("2026-11-30", "30/11/2026");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 2, name: /semana 49/ })).toBeVisible();
  await visit("2026-12-01", "01/12/2026");

  // Another day without leaving the page.
  await shown.press("ControlOrMeta+a");
  await shown.pressSequentially("30/11/2026");
  await shown.press("Tab");
  await expect(page).toHaveURL(site.url("roteiro?dia=2026-11-30"));
  await page.goto(site.url("roteiro"));
  await ready(page);
  await expect(shown).toHaveValue("27/11/2026");
});
