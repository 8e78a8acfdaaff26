// socorro.html: the data leave the device even when the app does not start.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, keptOffline, ready, test } from "../fixtures.mjs";

/** Puts records of every kind into a database of the app's name, as an app that then broke would have left them. */
const fill = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open("carteira", 99);
  request.onupgradeneeded = () => {
    const { result } = request;
    for (const name of [...result.objectStoreNames]) result.deleteObjectStore(name);
    result.createObjectStore("clients").put('{"nome":"Padaria São João"}', "c1");
    result.createObjectStore("meta").put({ seq: 7, at: new Uint8Array([1, 2, 255]) }, "seq");
  };
  request.onsuccess = () => {
    request.result.close();
    resolve();
  };
  request.onerror = () => reject(request.error);
}));

test("exports every record of every store, without a network", async ({ page, site, guard }) => {
  // The browser looks for /favicon.ico beside a picture that it opens as a page.
  guard.allowed.push(/ERR_FAILED/);
  await page.goto(site.url());
  await ready(page);
  await keptOffline(page, site);
  await site.off();
  await page.goto(site.url("socorro.html"));
  await expect(page.getByRole("heading", { name: "Socorro" })).toBeVisible();
  await page.evaluate(() => new Promise((done) => {
    const request = indexedDB.deleteDatabase("carteira");
    request.onsuccess = request.onerror = request.onblocked = done;
  }));
  await page.goto("about:blank");
  await page.goto(site.url("icons/carteira.svg"));
  await fill(page);
  await page.goto(site.url("socorro.html"));
  await expect(page.getByText("2 registros encontrados")).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Exportar todos os registros" }).click()]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\n").map((line) => JSON.parse(line));
  expect(download.suggestedFilename()).toMatch(/^carteira-socorro-\d{4}-\d\d-\d\d\.jsonl$/);
  expect(lines[0]).toMatchObject({ format: "carteira-socorro", database: "carteira", schema: 99 });
  expect(lines).toContainEqual({ store: "clients", key: "c1", value: '{"nome":"Padaria São João"}' });
  expect(lines).toContainEqual({ store: "meta", key: "seq", value: { seq: 7, at: { base64: "AQL/" } } });
  expect(lines.at(-1)).toEqual({ end: true, records: 2 });
});

test("copies that lie in a database are found and saved", async ({ page, site }) => {
  await page.goto(site.url("icons/carteira.svg"));
  await page.evaluate(() => new Promise((done) => {
    const request = indexedDB.open("carteira-copias", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("files").put(new TextEncoder().encode('{"clientes":1}'), "2026-11-21_1763740000000_0123456789abcdef_42_1.carteira.json");
    request.onsuccess = () => {
      request.result.close();
      done();
    };
  }));
  await page.goto(site.url("socorro.html"));
  await expect(page.getByText("1 cópia encontrada")).toBeVisible();
  const copy = page.getByRole("button", { name: /^copias\/carteira\/2026-11-21_/ });
  const [download] = await Promise.all([page.waitForEvent("download"), copy.click()]);
  expect(await readFile(await download.path(), "utf8")).toBe('{"clientes":1}');
});

test("looking for data makes no database", async ({ page, site }) => {
  await page.goto(site.url("socorro.html"));
  await expect(page.getByText("Nenhum dado encontrado")).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await expectAccessible(page);
});

test("repair removes the program's files and nothing else", async ({ page, site }) => {
  await page.goto(site.url());
  await ready(page);
  await keptOffline(page, site);
  await page.goto(site.url("socorro.html"));
  await page.evaluate(() => localStorage.setItem("preferencia", "fica"));
  await page.getByRole("button", { name: "Limpar os arquivos do programa" }).click();
  await expect(page.getByText("Pronto. Com internet, volte")).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem("preferencia"))).toBe("fica");
  await page.getByRole("link", { name: "Voltar ao aplicativo" }).click();
  await ready(page);
});
