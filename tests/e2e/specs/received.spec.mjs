// Files that reach the app from outside it, and files that leave it: opened, shared with the app, handed to another app.
import { readFile } from "node:fs/promises";
import { expect, keptOffline, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";
import { sharesLikeChromium } from "../sharing.mjs";

const CLIENTS = "codigo;razao_social;cidade;uf\r\n1;Mercado Aurora;Campinas;SP\r\n";

const review = (page) => page.getByRole("button", { name: "Conferir as linhas" });

test("a spreadsheet shared with the app is offered for import, with the server off", async ({ page, site }) => {
  await page.goto(site.url());
  await ready(page);
  await keptOffline(page, site);
  await site.off();
  await page.reload();
  await ready(page);
  // As the system does it: a POST that the browser navigates by.
  await page.evaluate((text) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], "clientes da feira.csv", { type: "text/csv" }));
    const form = Object.assign(document.createElement("form"), { method: "post", enctype: "multipart/form-data", action: "compartilhar" });
    const field = Object.assign(document.createElement("input"), { type: "file", name: "arquivos", files: chosen.files });
    form.append(field);
    document.body.append(form);
    form.submit();
  }, CLIENTS);
  await page.waitForURL(/dados/);
  await ready(page);
  await expect(page.getByText("clientes da feira.csv").first()).toBeVisible();
  await review(page).click();
  await page.getByRole("button", { name: /^Importar \d/ }).click();
  await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await ready(page);
  await expect(review(page), "a file is offered once").toHaveCount(0);
});

test("a file opened from the device's file manager is offered for import", async ({ page, site }) => {
  const manifest = JSON.parse(await readFile(`${site.folder}/manifest.webmanifest`, "utf8"));
  await page.addInitScript((text) => {
    const handle = { getFile: async () => new File([text], "clientes.csv", { type: "text/csv" }) };
    const queue = { setConsumer: (consumer) => setTimeout(() => consumer({ files: [handle] }), 300) };
    Object.defineProperty(window, "launchQueue", { value: queue, configurable: true });
  }, CLIENTS);
  await page.goto(site.url(manifest.file_handlers[0].action.replace("./", "")));
  await ready(page);
  await expect(page.getByText("clientes.csv").first()).toBeVisible();
  await expect(review(page)).toBeVisible();
});

test("launched again with a file while it is open, the app goes to the import by itself and loses nothing typed", async ({ page, site }) => {
  const manifest = JSON.parse(await readFile(`${site.folder}/manifest.webmanifest`, "utf8"));
  expect([manifest.launch_handler.client_mode].flat()[0]).toBe("focus-existing");
  const [handler] = manifest.file_handlers;
  // A handler knows a file by the last ending only.
  expect(Object.values(handler.accept).flat()).toEqual([".carteira"]);
  await page.addInitScript(() => {
    const queue = { setConsumer: (consumer) => (window.launch = consumer) };
    Object.defineProperty(window, "launchQueue", { value: queue, configurable: true });
  });
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.evaluate(() => window.launch({ files: [], targetURL: location.href }));
  await page.evaluate(() => (window.sameDocument = true));
  await page.evaluate(({ text, action }) => {
    const handle = { getFile: async () => new File([text], "recebida.carteira", { type: "application/vnd.carteira+json" }) };
    return window.launch({ files: [handle], targetURL: new URL(action, document.baseURI).href });
  }, { text: await readFile(new URL("../../samples/v1.carteira.json", import.meta.url), "utf8"), action: handler.action });
  await expect(page).toHaveURL(/dados/);
  await expect(page.getByRole("heading", { name: "Juntar carteiras" })).toBeVisible();
  expect(await page.evaluate(() => window.sameDocument), "the page was not loaded anew").toBe(true);
});

test("a carteira opens by what it says, whatever it is called", async ({ page, site }) => {
  const buffer = await readFile(new URL("../../samples/v1.carteira.json", import.meta.url));
  await page.goto(site.url("dados"));
  await ready(page);
  for (const [name, mimeType] of [
    ["velha.carteira.json", "application/json"],
    ["velha.json", "application/json"],
    ["nova.carteira", ""],
    ["enviada.carteira.txt", "text/plain"],
    ["enviada.txt", "text/plain"],
  ]) {
    await page.locator("input[type=file][accept*=carteira]").setInputFiles([{ name, mimeType, buffer }]);
    await expect(page.getByRole("heading", { name: "Juntar carteiras" }), name).toBeVisible();
    await page.getByRole("button", { name: "Cancelar" }).click();
    await expect(page.getByRole("heading", { name: "Juntar carteiras" })).toHaveCount(0);
    // No hand chooses the next file within a double tap.
    await page.waitForTimeout(600);
  }
});

test("the carteira is handed to another app under a name that the browser takes, and opens again", async ({ page, site }) => {
  await sharesLikeChromium(page);
  await openSample(page, site);
  await page.goto(site.url("dados"));
  await ready(page);
  const share = page.getByRole("button", { name: "Compartilhar arquivo da carteira" });
  const send = page.getByRole("button", { name: "Enviar para outro aplicativo" });
  await share.click();
  // Longer than a tap allows: only the second tap has to be fresh.
  await expect(page.getByText(/^carteira-.*\.carteira \(/)).toBeVisible({ timeout: 30_000 });
  await page.waitForTimeout(5_500);
  await send.click();
  await expect(page.getByText("Arquivo entregue ao outro aplicativo. Cópia conferida")).toBeVisible({ timeout: 30_000 });
  const [file] = await page.evaluate(() => window.handed);
  expect(file.name).toMatch(/^carteira-[a-z0-9-]*\d{4}-\d\d-\d\d-\d{4}\.carteira\.txt$/);
  expect(file.type).toBe("text/plain");
  expect(JSON.parse(file.text.split("\n")[0])).toMatchObject({ format: "carteira" });

  await page.evaluate(() => (window.takeBack = true));
  await share.click();
  await send.click();
  await expect(page.getByText("Envio cancelado: nada saiu do aparelho.")).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(() => window.handed.length)).toBe(1);
  await page.keyboard.press("Escape");

  await page.locator("input[type=file][accept*=carteira]").setInputFiles([{ name: file.name, mimeType: file.type, buffer: Buffer.from(file.text) }]);
  await expect(page.getByText("Este arquivo não muda nada: tudo já está na carteira.")).toBeVisible();
});

test("a table goes to another app as it is, and what no app is handed is saved", async ({ page, site }) => {
  await sharesLikeChromium(page);
  await openSample(page, site);
  await page.goto(site.url("dados"));
  await ready(page);
  await page.getByRole("button", { name: "Cobertura (CSV)" }).click();
  await page.getByRole("button", { name: "Enviar para outro aplicativo" }).click();
  await expect(page.getByText("Arquivo entregue ao outro aplicativo.")).toBeVisible();
  const [table] = await page.evaluate(() => window.handed);
  expect(table.name).toMatch(/^cobertura-[a-z0-9-]*\d{4}-\d\d-\d\d-\d{4}\.csv$/);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Análise (Excel)" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});
