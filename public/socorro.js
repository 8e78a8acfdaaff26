// Takes the data out when the app does not start: no wasm, nothing shared with the app, reads only.

const DATABASE = "carteira";
const byId = (id) => document.getElementById(id);
const plural = (count, one, many) => `${count.toLocaleString("pt-BR")} ${count === 1 ? one : many}`;

const database = await open(DATABASE);
await Promise.all([look(), listCopies()]);
byId("export").addEventListener("click", exportAll);
byId("repair").addEventListener("click", repair);

/** A database of the app, or undefined: looking for it must not make an empty one. */
function open(name) {
  return new Promise((resolve) => {
    if (!window.indexedDB) return resolve(undefined);
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = (event) => {
      event.preventDefault();
      resolve(undefined);
    };
    request.onblocked = () => resolve(undefined);
  });
}

async function look() {
  const stores = names();
  if (stores.length === 0) {
    byId("found").textContent = "Nenhum dado encontrado neste navegador. Confira se este é o navegador em que você usa a Carteira.";
    return;
  }
  let records = 0;
  for (const store of stores) records += await ask(database.transaction(store).objectStore(store).count());
  byId("found").textContent = `${plural(records, "registro encontrado", "registros encontrados")} neste aparelho.`;
  byId("export").disabled = false;
}

function names() {
  return database ? [...database.objectStoreNames].sort() : [];
}

async function exportAll() {
  const button = byId("export");
  button.disabled = true;
  try {
    const lines = [line({ format: "carteira-socorro", version: 1, database: DATABASE, schema: database.version, created_at: new Date().toISOString() })];
    let records = 0;
    for (const store of names()) {
      for (const part of await read(store)) {
        lines.push(line(part));
        records += 1;
      }
      byId("found").textContent = `Lendo… ${plural(records, "registro", "registros")}`;
    }
    for (const key of Object.keys(localStorage).sort()) lines.push(line({ preference: key, value: localStorage.getItem(key) }));
    lines.push(line({ end: true, records }));
    save(new Blob(lines, { type: "application/x-ndjson" }), `carteira-socorro-${new Date().toISOString().slice(0, 10)}.jsonl`);
    byId("found").textContent = `Arquivo criado com ${plural(records, "registro", "registros")}. Confira se ele está em Downloads.`;
  } catch (problem) {
    byId("found").textContent = `A leitura parou: ${problem?.message ?? problem}. Nada foi alterado. Feche as outras abas da Carteira e tente de novo.`;
  }
  button.disabled = false;
}

/** All records of a store; one that cannot be read stands in the file as such and costs no other. */
async function read(name) {
  const store = database.transaction(name).objectStore(name);
  const keys = await ask(store.getAllKeys());
  const records = [];
  for (const key of keys) {
    try {
      records.push({ store: name, key, value: await ask(database.transaction(name).objectStore(name).get(key)) });
    } catch (problem) {
      records.push({ store: name, key, problem: String(problem?.message ?? problem) });
    }
  }
  return records;
}

function ask(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function line(value) {
  return `${JSON.stringify(value, plain)}\n`;
}

/** JSON has no bytes and no maps: both are written so that they can be read back. */
function plain(_, value) {
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : undefined;
  if (bytes) {
    let text = "";
    for (let start = 0; start < bytes.length; start += 32768) text += String.fromCharCode(...bytes.subarray(start, start + 32768));
    return { base64: btoa(text) };
  }
  if (value instanceof Map) return { map: [...value] };
  return typeof value === "bigint" ? { bigint: String(value) } : value;
}

async function listCopies() {
  const status = byId("copies-status");
  const copies = await copiesInDatabase();
  try {
    await walk(await navigator.storage.getDirectory(), "", copies);
  } catch {
    // A browser without this storage has no copies in it.
  }
  status.textContent = copies.length === 0 ? "Nenhuma cópia guardada." : `${plural(copies.length, "cópia encontrada", "cópias encontradas")}. Toque em uma para salvá-la.`;
  for (const [path, handle] of copies.sort(([a], [b]) => (a < b ? 1 : -1))) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = path;
    button.addEventListener("click", async () => {
      try {
        save(await handle.getFile(), path.replaceAll("/", "-"));
      } catch (problem) {
        status.textContent = `Esta cópia não pôde ser lida: ${problem?.message ?? problem}. As outras continuam aqui.`;
      }
    });
    const item = document.createElement("li");
    item.append(button);
    byId("copies").append(item);
  }
}

/** Where pages cannot write files, the app keeps its copies as rows of a database of their own. */
async function copiesInDatabase() {
  const kept = await open(`${DATABASE}-copias`);
  if (!kept?.objectStoreNames.contains("files")) return [];
  const files = () => kept.transaction("files").objectStore("files");
  try {
    const names = await ask(files().getAllKeys());
    return names.map((name) => [`copias/${DATABASE}/${name}`, { getFile: async () => new Blob([await ask(files().get(name))]) }]);
  } catch {
    return [];
  }
}

async function walk(folder, path, found) {
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind === "directory") await walk(handle, `${path}${name}/`, found);
    else found.push([`${path}${name}`, handle]);
  }
}

async function repair() {
  byId("repair").disabled = true;
  const scope = new URL("./", location.href);
  try {
    for (const registration of await navigator.serviceWorker.getRegistrations()) {
      if (registration.scope === scope.href) await registration.unregister();
    }
    for (const name of await caches.keys()) {
      if (name.startsWith(`carteira${scope.pathname}`)) await caches.delete(name);
    }
    byId("repaired").textContent = "Pronto. Com internet, volte ao aplicativo: ele será baixado de novo.";
  } catch (problem) {
    byId("repaired").textContent = `Não foi possível limpar: ${problem?.message ?? problem}. Nada foi perdido.`;
  }
  byId("repair").disabled = false;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
