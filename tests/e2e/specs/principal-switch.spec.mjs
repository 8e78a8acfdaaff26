// One switch for every page: the carteira as one representada. Class, lists and numbers are of its orders alone; the choice
// lies in the address.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { bringing } from "../importing.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: { width: 390, height: 844 } });

const NOW = new Date("2026-11-18T10:00:00-03:00");
const file = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`\ufeff${rows.join("\r\n")}\r\n`) });

/** Loja 1 buys of both: of Norte until July (inativo), of Sul still (ativo). Loja 2 is Norte's, Loja 3 bought of Sul. */
async function begin(page, site) {
  await page.clock.setSystemTime(NOW);
  const clients = [
    "codigo;razao_social;representadas;vendedor",
    "1;Loja Um;Norte, Sul;Ana Lima", "2;Loja Dois;Norte;Rui Prado", "3;Loja Tres;;Rui Prado",
  ];
  const orders = [
    "numero;data;cliente_codigo;valor;situacao;representada",
    "501;10/05/2026;1;R$ 900,00;faturado;Norte", "502;09/06/2026;1;R$ 900,00;faturado;Norte", "503;09/07/2026;1;R$ 900,00;faturado;Norte",
    "504;20/09/2026;1;R$ 10,00;faturado;Sul", "505;20/10/2026;1;R$ 10,00;faturado;Sul", "506;10/11/2026;1;R$ 10,00;faturado;Sul",
    "507;03/11/2026;3;R$ 990,00;faturado;Sul",
  ];
  await bringing(page, site, [file("clientes.csv", clients), file("pedidos.csv", orders)]);
  await settledHistory(page);
}

const settledHistory = (page) => expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
const sheet = (page) => page.getByRole("dialog", { name: "Ver a carteira como" });
const asks = (page) => page.getByRole("button", { name: /^Ver a carteira como: / });
const rows = (page) => page.locator(".client-row");
const seenAs = (page) => page.locator(".seen-as");

async function choose(page, name) {
  await asks(page).click();
  await sheet(page).getByRole("button", { name, exact: true }).click();
  await sheet(page).getByRole("button", { name: /^Ver \d+ / }).click();
  await expect(sheet(page)).toHaveCount(0);
  await settledHistory(page);
}

async function at(page, site, path) {
  await page.goto(site.url(path));
  await ready(page);
}

const says = (page, words) => expect.poll(() => new URL(page.url()).search).toMatch(words);

test("a client is inactive for one representada and active for the other, and each page says whose it is", async ({ page, site }) => {
  test.slow();
  await begin(page, site);
  await at(page, site, "clientes");
  await expect(rows(page)).toHaveCount(3);
  await expect(seenAs(page)).toHaveCount(0);
  await choose(page, "Norte");
  await expect(seenAs(page)).toHaveText(/Representada: Norte/);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).filter({ hasText: "Loja Um" })).toContainText("inativo");
  await says(page, /representada=/);
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await page.reload();
  await ready(page);
  await expect(rows(page)).toHaveCount(2);
  await choose(page, "Sul");
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).filter({ hasText: "Loja Tres" })).toHaveCount(1);
  await expect(rows(page).filter({ hasText: "Loja Um" })).not.toContainText("inativo");

  // The page of one client has a row of each, whichever is looked at.
  await rows(page).filter({ hasText: "Loja Um" }).click();
  const table = page.getByRole("region", { name: "Por representada" });
  await expect(table.getByRole("row", { name: /^Norte inativo 09\/07\/2026 30 dias A R\$\s2\.700,00/ })).toBeVisible();
  await expect(table.getByRole("row", { name: /^Sul ativo 10\/11\/2026 \d+ dias C R\$\s30,00/ })).toBeVisible();
  await expectAccessible(page);
});

test("the choice goes along from page to page, comes back after a reload and by the way back", async ({ page, site }) => {
  test.slow();
  await begin(page, site);
  await at(page, site, "");
  await choose(page, "Norte");
  await says(page, /representada=/);
  await expect(seenAs(page)).toHaveText(/Representada: Norte/);
  await page.reload();
  await ready(page);
  await expect(seenAs(page)).toHaveText(/Representada: Norte/);
  await page.getByRole("navigation").getByRole("link", { name: "Clientes" }).first().click();
  await ready(page);
  await expect(rows(page)).toHaveCount(2);
  await says(page, /representada=/);
  await choose(page, "Todas as representadas");
  await expect(rows(page)).toHaveCount(3);
  await says(page, /^$/);
  await page.goBack();
  await expect(seenAs(page)).toHaveText(/Representada: Norte/);
  await at(page, site, "cobertura");
  await expect(seenAs(page)).toHaveCount(0);
});

test("whom a representada does not know says so, and by the keyboard everything is seen again", async ({ page, site }) => {
  test.slow();
  await begin(page, site);
  await at(page, site, "clientes");
  await rows(page).filter({ hasText: "Loja Dois" }).click();
  await expect(page.getByText("Este cliente não é de")).toHaveCount(0);
  await asks(page).focus();
  await page.keyboard.press("Enter");
  await sheet(page).getByRole("button", { name: "Sul", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);
  await settledHistory(page);
  await expect(page.getByText("Este cliente não é de Sul")).toBeVisible();
  await page.getByRole("button", { name: /Remover.*Representada: Sul/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Este cliente não é de")).toHaveCount(0);
});

test("Hoje and Cobertura are seen as one vendedor", async ({ page, site }) => {
  test.slow();
  await begin(page, site);
  await at(page, site, "cobertura");
  await choose(page, "Rui Prado");
  await expect(seenAs(page)).toHaveText(/Vendedor: Rui Prado/);
  await expect(page.locator(".coverage__finding")).toContainText("de 2");
  await says(page, /vendedor=/);
  await at(page, site, new URL(page.url()).search);
  await expect(seenAs(page)).toHaveText(/Vendedor: Rui Prado/);
  await expect(page.locator(".headline__whole")).toContainText("de 2");
});

test("a representada has metas of its own, typed while it is looked at", async ({ page, site }) => {
  test.slow();
  await begin(page, site);
  await at(page, site, "metas");
  await choose(page, "Sul");
  await expect(page.getByText("Metas só desta representada: contam os pedidos dela.")).toBeVisible();
  await page.getByRole("button", { name: "Editar metas: Sul" }).click();
  await page.getByRole("textbox", { name: /^Faturamento/ }).pressSequentially("2000");
  await page.getByRole("button", { name: "Salvar metas", exact: true }).click();
  const own = page.locator(".goals__scope").first();
  // R$ 10,00 and R$ 990,00 of Sul in November.
  await expect(own).toContainText(/R\$\s1\.000,00/);
  await expectAccessible(page);
  await page.reload();
  await ready(page);
  await expect(own).toContainText(/R\$\s2\.000,00/);
  await choose(page, "Todas as representadas");
  await expect(own).not.toContainText(/R\$\s2\.000,00/);
});

test("the análise that is saved while a representada is looked at is of its orders alone", async ({ page, site }) => {
  test.slow();
  await begin(page, site);
  const analysis = async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 30_000 }),
      page.getByRole("button", { name: "Análise (CSV)" }).click(),
    ]);
    const [head, ...lines] = (await readFile(await download.path(), "utf8")).replace("\ufeff", "").trim().split("\r\n");
    const columns = head.split(";");
    return lines.map((line) => Object.fromEntries(line.split(";").map((cell, at) => [columns[at], cell])));
  };
  await at(page, site, "dados");
  const whole = await analysis();
  expect(whole.map((one) => one.cliente)).toEqual(["Loja Dois", "Loja Tres", "Loja Um"]);
  await choose(page, "Norte");
  const norte = await analysis();
  expect(norte.map((one) => one.cliente)).toEqual(["Loja Dois", "Loja Um"]);
  const of = (rows) => rows.find((one) => one.cliente === "Loja Um");
  expect(of(whole)).toMatchObject({ classe: "ativo", ultimo_pedido: "10/11/2026", faturamento_12m: "2730", pedidos_12m: "6" });
  expect(of(norte)).toMatchObject({ classe: "inativo", ultimo_pedido: "09/07/2026", faturamento_12m: "2700", pedidos_12m: "3" });
});
