// Numbers that say of how many: visits with an order, share of wallet, who is left out; and an act taken back in part.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { kept, register, unfoldForm } from "../stored.mjs";
import { openSample, sameSample } from "../sample.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const sheet = (page) => page.locator(".sheet");
const toast = (page) => page.locator(".toast");
const button = (page, name) => page.getByRole("button", { name, exact: true });
const moreActs = async (page, name) => {
  await button(page, "Mais ações").click();
  await page.getByRole("menuitem", { name }).click();
};

/** Opens a client from the list. */
async function client(page, site, name) {
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.getByText(name).first().click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
}

/** Edits fields of the open client by keys typed one by one, and waits until that is on the device. */
async function edit(page, fields) {
  await moreActs(page, "Editar");
  for (const [name, text] of Object.entries(fields)) {
    const field = sheet(page).getByRole("textbox", { name });
    await field.fill("");
    await field.pressSequentially(text);
  }
  await kept(page, () => button(page, "Salvar cliente").click());
  await expect(sheet(page)).toHaveCount(0);
}

/** Visits made and visits with an order of a month, counted from the rows of the database. */
function visitsStored(page, month) {
  return page.evaluate(async (month) => {
    const ask = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await ask(indexedDB.open("carteira-exemplo"));
    const rows = await ask(database.transaction("records").objectStore("records").getAll());
    database.close();
    const undone = ["rescheduled", "scheduled", "cancelled"];
    const said = rows.flatMap(({ json }) => JSON.parse(json).client?.interactions ?? []);
    const made = said.filter((one) => one.channel === "visit" && !undone.includes(one.outcome) && one.date.startsWith(month));
    return [made.filter((one) => one.outcome === "order" || one.order).length, made.length];
  }, month);
}

test("the visits with an order are those of the database, by month, window and group", async ({ page, site }) => {
  test.setTimeout(120_000);
  await page.clock.install({ time: new Date("2026-11-20T10:00:00-03:00") });
  await sameSample(page);
  await openSample(page, site);
  await page.goto(site.url("cobertura"));
  await ready(page);
  const [sold, made] = await visitsStored(page, "2026-11");
  expect(made).toBeGreaterThan(sold);
  expect(sold).toBeGreaterThan(0);
  const said = page.locator(".coverage__effectiveness");
  await expect(said).toContainText(`(${sold} de ${made} visitas com pedido)`);
  const cells = page.locator(".data-table").last().locator("tbody tr td:last-child");
  const counts = (await cells.allInnerTexts()).map((text) => /([\d.]+) de ([\d.]+)/.exec(text)).filter(Boolean);
  const sum = (at) => counts.reduce((all, found) => all + Number(found[at].replace(".", "")), 0);
  expect([sum(1), sum(2)], "the vendedores add up to the total").toEqual([sold, made]);
  await page.getByLabel("Período").selectOption("Intervalo de cada cliente");
  await expect(said).toHaveCount(0);
  await page.getByLabel("Período").selectOption("Últimos 30 dias");
  await expect(said).toContainText(/visitas com pedido/);
  await expectAccessible(page);
});

test("what a client buys of everybody gives the share bought here, and passing the whole is said", async ({ page, site }) => {
  await register(page, site, ["Mercado Um"]);
  await client(page, site, "Mercado Um");
  await moreActs(page, "Registrar pedido");
  await sheet(page).getByRole("textbox", { name: "Valor líquido" }).pressSequentially("600,00");
  await kept(page, () => button(page, "Salvar pedido").click());
  const share = page.locator(".card").filter({ has: page.getByRole("heading", { name: "Participação nas compras" }) });
  await expect(share).toHaveCount(0);

  await moreActs(page, "Editar");
  const field = sheet(page).getByRole("textbox", { name: "Compra por mês" });
  await field.pressSequentially("0");
  await button(page, "Salvar cliente").click();
  await expect(sheet(page).getByText("Escreva um valor maior que zero ou deixe em branco")).toBeVisible();
  await field.fill("");
  await field.pressSequentially("1000");
  await kept(page, () => button(page, "Salvar cliente").click());
  await expect(share).toContainText("5,0% (R$ 600,00 de R$ 12.000,00)");
  await expect(share).not.toContainText("Passou de 100%");
  await expectAccessible(page);

  await edit(page, { "Compra por mês": "40" });
  await expect(share).toContainText("125,0% (R$ 600,00 de R$ 480,00)");
  await expect(share).toContainText("Passou de 100%");
  await page.waitForTimeout(800);
  await kept(page, () => toast(page).getByRole("button", { name: "Desfazer" }).click());
  await expect(share).toContainText("5,0% (R$ 600,00 de R$ 12.000,00)");

  await page.goto(site.url("analises"));
  await ready(page);
  await page.getByRole("tab", { name: "Participação", exact: true }).click();
  await expect(page.locator(".panel__finding")).toHaveText("Participação de 5,0% nas compras de 1 cliente");
  await expect(page.locator(".panel__population")).toContainText("Na conta: 1 cliente com a compra por mês preenchida");
});

test("each setting of the denominator says whom it leaves out, or would", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("ajustes"));
  await ready(page);
  const beside = (name) => page.locator(".toggle", { hasText: name }).locator(".toggle__hint");
  await expect(beside("Ex-clientes por silêncio ficam fora")).toHaveText(/^Ligado, deixaria \d+ clientes? de fora$/);
  await expect(beside("Bloqueados entram")).toHaveText(/^Deixa \d+ clientes? de fora$/);
  const said = /\d+ clientes?/.exec(await beside("Ex-clientes por silêncio ficam fora").innerText())[0];
  await page.getByRole("switch", { name: /Ex-clientes por silêncio/ }).click();
  await expect(beside("Ex-clientes por silêncio ficam fora")).toHaveText(`Deixa ${said} de fora`);
});

test("an act on which something was built is taken back in part only after it is asked about by name", async ({ page, site }) => {
  await register(page, site, ["Mercado Um"]);
  await client(page, site, "Mercado Um");
  await edit(page, { "Nome fantasia": "Primeiro", Bairro: "Centro" });
  await edit(page, { "Nome fantasia": "Segundo" });
  await page.goto(site.url("dados"));
  await ready(page);
  const acts = page.locator(".data__act", { hasText: "cliente alterado" });
  await expect(acts).toHaveCount(2);
  const question = page.getByRole("alertdialog", { name: "Desfazer só uma parte?" });
  const ask = async () => {
    await acts.nth(1).getByRole("button", { name: "Desfazer" }).click();
    await expect(question).toContainText("nome fantasia de Segundo");
  };

  await ask();
  await expectAccessible(page);
  await button(page, "Deixar como está").click();
  await expect(question).toHaveCount(0);
  await expect(acts.nth(1).getByRole("button", { name: "Desfazer" })).toBeVisible();

  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
  await ask();
  await kept(page, () => button(page, "Desfazer o resto").click());
  await expect(question).toHaveCount(0);
  await expect(toast(page)).toContainText("Ficou o que veio depois: nome fantasia de Segundo");
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
  await client(page, site, "Segundo");
  await expect(page.getByText("Centro", { exact: true })).toHaveCount(0);
});

test("a clock set beyond the calendar records nothing, says why, and the carteira is still exported", async ({ page, site }) => {
  await page.clock.install({ time: new Date("2026-11-20T10:00:00-03:00") });
  await register(page, site, ["Mercado Um"]);
  await page.goto("about:blank");
  await page.clock.setSystemTime(new Date("+010500-03-01T10:00:00-03:00"));
  await client(page, site, "Mercado Um");
  await page.getByRole("button", { name: /^Registrar visita/ }).first().click();
  await expect(toast(page)).toContainText("não cabe no calendário da carteira");
  await page.goto(site.url("dados"));
  await ready(page);
  await Promise.all([page.waitForEvent("download"), button(page, "Salvar arquivo da carteira").click()]);
});

test("a year that is a slip of the finger is refused beside its field", async ({ page, site }) => {
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.getByRole("button", { name: /^(Cadastrar cliente|Novo cliente)/ }).first().click();
  await sheet(page).getByRole("textbox", { name: "Razão social" }).pressSequentially("Mercado Um");
  await unfoldForm(page);
  const entered = sheet(page).getByRole("textbox", { name: "Na carteira desde" });
  await entered.fill("");
  await entered.pressSequentially("01020203");
  await button(page, "Salvar cliente").click();
  await expect(sheet(page).getByText("Confira o ano: use um de 1900 a 9999")).toBeVisible();
  await entered.fill("");
  await entered.pressSequentially("01022023");
  await button(page, "Salvar cliente").click();
  await expect(page.getByText("Cliente salvo neste aparelho: Mercado Um")).toBeVisible();
});

test("coordinates without their minus, or swapped, are offered as they may be meant", async ({ page, site }) => {
  await register(page, site, ["Mercado Um"]);
  await client(page, site, "Mercado Um");
  await moreActs(page, "Editar");
  const place = sheet(page).getByRole("textbox", { name: "Posição no mapa" });
  for (const typed of ["30,0346; 51,2177", "-51,2177; -30,0346"]) {
    await place.fill("");
    await place.pressSequentially(typed);
    await button(page, "Salvar cliente").click();
    await expect(sheet(page).getByText("Você quis dizer -30,0346; -51,2177?")).toBeVisible();
  }
  await place.fill("");
  await place.pressSequentially("-30,0346; -51,2177");
  await kept(page, () => button(page, "Salvar cliente").click());
  await expect(page.getByRole("link", { name: "Navegar com o Waze" })).toHaveAttribute("href", /-30\.0346.*-51\.2177/);
});
