// What keeps the data: the copy outside the device, the browser's promise, and that erasing erases.
import { expect, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";
import { everything, register } from "../stored.mjs";

const NAME = "Padaria Inesquecível";

const copyNow = async (page) => {
  await page.getByRole("button", { name: "Copiar agora" }).click();
  await expect(page.getByRole("button", { name: "Trazer de volta" })).toHaveCount(1, { timeout: 30_000 });
};

test("the state of the copy is said the same everywhere until one is saved", async ({ page, site }) => {
  await register(page, site, [NAME]);
  const pages = ["clientes", "dados", "avisos", "mais"];
  for (const where of pages) {
    await page.goto(site.url(where));
    await ready(page);
    await expect(page.locator(".last-copy")).toHaveText("Sem cópia fora do aparelho");
    if (where !== "clientes") await expect(page.locator("main").getByRole("link", { name: "Sem cópia fora do aparelho", exact: true })).toBeVisible();
  }
  await page.goto(site.url("dados"));
  await ready(page);
  await copyNow(page);
  await expect(page.locator(".last-copy"), "a copy on the device is none outside it").toHaveText("Sem cópia fora do aparelho");
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Salvar arquivo da carteira" }).click()]);
  for (const where of pages) {
    await page.goto(site.url(where));
    await ready(page);
    await expect(page.locator(".last-copy")).toHaveText("Cópia fora do aparelho: hoje");
  }
});

test("the browser is asked once to keep the data, when there is a first client, and its answer is shown", async ({ page, site }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persisted = async () => false;
    StorageManager.prototype.persist = async () => {
      localStorage.setItem("asked", Number(localStorage.getItem("asked") ?? 0) + 1);
      return false;
    };
  });
  const asked = () => page.evaluate(() => localStorage.getItem("asked"));
  await page.goto(site.url("clientes"));
  await ready(page);
  expect(await asked()).toBe(null);
  await register(page, site, [NAME]);
  await expect.poll(asked).toBe("1");
  for (const where of ["dados", "avisos"]) {
    await page.goto(site.url(where));
    await ready(page);
    await expect(page.getByText("O navegador não prometeu guardar os dados")).toBeVisible();
  }
  expect(await asked()).toBe("1");
  await page.getByRole("button", { name: "Pedir de novo ao navegador" }).click();
  await expect.poll(asked).toBe("2");
});

test("apagar tudo says what stays and leaves no name on the device", async ({ page, site }) => {
  await register(page, site, [NAME]);
  await page.evaluate((name) => localStorage.setItem("carteira.rascunho.teste", JSON.stringify(name)), NAME);
  await page.goto(site.url("dados"));
  await ready(page);
  await copyNow(page);
  expect(await everything(page)).toContain(NAME);
  await page.getByRole("button", { name: "Apagar tudo" }).click();
  const question = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await expect(question).toContainText("as cópias guardadas aqui");
  await expect(question).toContainText("Fica: o próprio aplicativo");
  await question.getByRole("button", { name: "Apagar tudo" }).click();
  await expect(page.getByText("A carteira foi apagada deste aparelho.")).toBeVisible({ timeout: 30_000 });
  expect(await everything(page)).not.toContain(NAME);
  await page.reload();
  await ready(page);
  await expect(page.getByText("Nenhuma cópia ainda.")).toBeVisible();
  expect(await everything(page)).not.toContain(NAME);
});

test("what was half typed before apagar tudo is gone from memory too and is never written again", async ({ page, site }) => {
  const note = "Nota que ninguém deve guardar";
  await register(page, site, [NAME]);
  // By the app's own links from here on, so that its memory lasts.
  await page.getByText(NAME).first().click();
  const sheet = page.getByRole("dialog");
  await expect(async () => {
    // A list that has just moved takes no tap yet.
    await page.getByRole("button", { name: "Outro resultado", exact: true }).click();
    await expect(sheet).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await sheet.locator("summary", { hasText: "Data, observação" }).click();
  await sheet.getByLabel("Observação").pressSequentially(note);
  await page.keyboard.press("Escape");
  await expect(page.getByText("Rascunho guardado")).toBeVisible();
  await expect.poll(() => everything(page)).toContain(note);
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
  await page.getByRole("link", { name: "Mais", exact: true }).first().click();
  await page.getByRole("main").getByRole("link", { name: /^Dados/ }).first().click();
  await expect(page.getByRole("heading", { name: "Importar", exact: true })).toBeVisible();
  await page.evaluate(() => (globalThis.memory = "before"));
  await page.getByRole("button", { name: "Apagar tudo" }).click();
  await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "Apagar tudo" }).click();
  await expect(page.getByText("A carteira foi apagada deste aparelho.")).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(() => globalThis.memory), "the page was loaded anew").toBe(undefined);
  expect(new URL(page.url()).search, "and a reload does not say it again").toBe("");
  for (const link of ["Hoje", "Clientes"]) {
    await page.getByRole("link", { name: link, exact: true }).first().click();
    await expect.poll(() => everything(page)).not.toContain(note);
    expect(await everything(page)).not.toContain(NAME);
    await page.goto(site.url("dados"));
    await ready(page);
  }
});

test("leaving the sample removes its copies", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("dados"));
  await ready(page);
  await copyNow(page);
  expect(await everything(page)).toContain("carteira-exemplo");
  await page.getByRole("button", { name: "Sair do exemplo e apagá-lo" }).click();
  await expect(page.locator(".standing[data-kind=sample]")).toHaveCount(0, { timeout: 30_000 });
  await expect.poll(() => everything(page)).not.toContain("carteira-exemplo");
});
