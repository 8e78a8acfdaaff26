// A month that is over is closed at the first opening, and a contact logged late stands beside the closed figure.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const sheet = (page) => page.getByRole("dialog");
const toast = (page) => page.locator(".toast");
const button = (page, name) => page.getByRole("button", { name, exact: true });

async function register(page, site, name) {
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.getByRole("button", { name: /^(Cadastrar cliente|Novo cliente)/ }).first().click();
  await sheet(page).getByRole("textbox", { name: "Razão social" }).pressSequentially(name);
  await button(page, "Salvar cliente").click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
}

/** The app opened at another time. */
async function openedAt(page, address, time) {
  await page.goto("about:blank");
  await page.clock.setSystemTime(new Date(time));
  await page.goto(address);
  await ready(page);
}

/** Cobertura of the month before, once the closings are on the screen. */
async function october(page, site) {
  await page.goto(site.url("cobertura"));
  await ready(page);
  await button(page, "Mês anterior").click();
  await expect(page.locator(".coverage__closing")).toBeVisible();
}

test("a contact logged late revises a closed month and says so", async ({ page, site }) => {
  await page.clock.setSystemTime(new Date("2026-10-20T10:00:00-03:00"));
  await register(page, site, "Mercado Um");
  await register(page, site, "Mercado Dois");
  const two = page.url();

  // The fifth working day of November is the 9th: until then late entries are waited for.
  await openedAt(page, site.url("cobertura"), "2026-11-09T10:00:00-03:00");
  await button(page, "Mês anterior").click();
  await expect(page.locator(".coverage__finding")).toContainText("outubro de 2026: 0,0% (0 de 2 clientes)");
  await expect(page.locator(".coverage__closing")).toHaveCount(0);

  await openedAt(page, site.url("cobertura"), "2026-11-24T10:00:00-03:00");
  await october(page, site);
  await expect(page.locator(".coverage__closing")).toHaveText(
    "Mês fechado em 24/11/2026; esta taxa não mudou desde então.",
  );

  await page.goto(two);
  await ready(page);
  await button(page, "Outro resultado").click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  const date = sheet(page).getByRole("textbox", { name: "Data", exact: true });
  await date.fill("");
  await date.pressSequentially("30102026");
  await sheet(page).getByRole("button", { name: /^sucesso/i }).click();
  await expect(toast(page)).toContainText("neste aparelho");

  await october(page, site);
  await expect(page.locator(".coverage__finding")).toContainText("outubro de 2026: 0,0% (0 de 2 clientes)");
  await expect(page.locator(".coverage__closing")).toHaveText(
    "Outubro fechou em 0,0% (0 de 2); com 1 lançamento posterior: 50,0% (1 de 2), 50,0 pontos a mais. Fechamento de 24/11/2026.",
  );
  await expectAccessible(page);
  await page.goto(site.url());
  await ready(page);
  await expect(page.locator(".headline")).toContainText("Outubro fechou em 0,0% (0 de 2); revista: 50,0% (1 de 2).");
});

test("coverage is read over the last days, by own interval and by município", async ({ page, site }) => {
  await page.clock.setSystemTime(new Date("2026-11-24T10:00:00-03:00"));
  await register(page, site, "Mercado Um");
  await page.getByRole("button", { name: "Registrar visita com sucesso" }).click();
  await expect(toast(page)).toContainText("neste aparelho");
  await page.goto(site.url("cobertura"));
  await ready(page);
  const finding = page.locator(".coverage__finding");
  for (const [span, said] of [
    ["Últimos 7 dias", "Cobertura dos últimos 7 dias: 100,0% (1 de 1 cliente)"],
    ["Últimos 90 dias", "Cobertura dos últimos 90 dias: 100,0% (1 de 1 cliente)"],
    ["Intervalo de cada cliente", "Cobertura pelo intervalo de cada cliente: 100,0% (1 de 1 cliente)"],
  ]) {
    await page.getByLabel("Período").selectOption(span);
    await expect(finding).toHaveText(said);
    await expect(button(page, "Mês anterior")).toHaveCount(0);
  }
  await page.getByLabel("Detalhar por").selectOption("Município");
  await expect(page.getByRole("row", { name: /sem município/ })).toContainText("100,0% · 1 de 1");
  await button(page, "Ver os clientes").click();
  await expect(sheet(page)).toContainText("Cobertura pelo intervalo de cada cliente");
});
