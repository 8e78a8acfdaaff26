// A larger carteira opens by its image; whatever becomes of the image, what is shown is what the rows say.
import { expect, ready, test } from "../fixtures.mjs";
import { bringIn, clients } from "../../bench/lib-carteira.mjs";
import { written } from "../stored.mjs";

const COUNT = 700;
const ROWS = "carteira";
const IMAGE = "carteira.imagem";

/** Runs `act(store, ask)`, which closes over nothing, on one store of a database, and gives what it gave. */
const onStore = (page, database, store, act) => page.evaluate(`(${onOne})(${JSON.stringify([database, store])}, ${act})`);
async function onOne([database, store], act) {
  const ask = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  if (!(await indexedDB.databases()).some(({ name }) => name === database)) return null;
  const open = await ask(indexedDB.open(database));
  const given = await act(open.transaction(store, "readwrite").objectStore(store), ask);
  open.close();
  return given;
}
const head = async (page) => JSON.parse((await onStore(page, IMAGE, "image", (store, ask) => ask(store.get(-1)))) ?? "null");
const seq = (page) => onStore(page, ROWS, "meta", async (store, ask) => (await ask(store.get("meta"))).seq);
const keepsUp = (page) => expect.poll(async () => (await head(page))?.seq === (await seq(page)), { timeout: 60_000 }).toBe(true);

/** Counts the rows that a page reads before it shows its clients. */
const countRows = () => {
  window.__rows = 0;
  const getAll = IDBObjectStore.prototype.getAll;
  IDBObjectStore.prototype.getAll = function (...given) {
    const request = getAll.apply(this, given);
    if (this.name === "records") request.addEventListener("success", () => (window.__rows += request.result.length));
    return request;
  };
};

/** Opens the list and gives how many rows were read until it stood. */
async function opened(page, site, count = COUNT) {
  await page.goto(site.url("clientes"));
  await ready(page);
  await expect(page.getByText(new RegExp(`^${count} clientes`)).first()).toBeVisible();
  return page.evaluate(() => window.__rows);
}

test.beforeEach(async ({ page, site }) => {
  test.setTimeout(240_000);
  await page.addInitScript(countRows);
  await page.goto(site.url("dados"));
  await ready(page);
  await bringIn(page, clients(COUNT));
  await keepsUp(page);
});

test("it opens by its image, and a contact mends one leaf of it", async ({ page, site }) => {
  expect(await opened(page, site)).toBeLessThan(COUNT);
  const before = await head(page);
  await page.getByRole("button", { name: /^Registrar visita com/ }).first().click();
  await expect(page.getByText("Visita registrada e salva neste aparelho").first()).toBeVisible();
  const contacted = await page.getByText("Visita registrada e salva neste aparelho").first().textContent();
  const name = contacted.match(/Mercado \d+ Ltda/)[0];

  // Left before the image was mended: the one row is read beside it. Months that were closed meanwhile changed no client.
  expect(await opened(page, site)).toBeLessThan(COUNT);
  expect((await head(page)).seq).toBeLessThan(await seq(page));
  await page.goto(site.url(`clientes?busca=${encodeURIComponent(name)}&ordem=nome`));
  await ready(page);
  await page.getByRole("grid", { name: "Clientes da carteira" }).getByText(name, { exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name, exact: true })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(/hoje/i);

  await keepsUp(page);
  expect((await head(page)).edition).toBe(before.edition);
  expect(await opened(page, site)).toBeLessThan(COUNT);
});

test("a damaged, a half and a missing image are made again from the rows", async ({ page, site }) => {
  const harms = [
    (store, ask) => ask(store.get(1)).then((leaf) => ((leaf[200] ^= 1), ask(store.put(leaf, 1)))),
    (store, ask) => ask(store.delete(2)),
    (store, ask) => ask(store.delete(-1)),
    (store, ask) => ask(store.put("{}", -1)),
    (store, ask) => ask(store.clear()),
  ];
  for (const harm of harms) {
    const { edition } = await head(page);
    await onStore(page, IMAGE, "image", harm);
    expect(await opened(page, site)).toBeGreaterThanOrEqual(COUNT);
    await expect.poll(async () => (await head(page))?.edition ?? edition, { timeout: 60_000 }).not.toBe(edition);
    await keepsUp(page);
    expect(await opened(page, site)).toBeLessThan(COUNT);
  }
});

test("a row damaged since is found at rest, set aside and shown", async ({ page, site }) => {
  await onStore(page, ROWS, "records", async (store, ask) => {
    const [row] = await ask(store.getAll(IDBKeyRange.bound("client/", "client/~"), 1));
    await ask(store.put({ ...row, json: row.json.replace("Mercado", "Mercada") }));
  });
  await page.goto(site.url("clientes"));
  await ready(page);
  await expect(page.getByText(new RegExp(`^${COUNT - 1} clientes`)).first()).toBeVisible({ timeout: 30_000 });
  expect(await onStore(page, ROWS, "damaged", (store, ask) => ask(store.count()))).toBe(1);
});

test("rows taken away or put in behind its back are believed before the image", async ({ page, site }) => {
  await onStore(page, ROWS, "records", async (store, ask) => {
    const [key] = await ask(store.getAllKeys(IDBKeyRange.bound("client/", "client/~"), 1));
    await ask(store.delete(key));
  });
  expect(await opened(page, site, COUNT - 1)).toBeGreaterThanOrEqual(COUNT - 1);
});

test("two tabs keep one image between them", async ({ page, context, site }) => {
  await opened(page, site);
  const other = await context.newPage();
  await opened(other, site);
  for (const tab of [page, other, page]) {
    await tab.bringToFront();
    await tab.getByRole("button", { name: /^Registrar visita com/ }).nth(3).click();
    await expect(tab.getByText("Visita registrada e salva neste aparelho").first()).toBeVisible();
    await written(tab);
    await tab.waitForTimeout(6_500);
  }
  await keepsUp(page);
  const third = await context.newPage();
  await third.addInitScript(countRows);
  expect(await opened(third, site)).toBeLessThan(COUNT);
});

test("of two tabs that read everything anew one begins an edition, and no tab begins another after it", async ({ page, context, site }) => {
  const other = await context.newPage();
  await opened(other, site);
  await page.goto(site.url("dados"));
  await ready(page);
  await bringIn(page, clients(COUNT + 1));
  await keepsUp(page);
  await page.goto(site.url("clientes"));
  await ready(page);
  // The other tab has had its turn as well.
  await other.waitForTimeout(20_000);
  await keepsUp(page);
  const { edition } = await head(page);
  for (const [tab, row] of [[other, 3], [page, 5], [other, 7]]) {
    await tab.bringToFront();
    await tab.getByRole("button", { name: /^Registrar visita com/ }).nth(row).click();
    await expect(tab.getByText("Visita registrada e salva neste aparelho").first()).toBeVisible();
    await other.waitForTimeout(20_000);
    await keepsUp(page);
  }
  expect((await head(page)).edition).toBe(edition);
});

test("erasing everything leaves no image", async ({ page, site }) => {
  await page.goto(site.url("dados"));
  await ready(page);
  await page.getByRole("button", { name: "Apagar tudo" }).click();
  const question = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await question.getByRole("button", { name: "Apagar tudo" }).click();
  await expect(page.getByText("A carteira foi apagada deste aparelho.")).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContain(IMAGE);
});
