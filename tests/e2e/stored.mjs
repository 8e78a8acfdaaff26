// What lies in the app's database, read by the browser itself and not by the app; and clients to begin with.
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { ready } from "./fixtures.mjs";

/** Registers clients by the form, as a person does. */
export async function register(page, site, names) {
  await page.goto(site.url("clientes"));
  await ready(page);
  for (const name of names) {
    await page.getByRole("button", { name: /^(Cadastrar cliente|Novo cliente)/ }).first().click();
    await page.getByLabel("Razão social ou nome").fill(name);
    await page.getByRole("button", { name: "Salvar cliente" }).click();
    await expect(page.getByText(`Cliente salvo neste aparelho: ${name}`)).toBeVisible();
    await page.getByRole("link", { name: "Clientes", exact: true }).first().click();
  }
}

/** Shows the fields that a new client is not asked for. */
export const unfoldForm = (page) => page.getByRole("dialog").locator("summary", { hasText: "Mais dados do cliente" }).click();

/** Opens a client's page from the list, as a person does. */
export async function openClient(page, site, name) {
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.getByText(name, { exact: true }).first().click();
  await expect(page.getByRole("heading", { name }).first()).toBeVisible();
}

/** Keeps a copy on the device and saves a snapshot, whose bytes it gives. */
export async function copiedAndSaved(page, site) {
  const button = (name) => page.getByRole("button", { name });
  await page.goto(site.url("dados"));
  await ready(page);
  await button("Copiar agora").click();
  await expect(button("Trazer de volta")).toHaveCount(1, { timeout: 30_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), button("Salvar arquivo da carteira").click()]);
  return readFile(await download.path());
}

/** Brings a snapshot in, whether there is something to take from it or not. */
export async function merge(page, site, name, buffer) {
  const button = (name) => page.getByRole("button", { name });
  await page.goto(site.url("dados"));
  await ready(page);
  await page.locator("input[type=file][accept*=carteira]").setInputFiles([{ name, mimeType: "", buffer }]);
  await expect(page.getByRole("heading", { name: "Juntar carteiras" })).toBeVisible();
  if (await button("Juntar").count()) {
    await button("Juntar").click();
    await expect(page.getByText("Gravado neste aparelho:")).toBeVisible();
  }
  await button("Concluir").click();
}

/**
 * Everything of one moment, from one transaction: `contacts` by client name, how many `acts` the journal has of each
 * kind, `seq`, and the keys of rows that are `damaged` or whose JSON is `torn`.
 */
export function stored(page, name = "carteira") {
  return page.evaluate(async (name) => {
    const ask = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await ask(indexedDB.open(name));
    const transaction = database.transaction(["records", "journal", "meta", "damaged"]);
    const [rows, journal, [meta], damaged] = await Promise.all(
      ["records", "journal", "meta", "damaged"].map((store) => ask(transaction.objectStore(store).getAll())),
    );
    database.close();
    const found = { contacts: {}, acts: {}, seq: meta.seq, clients: meta.clients, damaged: damaged.map((row) => row.id), torn: [] };
    for (const row of rows) {
      try {
        const { client } = JSON.parse(row.json);
        // Two clients may have one name.
        const name = client?.client?.legal_name;
        if (name !== undefined) found.contacts[name] = (found.contacts[name] ?? 0) + (client.interactions ?? []).length;
      } catch {
        found.torn.push(row.key);
      }
    }
    for (const { json } of journal) {
      const { deed } = JSON.parse(json);
      found.acts[deed] = (found.acts[deed] ?? 0) + 1;
    }
    return found;
  }, name);
}

/** Every row of every store, as it lies there. */
export const whole = (page) => page.evaluate(async () => {
  const ask = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await ask(indexedDB.open("carteira"));
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const rows = await Promise.all(names.map((name) => ask(transaction.objectStore(name).getAll())));
  database.close();
  return JSON.stringify(Object.fromEntries(names.map((name, at) => [name, rows[at]])));
});

/** Waits until every write that the page has begun is over: the database takes them one after the other. */
export function written(page, name = "carteira") {
  return page.evaluate((name) => new Promise((done, failed) => {
    const request = indexedDB.open(name);
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      request.result.transaction("records", "readwrite").oncomplete = () => {
        request.result.close();
        done();
      };
    };
  }), name);
}

/** Does something and waits until a commit followed: what is shown before that may not be on the device yet. */
export async function kept(page, act, name = "carteira") {
  const { seq } = await stored(page, name);
  await act();
  await expect.poll(async () => (await stored(page, name)).seq).toBeGreaterThan(seq);
}

/** Hands every message that the app shows to `hear`, as it appears and before anything else can happen. */
export async function hearToasts(page, hear) {
  await page.exposeBinding("hearToast", (_, text) => hear(text));
  await page.addInitScript(() => {
    const look = () => {
      const region = document.querySelector(".toast-region");
      if (!region) return requestAnimationFrame(look);
      new MutationObserver(() => {
        if (region.textContent) window.hearToast(region.textContent);
      }).observe(region, { childList: true, subtree: true, characterData: true });
    };
    document.addEventListener("DOMContentLoaded", look);
  });
}

/** Every file of the origin's private file system, with its content, and every database and key, as one text. */
export const everything = (page) => page.evaluate(async () => {
  const ask = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  const walk = async (folder) => {
    for await (const [name, handle] of folder.entries()) {
      found.push(name);
      if (handle.kind === "directory") await walk(handle);
      else found.push(await (await handle.getFile()).text());
    }
  };
  await walk(await navigator.storage.getDirectory());
  for (const { name } of await indexedDB.databases()) {
    found.push(name);
    const database = await ask(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      found.push(JSON.stringify(await ask(database.transaction(store).objectStore(store).getAll())));
    }
    database.close();
  }
  return found.join("\n");
});
