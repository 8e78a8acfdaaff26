// The main job: from the rep's own spreadsheets to coverage, offline, across a closed browser, to a colleague's carteira.
import { readFile } from "node:fs/promises";
import { expect, ready, keptOffline, test } from "../fixtures.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });
test.setTimeout(180_000);

const NOW = new Date("2026-11-18T10:00:00-03:00");
const CITIES = ["Campinas;SP", "Belo Horizonte;MG", "Curitiba;PR", "Salvador;BA", "Recife;PE"];

/** Ten clients with valid CNPJs, an order each, and contacts with success at five of them this month. */
function spreadsheets() {
  const clients = ["codigo;razao_social;cnpj;cidade;uf;vendedor;situacao;Rota do caminhão"];
  const orders = ["numero;data;cliente_codigo;valor;situacao"];
  const contacts = ["data;cliente_codigo;canal;resultado"];
  for (let i = 1; i <= 10; i++) {
    clients.push(`${100 + i};Mercado ${i} Ltda;${cnpj(i)};${CITIES[i % 5]};Ana Souza;ativo;norte`);
    orders.push(`${500 + i};0${(i % 9) + 1}/11/2026;${100 + i};R$ 1.${200 + i},50;faturado`);
  }
  for (let i = 1; i <= 5; i++) contacts.push(`1${i}/11/2026;${100 + i};visita;sucesso`);
  contacts.push("12/11/2026;106;visita;ausente", "12/10/2026;107;ligação;atendido", "13/11/2026;999;visita;sucesso");
  const file = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`\ufeff${rows.join("\r\n")}\r\n`) });
  return [file("clientes.csv", clients), file("pedidos.csv", orders), file("contatos.csv", contacts)];
}

function cnpj(i) {
  const base = `${10_000_000 + i}0001`;
  const digit = (text, weights) => {
    const rest = [...text].reduce((sum, c, at) => sum + Number(c) * weights[at], 0) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  const first = digit(base, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
  return `${base}${first}${digit(`${base}${first}`, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])}`;
}

async function open(context, url) {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.clock.setSystemTime(NOW);
  await page.goto(url);
  await ready(page);
  return page;
}

const button = (page, name) => page.getByRole("button", { name });
const figure = (page) => page.locator(".headline__figure");

/** Brings the files in, one after the other, as a rep would. */
async function bringIn(page, files) {
  await page.locator("input[type=file][accept*=carteira]").setInputFiles(files);
  for (const [at] of files.entries()) {
    await button(page, "Conferir as linhas").click();
    await button(page, /^Importar \d/).click();
    await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
    await button(page, at + 1 < files.length ? "Próximo arquivo" : "Concluir").click();
  }
  await sheetGone(page);
}

/** The sheet took its entry off the history; before that, leaving the page would be called off. */
const sheetGone = (page) => expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");

test("a rep's spreadsheets become coverage, live through a closed browser offline, and merge into a colleague's carteira", async ({ profile, site, browser }) => {
  let page = await open(await profile.open(), site.url("dados"));
  await bringIn(page, spreadsheets());

  await page.goto(site.url(""));
  await ready(page);
  await expect(figure(page)).toContainText("50,0%");
  await expect(figure(page)).toContainText("5 de 10 clientes");

  // One tap, said only once it is kept; the same tap again is no second contact.
  const tap = page.getByRole("button", { name: /^Registrar visita com/ }).first();
  await tap.click();
  await expect(page.getByText(/Visita registrada e salva neste aparelho/)).toBeVisible();
  await expect(figure(page)).toContainText("60,0%");

  await keptOffline(page, site);
  await profile.close();
  await site.off();
  page = await open(await profile.open(), site.url(""));
  await expect(figure(page)).toContainText("6 de 10 clientes");
  await page.getByRole("link", { name: "Mapa" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mapa" })).toBeVisible();
  await page.getByRole("link", { name: "Dados" }).click();

  const download = page.waitForEvent("download");
  await button(page, "Salvar arquivo da carteira").click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^carteira-(.*-)?2026-11-18-\d{4}\.carteira$/);
  await expect(page.getByText(/Cópia conferida/)).toBeVisible();
  const bytes = await readFile(await file.path());
  await profile.close();
  await site.on();

  const colleague = await browser.newContext({ locale: "pt-BR", timezoneId: "America/Sao_Paulo" });
  const theirs = await open(colleague, site.url("dados"));
  const snapshot = { name: "da-ana.carteira", mimeType: "application/vnd.carteira+json", buffer: bytes };
  await theirs.locator("input[type=file][accept*=carteira]").setInputFiles([snapshot]);
  await button(theirs, "Juntar").click();
  await expect(theirs.getByText("Gravado neste aparelho:")).toBeVisible();
  await button(theirs, "Concluir").click();
  await theirs.locator("input[type=file][accept*=carteira]").setInputFiles([snapshot]);
  await expect(theirs.getByText("Este arquivo não muda nada: tudo já está na carteira.")).toBeVisible();
  await button(theirs, "Concluir").click();
  await sheetGone(theirs);
  await theirs.goto(site.url(""));
  await ready(theirs);
  await expect(figure(theirs)).toContainText("6 de 10 clientes");
  await colleague.close();
});

test("an import lists the rows it refuses with line and reason, changes nothing twice, and is undone whole", async ({ page, site }) => {
  await open(page.context(), site.url("dados"));
  const [clients, orders, contacts] = spreadsheets();
  await bringIn(page, [clients, orders]);

  await page.locator("input[type=file][accept*=carteira]").setInputFiles([contacts]);
  await button(page, "Conferir as linhas").click();
  const refused = page.getByRole("row", { name: /999|9/ }).filter({ hasText: "9" });
  await expect(page.getByRole("button", { name: /Recusadas\s*1/ })).toBeVisible();
  await expect(refused.first()).toContainText(/cliente/i);
  await button(page, /^Importar \d/).click();
  await button(page, "Concluir").click();

  await page.locator("input[type=file][accept*=carteira]").setInputFiles([clients]);
  await button(page, "Conferir as linhas").click();
  await expect(page.getByText("Este arquivo não muda nada: tudo já está na carteira.")).toBeVisible();
  await button(page, "Concluir").click();

  const undo = page.getByRole("listitem").filter({ hasText: "planilha importada" });
  for (const _ of [1, 2, 3]) {
    await undo.getByRole("button", { name: "Desfazer" }).first().click();
    await expect(page.getByText("Desfeito: planilha importada")).toBeVisible();
    await page.getByRole("button", { name: "Fechar" }).last().click().catch(() => {});
  }
  await page.goto(site.url("clientes"));
  await ready(page);
  await expect(page.getByRole("heading", { name: /Saiba com quem falar hoje/ })).toBeVisible();
});
