// Dividir a carteira: proposed by the worker, changed by hand, kept in one change and taken back; a file for each vendedor.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { atData } from "../importing.mjs";
import { openSample, sameSample } from "../sample.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const button = (page, name) => page.getByRole("button", { name });
const finding = (page) => page.locator(".sharing .panel__finding");
const who = (page) => page.getByRole("region", { name: "Quem vai atender" });
const moved = (page) => page.locator(".sharing__moved");

async function open(page, site) {
  await sameSample(page);
  await openSample(page, site);
  await page.goto(site.url("distribuicao"));
  await ready(page);
  await expect(who(page).getByRole("checkbox").first()).toBeVisible();
}

async function propose(page) {
  await button(page, /^Propor/).click();
  await expect(finding(page)).toBeVisible({ timeout: 90_000 });
}

/** "atende 23 clientes", of each vendedor. */
const served = (page) => who(page).locator(".toggle__hint").allTextContents();

test("a carteira is divided, changed by hand, kept in one change and taken back", async ({ page, site }) => {
  test.slow();
  await open(page, site);
  const before = await served(page);
  expect(before.length).toBeGreaterThan(2);
  await propose(page);
  await expect(finding(page)).toHaveText(/^\d+ de \d+ clientes mudam? de mãos; a estrada (cai|sobe|continua)/);
  await expect(page.getByText(/^Compras: cada um fica com \d+% a \d+% da parte igual/)).toBeVisible();
  await expect(page.getByText(/^Visitas: cada um fica com \d+% a \d+% da parte igual/)).toBeVisible();
  await expect(page.locator(".sharing__map canvas")).toBeVisible();
  await expectAccessible(page);

  // A hand: another vendedor for the first that moves; the others keep their places.
  const first = moved(page).first();
  const name = (await first.locator(".choice__name").textContent()).split(" de ")[0].trim();
  const others = await moved(page).count();
  await first.click();
  const sheet = page.locator(".sheet");
  await expect(sheet).toBeVisible();
  await expectAccessible(page);
  await sheet.locator('.choice[aria-pressed="false"]').first().click();
  await expect(sheet).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
  await expect.poll(() => moved(page).count()).toBeGreaterThanOrEqual(others - 1);

  // Found by name, and let go again.
  await button(page, "Mudar um cliente à mão").click();
  await page.locator(".sheet").getByRole("textbox").or(page.locator(".sheet").getByRole("searchbox")).first().pressSequentially(name.slice(0, 12));
  await page.locator(".sheet .choice").first().click();
  await expect(button(page, "Deixar a proposta decidir").or(page.getByText("Quem atende")).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".sheet")).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");

  await button(page, /^Aplicar a \d+ clientes? a partir de/).click();
  await expect(finding(page)).toHaveCount(0);
  await expect(page.getByText("Divisão da carteira salva neste aparelho")).toBeVisible();
  await expect.poll(() => served(page)).not.toEqual(before);
  await button(page, "Desfazer").click();
  await expect.poll(() => served(page)).toEqual(before);
});

test("what is left half way is there again, and can be thrown away", async ({ page, site }) => {
  test.slow();
  await open(page, site);
  await propose(page);
  const said = await finding(page).textContent();
  const rows = await moved(page).count();
  await page.reload();
  await ready(page);
  await expect(finding(page)).toHaveText(said);
  await expect(moved(page)).toHaveCount(rows);
  await button(page, "Descartar proposta").click();
  await expect(finding(page)).toHaveCount(0);
  await button(page, "Desfazer").click();
  await expect(finding(page)).toHaveText(said);
  await button(page, "Descartar proposta").click();
  await expect(finding(page)).toHaveCount(0);
  await page.reload();
  await ready(page);
  await expect(button(page, "Propor divisão")).toBeVisible();
  await expect(finding(page)).toHaveCount(0);
});

test("a new vendedor with a base gets a part, and who is left out hands all over", async ({ page, site }) => {
  test.slow();
  await open(page, site);
  const field = page.getByLabel("Novo vendedor");
  await field.pressSequentially("Zeca Novo");
  await button(page, "Adicionar").click();
  await expect(who(page).getByText("ainda não atende ninguém")).toBeVisible();
  await button(page, "Base de Zeca Novo").click();
  await page.locator(".sheet input").pressSequentially("campin");
  await page.locator(".sheet .choice", { hasText: "Campinas/SP" }).click();
  await expect(page.locator(".sheet")).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
  await expect(who(page).getByText("sai de Campinas/SP")).toBeVisible();
  // The first vendedor is not to serve any more, and the clients go to the others.
  await who(page).getByRole("checkbox").first().uncheck();
  await page.getByRole("switch", { name: /Repartir também/ }).check();
  await page.getByLabel("Equilibrar por").selectOption({ label: "Número de clientes" });
  await propose(page);
  const row = page.locator(".sharing .data-table tbody tr", { hasText: "Zeca Novo" });
  await expect(row).toContainText(/0\s→\s\d\d/);
  await button(page, /^Aplicar a \d+ clientes/).click();
  await expect(finding(page)).toHaveCount(0);
  await expect(who(page).getByText("ainda não atende ninguém")).toBeVisible();
});

test("the file of a vendedor has the own clients alone and merges back", async ({ page, site }) => {
  await open(page, site);
  const files = page.getByRole("region", { name: "Arquivo de cada vendedor" });
  const one = files.getByRole("button").first();
  const [, name, clients] = /^Arquivo de (.+), (\d+) clientes?$/.exec(await one.getAttribute("aria-label"));
  const download = page.waitForEvent("download", { timeout: 60_000 });
  await one.click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^carteira-de-[a-z-]+-\d{4}-\d\d-\d\d-\d{4}\.carteira$/);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\n").map((line) => JSON.parse(line));
  const own = lines.filter((line) => line.client);
  expect(own.length).toBe(Number(clients));
  const id = lines.find((line) => line.salesperson?.value?.name === name)?.salesperson.id;
  expect(own.every((line) => JSON.stringify(line.client).includes(id))).toBe(true);
  expect(lines.some((line) => line.commitment || line.month_closing)).toBe(false);

  await atData(page, site);
  await page.locator("input[type=file][accept*=carteira]").first().setInputFiles({
    name: file.suggestedFilename(),
    mimeType: "application/vnd.carteira+json",
    buffer: await readFile(await file.path()),
  });
  await expect(page.getByText("Este arquivo não muda nada: tudo já está na carteira.")).toBeVisible({ timeout: 30_000 });
});

test("on a phone all is in reach and nothing runs out at the side", async ({ page, site }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, site);
  const title = page.getByRole("heading", { level: 1 });
  expect(await title.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  await propose(page);
  const main = page.locator("main");
  expect(await main.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  await expectAccessible(page);
  await button(page, /^Aplicar a/).scrollIntoViewIfNeeded();
  const sizes = await page.locator(".sharing button:visible").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
});

test("a search under way can be given up", async ({ page, site }) => {
  await open(page, site);
  await button(page, "Propor divisão").click();
  await button(page, "Cancelar").click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(finding(page)).toHaveCount(0);
  await expect(button(page, "Propor divisão")).toBeEnabled();
});
