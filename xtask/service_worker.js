// Carteira without a network. Written by `cargo xtask build`: the lists are the files of this build with their hashes.
//
// Never done here: taking over by itself. A new version waits until the page says the person accepted it.

const VERSION = "VERSION_OF_BUILD";
/** Needed to start: the installation fails without any of them. [name, integrity, bytes] */
const FIRST = [/* FIRST */];
/** Charts, maps, worker: fetched when the first screen stands, and kept from then on. */
const LATER = [/* LATER */];

const SCOPE = new URL(self.registration.scope);
/** One origin may hold more than one app: caches carry the path. */
const PREFIX = `carteira${SCOPE.pathname}`;
const CACHE = `${PREFIX}${VERSION}`;
const RECEIVED = `recebidos${SCOPE.pathname}`;
const HASH = "x-integrity";

const address = (name) => new URL(name, SCOPE).href;
const later = new Map(LATER.map((file) => [address(file[0]), file]));
const files = new Set([...FIRST, ...LATER].map(([name]) => address(name)));

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  if (request.method === "POST" && url.href === address("compartilhar")) event.respondWith(receive(request));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(page(request, url));
  else event.respondWith(file(request, url));
});
self.addEventListener("message", (event) => {
  if (event.data === "SKIP_WAITING") self.skipWaiting();
  if (event.data === "FILL") event.waitUntil(fill(event.source));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.address));
});

/** Opens what a notification is about: in a window of the app that is there, else in a new one. Nothing outside the app. */
async function open(wanted) {
  const url = new URL(wanted ?? "", SCOPE);
  const target = url.href.startsWith(SCOPE.href) ? url.href : SCOPE.href;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((one) => one.url.startsWith(SCOPE.href));
  if (!there) return self.clients.openWindow(target);
  const front = await there.focus().catch(() => there);
  // A window that this worker does not control cannot be sent anywhere.
  return front.navigate(target).catch(() => self.clients.openWindow(target));
}

async function install() {
  const first = (await others()).length === 0;
  const cache = await caches.open(CACHE);
  try {
    // An update is taken whole, so that going over to it loses nothing that worked without a network.
    for (const entry of first ? FIRST : [...FIRST, ...LATER]) await keep(cache, entry);
  } catch (problem) {
    await caches.delete(CACHE);
    throw problem;
  }
}

/** Keeps the version before this one too: a page of it may still be open in another tab. */
async function activate() {
  const old = await others();
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  if (old.length === 0) await self.clients.claim();
}

/** The caches of other versions, oldest first. */
async function others() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE && !name.slice(PREFIX.length).includes("/"));
}

/** Puts one file of the list into the cache: from an older version if it is the same, else from the network. */
async function keep(cache, [name, integrity]) {
  const url = address(name);
  if ((await cache.match(url))?.headers.get(HASH) === integrity) return;
  for (const other of await others()) {
    const kept = await (await caches.open(other)).match(url);
    if (kept?.headers.get(HASH) === integrity) return cache.put(url, kept);
  }
  const hashed = /-[0-9a-f]{15,}/.test(name);
  const response = await fetch(url, { integrity, credentials: "same-origin", cache: hashed ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const headers = { "content-type": response.headers.get("content-type") ?? "application/octet-stream", [HASH]: integrity };
  // A new Response forgets that a host redirected /index.html to /, which a navigation would refuse.
  await cache.put(url, new Response(await response.blob(), { headers }));
}

/** Fetches what is missing of LATER; what fails is tried again at the next start. */
async function fill(client) {
  const cache = await caches.open(CACHE);
  let done = 0;
  for (const entry of LATER) {
    try {
      await keep(cache, entry);
      done += 1;
    } catch {
      // No network now: the next start goes on from here.
    }
  }
  client?.postMessage({ type: "FILLED", done, total: LATER.length });
}

/** A file of this build when its address is opened, else the app: it knows its own addresses. */
async function page(request, url) {
  if (files.has(url.origin + url.pathname)) return file(request, url);
  return (await kept(address("index.html"))) ?? fetch(request);
}

async function file(request, url) {
  const wanted = url.origin + url.pathname;
  const found = await kept(wanted);
  if (found) return found;
  const entry = later.get(wanted);
  if (!entry) return fetch(request);
  try {
    const cache = await caches.open(CACHE);
    await keep(cache, entry);
    return (await cache.match(wanted)) ?? fetch(request);
  } catch {
    return fetch(request);
  }
}

/** This version's file, else one that only an older version has: hashed names cannot be mixed up. */
async function kept(url) {
  const own = await (await caches.open(CACHE)).match(url);
  if (own) return own;
  for (const name of (await others()).reverse()) {
    const found = await (await caches.open(name)).match(url);
    if (found) return found;
  }
  return undefined;
}

/** Files or a text shared to the installed app wait in a cache until the page takes them. */
async function receive(request) {
  const form = await request.formData();
  const cache = await caches.open(RECEIVED);
  let number = Date.now();
  const wait = (body, type, name) => {
    const headers = { "content-type": type, "x-name": encodeURIComponent(name) };
    return cache.put(address(`recebido/${number++}`), new Response(body, { headers }));
  };
  const shared = form.getAll("arquivos").filter((file) => typeof file !== "string");
  for (const file of shared) await wait(file, file.type || "application/octet-stream", file.name);
  // Beside an exported conversation WhatsApp says in words that there is a file: only a text alone is a message.
  const said = ["titulo", "texto", "endereco"].map((part) => form.get(part)).filter((part) => part && typeof part === "string");
  const text = [...new Set(said)].join("\n").trim();
  if (shared.length === 0 && text) await wait(text, "text/x-carteira-mensagem", "mensagem");
  return Response.redirect(address("dados?recebido"), 303);
}
