// Typed fields: leaving them in every way, dates as people type them, what can not be read, drafts, and two tabs on one form.
import { expect, ready, test } from "../fixtures.mjs";
import { isLeft, sheet, typeAndLeave, ways } from "../leaving.mjs";
import { openSample } from "../sample.mjs";
import { register, unfoldForm } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, actionTimeout: 15_000 });

const button = (page, name) => page.getByRole("button", { name, exact: true });

test("the sheets of a client are left from every typed field in every way", async ({ page, site }) => {
  test.setTimeout(240_000);
  await register(page, site, ["Mercado Um"]);
  await page.getByText("Mercado Um").first().click();
  await expect(page.getByRole("heading", { level: 2, name: "Mercado Um" })).toBeVisible();
  await typeAndLeave(page, () => button(page, "Outro resultado").click());
  for (const act of ["Registrar pedido", "Editar", "Transferir cliente", "Situação do cliente"]) {
    await typeAndLeave(page, async () => {
      await button(page, "Mais ações").click();
      await page.getByRole("menuitem", { name: act }).click();
    });
  }
});

test("the sheets of the list are left from every typed field in every way", async ({ page, site }) => {
  test.setTimeout(240_000);
  await openSample(page, site);
  await page.goto(site.url("clientes"));
  await ready(page);
  const days = page.getByRole("dialog").locator("details", { has: page.locator("summary", { hasText: "Dias sem contato" }) });
  for (const [name, leave] of Object.entries(ways)) {
    await page.getByRole("button", { name: /^Filtros/ }).first().click();
    await days.waitFor();
    // Open already where something of it is chosen.
    if ((await days.getAttribute("open")) === null) await days.locator("summary").click();
    await days.locator("input").first().focus();
    await page.keyboard.type("1");
    await leave(page);
    await isLeft(page, name);
  }
  await typeAndLeave(page, () => button(page, "Novo cliente").click());
});

test("a field of a page is left by back, and what was typed in it is heard", async ({ page, site }) => {
  await register(page, site, ["Mercado Um"]);
  await page.getByText("Mercado Um").first().click();
  await page.getByRole("link", { name: "Mais", exact: true }).first().click();
  await page.getByRole("link", { name: "Ajustes" }).first().click();
  const field = page.locator(".settings input.field__control").first();
  await field.focus();
  await page.keyboard.type("7");
  await page.goBack();
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.locator("main").first()).toBeVisible();
});

test("dates typed key by key read the same with slashes, dashes or none", async ({ page, site }) => {
  await page.clock.setSystemTime(new Date("2026-11-28T10:00:00-03:00"));
  await register(page, site, ["Mercado Um"]);
  await page.getByText("Mercado Um").first().click();
  await button(page, "Outro resultado").click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  const date = sheet(page).getByLabel("Data", { exact: true });
  for (const [keys, reads] of [["27/11/2026", "27/11/2026"], ["27112026", "27/11/2026"], ["1/10/2026", "01/10/2026"], ["01-10-2026", "01/10/2026"]]) {
    await date.fill("");
    await date.pressSequentially(keys);
    await page.keyboard.press("Tab");
    await expect(date).toHaveValue(reads);
  }
});

test("a day or an hour that does not exist, or a promise in the past, is refused beside its field", async ({ page, site }) => {
  await page.clock.setSystemTime(new Date("2026-11-28T10:00:00-03:00"));
  await register(page, site, ["Mercado Um"]);
  await page.getByText("Mercado Um").first().click();
  await button(page, "Outro resultado").click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  const success = sheet(page).getByRole("button", { name: /^sucesso/i });
  const wrong = [
    ["Data", "31112026", "Escreva a data como"],
    ["Hora", "25:80", ""],
    ["Quando", "31/11/2026", "Escreva a data como"],
    ["Quando", "01/12/2025", "Use 28/11/2026 ou depois"],
    ["Valor do pedido", "muito", "Escreva um valor"],
  ];
  for (const [label, keys, words] of wrong) {
    const field = sheet(page).getByLabel(label).first();
    const before = await field.inputValue();
    await field.fill("");
    await field.pressSequentially(keys);
    await success.click();
    await expect(sheet(page)).toBeVisible();
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toBeFocused();
    if (words) await expect(sheet(page).getByText(words)).toBeVisible();
    await field.fill(before);
  }
  await success.click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.locator(".history")).toContainText("visita · sucessohoje");
});

test("a half-typed client is a draft after Esc, back, a tap beside and a reload, and can be discarded", async ({ page, site }) => {
  await register(page, site, ["Mercado Um"]);
  const open = async () => {
    // A toast under the pointer would wait for it, in front of the button.
    await page.mouse.move(0, 0);
    await button(page, "Novo cliente").click();
    await expect(sheet(page)).toBeVisible();
  };
  const name = sheet(page).getByLabel("Razão social ou nome");
  const phone = sheet(page).getByLabel("Telefone").first();
  await open();
  await name.pressSequentially("Padaria Dois");
  await unfoldForm(page);
  await phone.pressSequentially("119");
  for (const leave of [ways.Esc, ways.back, ways.veil, (page) => page.reload()]) {
    await leave(page);
    await ready(page);
    await isLeft(page, "each way");
    await open();
    await expect(name).toHaveValue("Padaria Dois");
    await expect(phone).toHaveValue("119");
    await expect(sheet(page).getByText("Continua o rascunho de hoje")).toBeVisible();
  }
  await button(page, "Descartar rascunho").last().click();
  await expect(name).toHaveValue("");
  await ways.Esc(page);
  await expect(sheet(page)).toHaveCount(0);
  await open();
  await expect(name).toHaveValue("");
  await expect(sheet(page).getByText("Continua o rascunho")).toHaveCount(0);
});

test("a long note of a contact survives a tap beside, and is gone once the contact is saved", async ({ page, site }) => {
  await register(page, site, ["Mercado Um"]);
  await page.getByText("Mercado Um").first().click();
  await button(page, "Outro resultado").click();
  await sheet(page).locator("summary", { hasText: "Data, observação" }).click();
  await sheet(page).getByLabel("Observação").pressSequentially("quer tabela nova");
  await ways.veil(page);
  await expect(page.locator(".toast")).toContainText("Rascunho guardado");
  await isLeft(page, "a tap beside");
  await button(page, "Outro resultado").click();
  await expect(sheet(page).getByLabel("Observação")).toHaveValue("quer tabela nova");
  await sheet(page).getByRole("button", { name: /^sucesso/i }).click();
  await expect(page.locator(".history")).toContainText("quer tabela nova");
  await button(page, "Outro resultado").click();
  await expect(sheet(page).getByLabel("Observação")).toHaveValue("");
});

test("two tabs on one form: each saves what was changed in it, and shows the rest as it is now", async ({ page, context, site }) => {
  await register(page, site, ["Mercado Um"]);
  await page.getByText("Mercado Um").first().click();
  await expect(page.getByRole("heading", { level: 2, name: "Mercado Um" })).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  const edit = async (tab) => {
    await button(tab, "Mais ações").click();
    await tab.getByRole("menuitem", { name: "Editar" }).click();
    await expect(sheet(tab)).toBeVisible();
  };
  await edit(page);
  await edit(other);
  await sheet(page).getByLabel("Nome fantasia").fill("Um");
  await sheet(other).getByLabel("Bairro").fill("Centro");
  await button(other, "Salvar cliente").click();
  await expect(sheet(other)).toHaveCount(0);
  await expect(sheet(page).getByLabel("Bairro")).toHaveValue("Centro");
  await expect(sheet(page).getByLabel("Nome fantasia")).toHaveValue("Um");
  await button(page, "Salvar cliente").click();
  await expect(sheet(page)).toHaveCount(0);
  await edit(page);
  await expect(sheet(page).getByLabel("Bairro")).toHaveValue("Centro");
  await expect(sheet(page).getByLabel("Nome fantasia")).toHaveValue("Um");
});

test("after a stop the screen says what was typed, and both its links work", async ({ page, site, guard }) => {
  guard.allowed.push(/./);
  await register(page, site, ["Mercado Um"]);
  await page.getByText("Mercado Um").first().click();
  const stop = async () => {
    await button(page, "Mais ações").click();
    await page.getByRole("menuitem", { name: "Editar" }).click();
    await sheet(page).getByLabel("Nome fantasia").pressSequentially("Um");
    await page.evaluate(() => window.dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
    await expect(page.getByText("O aplicativo parou")).toBeVisible();
    await expect(page.getByText("ficou guardado como rascunho")).toBeVisible();
    await expect(page.locator("#boot li")).toHaveText("Nome fantasia: Um");
  };
  await stop();
  await page.getByRole("link", { name: "Abrir de novo" }).click();
  await ready(page);
  await expect(page.getByRole("heading", { level: 2, name: "Mercado Um" })).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await stop();
  await page.getByRole("link", { name: "Exportar meus dados" }).click();
  await expect(page).toHaveURL(site.url("socorro.html"));
  await expect(page.getByRole("heading", { name: "Socorro" })).toBeVisible();
});
