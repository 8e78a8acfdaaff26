// Starts the app and stands between it and the browser: offline, updates, installation, received files, and the
// screen that still offers the data when the app cannot go on. The CSP forbids inline scripts, so all of it is here.
//
// The app reads `window.carteira` and hears these events of `window`:
//   carteira:update-ready       a new version waits; `applyUpdate()` goes over to it and reloads
//   carteira:updated-elsewhere  another tab went over to a new version; this one should be reloaded when convenient
//   carteira:installable        `installable` changed: the browser offers installation, or did; `install()` asks
//   carteira:files              files were opened or shared with the app; `takeFiles()` gives them, and a shared text as one

import "./writes.js";

const names = document.querySelector('meta[name="carteira"]')?.dataset ?? {};
const base = new URL(document.baseURI);
const address = (name) => new URL(name, base).href;
const received = `recebidos${base.pathname}`;
const tell = (event) => window.dispatchEvent(new Event(`carteira:${event}`));

const boot = document.getElementById("boot");
let registration;
let accepted = false;
let prompt;
let charts;
let opened = [];
/** The address that this page was loaded at, until the launch that loaded it was heard of. */
let loaded = location.href;

window.carteira = {
  /** The path that the app stands under, with both slashes. */
  base: base.pathname,
  /** The address of the worker's script, for `new Worker`. */
  worker: names.worker ? address(names.worker) : undefined,
  updateReady: false,
  updatedElsewhere: false,
  installable: false,
  /** This device never had a carteira, and nothing was asked for. */
  firstVisit: false,
  /** Loads ECharts once; gives its namespace, which is also `window.echarts`. */
  loadCharts() {
    charts ??= import(address(names.charts)).then((module) => module.default);
    charts.catch(() => (charts = undefined));
    return charts;
  },
  applyUpdate() {
    accepted = true;
    registration?.waiting?.postMessage("SKIP_WAITING");
  },
  /** Asks for installation; gives "accepted", "dismissed" or "unavailable". */
  async install() {
    if (!prompt) return "unavailable";
    const asked = prompt;
    prompt = undefined;
    window.carteira.installable = false;
    tell("installable");
    await asked.prompt();
    return (await asked.userChoice).outcome;
  },
  /** The files opened or shared with the app since the last call. */
  async takeFiles() {
    const files = [...opened, ...(await shared())];
    opened = [];
    return files;
  },
  /** Keeps files for the page that takes them next: its `takeFiles()` gives them. */
  giveFiles(files) {
    opened.push(...files);
  },
  /** Something of the app is on the screen. */
  stands() {
    boot.remove();
  },
  /** Somebody begins: from now on there is a carteira. */
  begin() {
    window.carteira.firstVisit = false;
  },
};

const typedFields = hearTyping();
window.addEventListener("click", followOwnLinks, true);
window.addEventListener("error", (event) => stop(event.error));
window.addEventListener("unhandledrejection", (event) => stop(event.reason));
window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  prompt = event;
  window.carteira.installable = true;
  tell("installable");
});
window.launchQueue?.setConsumer(async ({ files, targetURL }) => {
  const stands = targetURL === undefined || targetURL === loaded;
  loaded = undefined;
  opened.push(...(await Promise.all((files ?? []).map((handle) => handle.getFile()))));
  if (!stands) goTo(targetURL);
  if (opened.length > 0) tell("files");
});

if (isFramed()) {
  showOwnAddress();
} else {
  await start();
  if (names.offline && "serviceWorker" in navigator) goOffline().catch((problem) => console.warn(problem));
}

/** Another origin's page shows this one inside itself, and may lay its own buttons over ours. */
function isFramed() {
  for (let inner = window; inner !== inner.parent; inner = inner.parent) {
    try {
      if (inner.parent.location.origin !== location.origin) return true;
    } catch {
      return true;
    }
  }
  return false;
}

/** The app was launched again while it was open, and the browser went nowhere: as if a link of the page had been followed. */
function goTo(url) {
  const link = Object.assign(document.createElement("a"), { href: url, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
}

/** In a frame of another page nothing is opened: only the way to the app itself. */
function showOwnAddress() {
  const link = document.createElement("a");
  Object.assign(link, { href: location.href, target: "_blank", rel: "noopener", textContent: "Abrir a Carteira" });
  document.getElementById("boot-text").textContent = "A Carteira não abre dentro de outra página.";
  document.getElementById("boot-help").replaceWith(link);
}

async function start() {
  try {
    const module_or_path = fetch(address(names.wasm));
    const glue = import(address(names.app));
    await lookAround();
    await (await glue).default({ module_or_path });
  } catch (problem) {
    fail();
    throw problem;
  }
}

/** Where there is a carteira, what opens it is fetched beside the main part; else the welcome needs no more than that. */
async function lookAround() {
  window.carteira.firstVisit = location.pathname === base.pathname && (await isNew());
  if (!window.carteira.firstVisit) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: address(names.opened) }));
    return;
  }
  // A carteira may begin in another tab.
  const look = async () => {
    const looking = window.carteira.firstVisit && document.visibilityState === "visible";
    if (looking && !(await isNew()) && window.carteira.firstVisit) location.reload();
  };
  window.addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
}

/**
 * Whether this device never had a carteira: no database, no witness of one that is gone, no copy, and nothing asked for.
 * The least doubt is a no: then the app itself looks.
 */
async function isNew() {
  try {
    if (location.search || Object.keys(localStorage).some((key) => key.endsWith(".witness"))) return false;
    if ((await soon(indexedDB.databases())).some(({ name }) => name.startsWith("carteira"))) return false;
    for await (const _ of (await navigator.storage.getDirectory()).keys()) return false;
    return true;
  } catch {
    return false;
  }
}

/** A database that does not answer must not keep the app from saying so. */
function soon(promise) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(reject, 3_000, new Error("no answer")))]);
}

/** A trap in the wasm leaves its memory unusable: the app ends here, the data do not. `writes.js` took back what was open. */
function stop(problem) {
  if (isEndOfWasm(problem)) fail();
}

function fail() {
  const lost = document.body.contains(boot) ? [] : unsaved();
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  document.body.replaceChildren(boot);
  boot.setAttribute("role", "alert");
  document.getElementById("boot-text").textContent =
    "O aplicativo parou. O que foi salvo continua neste aparelho.";
  document.getElementById("boot-reload").href = location.href;
  boot.dataset.stopped = "";
  lost.forEach((part) => boot.append(part));
}

/** Fields that somebody typed in, as long as they stand; what is looked for and passwords are not told. */
function hearTyping() {
  const typed = new WeakSet();
  const kinds = "textarea, input:is([type=text], [type=tel], [type=email], [type=url], [type=number])";
  window.addEventListener("input", ({ target }) => target.matches?.(kinds) && typed.add(target), true);
  return () => [...document.querySelectorAll(kinds)].filter((field) => typed.has(field) && field.value.trim());
}

/** What was typed and not saved: drafts are found again in their form, the rest only stands here. */
function unsaved() {
  const fields = typedFields();
  const isDraft = (field) => field.closest("[data-draft]") !== null;
  return [
    ["O que você escrevia ficou guardado como rascunho:", fields.filter(isDraft)],
    ["O que você escrevia não foi salvo. Copie daqui:", fields.filter((field) => !isDraft(field))],
  ].flatMap(([words, some]) => (some.length > 0 ? [listed(words, some)] : []));
}

function listed(words, fields) {
  const part = document.createElement("section");
  const list = document.createElement("ul");
  for (const field of fields) {
    const name = field.labels?.[0]?.firstChild?.textContent ?? field.ariaLabel ?? "";
    list.append(Object.assign(document.createElement("li"), { textContent: `${name}: ${field.value}` }));
  }
  part.append(Object.assign(document.createElement("p"), { textContent: words }), list);
  return part;
}

/** The links of this screen are followed by the browser: the router of the app that stopped still takes any for its own. */
function followOwnLinks(event) {
  const link = event.target.closest?.("#boot a");
  if (!link) return;
  event.stopImmediatePropagation();
  if (link.id !== "boot-reload") return;
  // An address with a mark in it would only be scrolled to.
  event.preventDefault();
  location.reload();
}

async function goOffline() {
  const worker = navigator.serviceWorker;
  const controlled = Boolean(worker.controller);
  worker.addEventListener("controllerchange", () => {
    if (accepted) location.reload();
    else if (controlled) {
      window.carteira.updatedElsewhere = true;
      tell("updated-elsewhere");
    }
  });
  registration = await worker.register(address(names.offline), { updateViaCache: "none" });
  if (!registration) return console.info("no service worker here: the app needs the network to open");
  worker.addEventListener("message", ({ source, data }) => {
    if (data?.type === "FILLED" && data.total > 0 && source === registration.waiting) announce();
  });
  worker.startMessages();
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  if (registration.waiting && worker.controller) probe(registration.waiting);
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < 3_600_000) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
  const ready = await worker.ready;
  ready.active?.postMessage("FILL");
}

function watch(installing) {
  installing?.addEventListener("statechange", () => {
    if (installing.state === "installed" && navigator.serviceWorker.controller) probe(installing);
  });
}

/** A script that is empty or names no files is registered like any other, and is no version: only one that answers is. */
function probe(waiting) {
  waiting.postMessage("FILL");
}

function announce() {
  window.carteira.updateReady = true;
  tell("update-ready");
}

async function shared() {
  if (!("caches" in window)) return [];
  if (!(await caches.has(received))) return [];
  const cache = await caches.open(received);
  const files = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const type = response.headers.get("content-type") ?? "";
    files.push(new File([await response.blob()], decodeURIComponent(response.headers.get("x-name") ?? "arquivo"), { type }));
  }
  await caches.delete(received);
  return files;
}
