// Files that reach the app from outside it, and files that leave it: opened, shared with the app, handed to another app.
import { readFile } from "node:fs/promises";
import { expect, keptOffline, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";

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

test("the snapshot is handed to another app, and a share taken back says that nothing left", async ({ page, site }) => {
  await page.addInitScript(() => {
    const handed = (window.handed = []);
    navigator.canShare = () => true;
    navigator.share = async ({ files }) => {
      if (window.takeBack) throw new DOMException("", "AbortError");
      for (const file of files) handed.push({ name: file.name, text: await file.text() });
    };
  });
  await openSample(page, site);
  await page.goto(site.url("dados"));
  await ready(page);
  await page.getByRole("button", { name: "Compartilhar snapshot" }).click();
  await expect(page.getByText("Arquivo entregue ao outro aplicativo. Cópia conferida")).toBeVisible({ timeout: 30_000 });
  const [file] = await page.evaluate(() => window.handed);
  expect(file.name).toMatch(/\.carteira\.json$/);
  expect(JSON.parse(file.text.split("\n")[0])).toMatchObject({ format: "carteira" });
  await page.evaluate(() => (window.takeBack = true));
  await page.getByRole("button", { name: "Compartilhar snapshot" }).click();
  await expect(page.getByText("Envio cancelado: nada saiu do aparelho.")).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(() => window.handed.length)).toBe(1);
});
