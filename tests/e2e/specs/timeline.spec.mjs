// Linha do tempo and máquina do tempo with the sample carteira: keyboard, density, a past date, play, table, other pages.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const picture = (page) => page.getByRole("application", { name: "Linha do tempo dos clientes" });
const card = (page) => page.locator(".timeline-card");
const column = (page, name) => page.getByRole("toolbar", { name: "Clientes por dias sem contato" }).getByRole("button", { name });

async function open(page, site, path = "linha-do-tempo") {
  await openSample(page, site);
  await page.goto(site.url(path));
  await ready(page);
}

/** The last day of the month before today, in the app's zone, as the address and as the screen write it. */
function monthBefore() {
  const [year, month] = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Sao_Paulo" }).format(new Date()).split("-").map(Number);
  const iso = new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
  return { iso, written: iso.split("-").reverse().join("/") };
}

test("keys go from client to client, Enter opens the card, and the card leads to the client", async ({ page, site }) => {
  await open(page, site);
  await picture(page).focus();
  await page.keyboard.press("ArrowDown");
  const aloud = page.locator(".canvas-timeline [aria-live]");
  await expect(aloud).toContainText("esquecido");
  const [first] = (await aloud.textContent()).split(",");
  await page.keyboard.press("Enter");
  await expect(card(page).getByRole("heading", { level: 2 })).toHaveText(first);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await page.keyboard.press("End");
  await expect(aloud).toContainText("nunca contatado");
  await page.keyboard.press("Enter");
  await card(page).getByRole("link", { name: "Abrir cliente" }).click();
  await expect(page).toHaveURL(/clientes\/[0-9a-f-]+/);
  await page.goBack();
  await expect(card(page)).toBeVisible();
});

test("one tap on the card records the contact", async ({ page, site }) => {
  await open(page, site);
  await picture(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await card(page).getByRole("button", { name: "Registrar visita" }).click();
  await expect(card(page)).toContainText("0 dias sem contato");
  await expect(page.locator(".toast")).toContainText("Visita registrada e salva neste aparelho");
});

test("a past date records nothing from the card of timeline or map, today does again", async ({ page, site }) => {
  const before = monthBefore();
  for (const [path, key, where] of [["linha-do-tempo", "ArrowDown", ".timeline-card"], ["mapa", "PageDown", ".map-card"]]) {
    await open(page, site, `${path}?data=${before.iso}`);
    await expect(page.locator(".as-of[data-past]")).toContainText(before.written);
    const shown = page.locator(where);
    await expect(async () => {
      await page.locator(".page canvas").first().focus();
      await page.keyboard.press(key);
      await page.keyboard.press("Enter");
      await expect(shown.getByRole("link", { name: "Abrir cliente" })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await expect(shown.getByRole("button", { name: /^(Registrar|Outro resultado)/ })).toHaveCount(0);
    await page.locator(".as-of[data-past]").click();
    await expect(page.locator(".as-of[data-past]")).toHaveCount(0);
    await expect(shown.getByRole("button", { name: /^Registrar/ })).toBeVisible();
  }
});

test("a column of the density keeps only its clients, in the address too", async ({ page, site }) => {
  await open(page, site);
  const count = page.locator(".filter-count__words");
  const first = column(page, /de 0 a 6 dias/);
  await expect(first).not.toHaveAccessibleName(/^0 /);
  const clients = Number((await first.getAttribute("aria-label")).split(" ")[0]);
  await first.click();
  await expect(first).toHaveAttribute("aria-pressed", "true");
  await expect(count).toContainText(new RegExp(`^${clients} de`));
  await expect(page).toHaveURL(/dias/);
  await page.keyboard.press("ArrowRight");
  await expect(column(page, /de 7 a 13 dias/)).toBeFocused();
  await first.click();
  await expect(count).toHaveCount(0);
});

test("the máquina do tempo goes back a month at a time and always leads back to today", async ({ page, site }) => {
  const before = monthBefore();
  await open(page, site);
  const legend = page.getByRole("list", { name: "Legenda e filtro" });
  await expect(column(page, /de 0 a 6 dias/)).not.toHaveAccessibleName(/^0 /);
  const today = await legend.textContent();
  const back = page.getByRole("button", { name: "Voltar para hoje" });
  await expect(page.locator(".time-machine__today button")).toBeDisabled();
  await page.getByRole("button", { name: "Um mês antes" }).click();
  await expect(page).toHaveURL(new RegExp(`data=${before.iso}`));
  await expect(page.getByRole("textbox", { name: "Ver como em" })).toHaveValue(before.written);
  await expect(page.locator(".as-of[data-past]")).toContainText(before.written);
  await expect(legend).not.toHaveText(today);
  await expectAccessible(page);
  await back.last().click();
  await expect(page).not.toHaveURL(/data=/);
  await expect(legend).toHaveText(today);
});

test("playing passes month by month until it is paused", async ({ page, site }) => {
  await open(page, site);
  const field = page.getByRole("textbox", { name: "Ver como em" });
  await page.getByRole("button", { name: "Passar mês a mês" }).click();
  const pause = page.getByRole("button", { name: "Pausar" });
  await expect(pause).toBeVisible();
  const first = await field.inputValue();
  await expect.poll(() => field.inputValue(), { timeout: 8_000 }).not.toBe(first);
  await pause.click();
  const stopped = await field.inputValue();
  await page.waitForTimeout(2_500);
  expect(await field.inputValue()).toBe(stopped);
});

test("a typed date shows the carteira of that day", async ({ page, site }) => {
  await open(page, site);
  const field = page.getByRole("textbox", { name: "Ver como em" });
  await field.fill("15/01/2026");
  await field.press("Enter");
  await field.blur();
  await expect(page).toHaveURL(/data=2026-01-15/);
});

test("the table says the same in words", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("button", { name: "Mostrar como tabela" }).click();
  const rows = page.getByRole("grid", { name: "Linha do tempo dos clientes" });
  await expect(rows.getByRole("row").first()).toContainText(/esquecido.*dias/s);
  await expectAccessible(page);
  await rows.getByRole("row").first().click();
  await expect(card(page)).toBeVisible();
});

test("the same control opens above map, list and cobertura", async ({ page, site }) => {
  const before = monthBefore();
  await open(page, site, "clientes");
  for (const address of ["clientes", "mapa", "cobertura"]) {
    await page.goto(site.url(address));
    await ready(page);
    const key = page.getByRole("button", { name: "Máquina do tempo", exact: true });
    await key.click();
    await page.getByRole("button", { name: "Um mês antes" }).click();
    await expect(page.locator(".as-of[data-past]")).toContainText(before.written);
    await page.getByRole("button", { name: "Fechar a máquina do tempo" }).click();
    await expect(page.locator(".opened-machine")).toHaveCount(0);
  }
});

test("who bought after the last contact is kept by one tap, and the rows are saved as a picture", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("linha-do-tempo"));
  await ready(page);
  const finding = page.getByRole("button", { name: /compraram depois do último contato$/ });
  const [, some, all] = /(\d+) de (\d+)/.exec(await finding.innerText());
  expect(Number(some)).toBeLessThan(Number(all));
  await finding.click();
  await expect(page.locator(".filter-count__words")).toHaveText(new RegExp(`^${some} de ${all}`));
  await expect(page).toHaveURL(/segmento=compram-sem-contato/);
  await page.getByRole("button", { name: "Salvar como imagem" }).click();
  const sheet = page.getByRole("dialog", { name: "Salvar como imagem" });
  const download = page.waitForEvent("download");
  await sheet.getByRole("button", { name: "Salvar no aparelho" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^linha-do-tempo-.*\.png$/);
  const bytes = await readFile(await file.path());
  // A PNG as wide as it says.
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(bytes.readUInt32BE(16)).toBe(1920);
});
