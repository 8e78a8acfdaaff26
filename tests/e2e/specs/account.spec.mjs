// The store's own account of itself, and rows that do not agree with it: noticed at opening, said, and put right.
import { expect, ready, test } from "../fixtures.mjs";
import { register, stored } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Does something to the database behind the app's back: `change(transaction)` runs in the page. */
const damage = (page, change) => page.evaluate(async (change) => {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("carteira");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(["records", "journal", "meta"], "readwrite");
  const stores = Object.fromEntries(["records", "journal", "meta"].map((name) => [name, transaction.objectStore(name)]));
  if (change.meta) {
    const key = stores.meta.openCursor();
    key.onsuccess = () => key.result?.update({ ...key.result.value, ...change.meta });
  }
  if (change.drop) {
    const rows = stores.records.openCursor();
    rows.onsuccess = () => {
      if (!rows.result) return;
      if (rows.result.value.json.includes(change.drop)) rows.result.delete();
      rows.result.continue();
    };
  }
  await new Promise((done) => (transaction.oncomplete = done));
  database.close();
}, change);

const opened = async (page) => {
  await page.reload();
  await ready(page);
};

test("a count that a torn write left behind is put right by the rows, and said once", async ({ page, site }) => {
  await register(page, site, ["Padaria Um", "Padaria Dois", "Padaria Três"]);
  const before = await stored(page);
  await damage(page, { meta: { clients: 1, seq: 1 } });
  await opened(page);
  const said = page.getByText("constavam 1, e os registros têm 3 clientes");
  await expect(said).toBeVisible();
  await expect(said).toContainText("nenhum deles foi alterado nem apagado");
  const after = await stored(page);
  expect({ clients: after.clients, contacts: after.contacts, acts: after.acts }).toEqual({ clients: 3, contacts: before.contacts, acts: before.acts });
  expect(after.seq).toBeGreaterThanOrEqual(before.seq);
  await page.getByRole("button", { name: "Entendi" }).click();
  await expect(said).toBeHidden();
  await opened(page);
  await expect(page.getByText("Padaria Dois").first()).toBeVisible();
  await expect(said).toBeHidden();
  // Acts go on as ever, undo too.
  await register(page, site, ["Padaria Quatro"]);
  expect((await stored(page)).clients).toBe(4);
});

test("a client that is counted and not there is said as missing, with the way to a copy", async ({ page, site }) => {
  await register(page, site, ["Mercado Um", "Mercado Dois"]);
  await damage(page, { drop: "Mercado Dois" });
  await opened(page);
  const loss = page.getByRole("alert").filter({ hasText: "Faltam dados" });
  await expect(loss).toContainText("havia 2 clientes, e agora há 1");
  await expect(loss.getByRole("link", { name: "Abrir uma cópia" })).toBeVisible();
  expect((await stored(page)).clients).toBe(1);
  await loss.getByRole("button", { name: "Continuar assim" }).click();
  await expect(loss).toBeHidden();
  await opened(page);
  await expect(loss).toBeHidden();
});
