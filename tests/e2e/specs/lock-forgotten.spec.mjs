// Who forgot the PIN: a snapshot of this device takes it away, with its password where it has one; without it all is erased.
import { readFile } from "node:fs/promises";
import { expect, ready, test } from "../fixtures.mjs";
import { CLIENT, button, kept, locked, setPin, type } from "../locking.mjs";
import { register } from "../stored.mjs";

async function snapshot(page, site) {
  await page.goto(site.url("dados"));
  await ready(page);
  const download = page.waitForEvent("download");
  await button(page, "Salvar arquivo da carteira").click();
  return { name: "minha.carteira", mimeType: "", buffer: await readFile(await (await download).path()) };
}

async function choose(page, file) {
  await page.locator("#bloqueio input[type=file]").setInputFiles(file);
}

test("a forgotten PIN is taken away by a snapshot of this device alone", async ({ page, site, browser }) => {
  await register(page, site, [CLIENT]);
  const mine = await snapshot(page, site);
  const context = await browser.newContext({ locale: "pt-BR", timezoneId: "America/Sao_Paulo" });
  const elsewhere = await context.newPage();
  await register(elsewhere, site, ["Outro"]);
  const theirs = await snapshot(elsewhere, site);
  await context.close();

  await setPin(page, site);
  await page.goto(site.url("clientes"));
  await expect(locked(page)).toBeVisible();
  await button(page, "Esqueci o PIN").click();
  await choose(page, { name: "planilha.csv", mimeType: "text/csv", buffer: Buffer.from("a;b\n") });
  await expect(page.getByRole("alert")).toContainText("não é um arquivo da carteira");
  await choose(page, theirs);
  await expect(page.getByRole("alert")).toContainText("feito em outro aparelho");
  await choose(page, { ...mine, buffer: mine.buffer.subarray(0, mine.buffer.length - 40) });
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await expect(page.locator(".app")).toHaveCount(0);
  await choose(page, mine);
  await ready(page);
  await expect(page.getByText(CLIENT).first()).toBeVisible();
  expect(await kept(page)).toBe(null);
  await page.reload();
  await ready(page);
  await expect(locked(page)).toHaveCount(0);
});

test("a snapshot under a password asks for it first", async ({ page, site }) => {
  test.slow();
  await register(page, site, [CLIENT]);
  await page.goto(site.url("dados"));
  await ready(page);
  await button(page, "Proteger com senha").click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Senha", { exact: true }).fill("três pães às 8");
  await sheet.getByLabel("Senha de novo").fill("três pães às 8");
  await button(sheet, "Preparar o arquivo").click();
  await expect(sheet.getByText("Cópia conferida")).toBeVisible({ timeout: 60_000 });
  const download = page.waitForEvent("download");
  await button(sheet, "Salvar no aparelho").click();
  const sealed = { name: "s.carteira", mimeType: "", buffer: await readFile(await (await download).path()) };
  await setPin(page, site);
  await page.reload();
  await button(page, "Esqueci o PIN").click();
  await choose(page, sealed);
  await type(page, "Senha do arquivo", "outra");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Senha errada", { timeout: 60_000 });
  await type(page, "Senha do arquivo", "três pães às 8");
  await page.keyboard.press("Enter");
  await expect(page.locator(".app")).toHaveCount(1, { timeout: 60_000 });
  await ready(page);
  expect(await kept(page)).toBe(null);
});

test("who has neither can erase everything, after typing a word", async ({ page, site }) => {
  await register(page, site, [CLIENT]);
  await setPin(page, site);
  await page.reload();
  await button(page, "Esqueci o PIN").click();
  await button(page, "Não tenho o arquivo").click();
  await expect(button(page, "Apagar tudo")).toBeDisabled();
  await type(page, "Digite APAGAR para confirmar", "apagar");
  await expect(button(page, "Apagar tudo")).toBeDisabled();
  await page.getByLabel("Digite APAGAR para confirmar").fill("");
  await type(page, "Digite APAGAR para confirmar", "APAGAR");
  await button(page, "Apagar tudo").click();
  await expect(page.getByText("A carteira foi apagada deste aparelho.")).toBeVisible();
  await page.goto(site.url("clientes"));
  await ready(page);
  await expect(page.getByText(CLIENT)).toHaveCount(0);
  expect(await kept(page)).toBe(null);
});
