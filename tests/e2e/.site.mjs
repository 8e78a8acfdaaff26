// The built app as a static host gives it, under the base path that was built into it; can be switched off and on.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, normalize, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".geojson": "application/json",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

export const distFolder = resolve(process.env.CARTEIRA_DIST ?? new URL("../../dist", import.meta.url).pathname);

export class Site {
  #server;
  #port = Number(process.env.SITE_PORT ?? 0);
  #overrides = new Map();
  #held = new Map();
  #packed = new Map();

  /** With `gzip` as most static hosts give it; without, as it lies in the folder. */
  constructor(folder = distFolder, { gzip = false } = {}) {
    this.folder = folder;
    this.gzip = gzip;
    this.base = /<base href="([^"]*)"/.exec(readFileSync(`${folder}/index.html`, "utf8"))[1];
    /** Every path that was asked for, in order. */
    this.asked = [];
  }

  /** Starts, or starts again on the same port: the origin, and so the data of the browser, stay. */
  async on() {
    this.#server = createServer((request, response) => this.#answer(request, response));
    await new Promise((done) => this.#server.listen(this.#port, "127.0.0.1", done));
    this.#port = this.#server.address().port;
    return this;
  }

  /** Refuses connections from now on, as a tablet without a network sees it. */
  async off() {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }

  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The address of a path of the app, such as `clientes` or `?exemplo`. */
  url(path = "") {
    return `${this.origin}${this.base}${path}`;
  }

  /** From now on `name` has this text: how a test publishes a new version. `undefined` takes it back. */
  replace(name, text) {
    if (text === undefined) this.#overrides.delete(name);
    else this.#overrides.set(name, text);
  }

  /** The next question for `name` is not answered until `release()`; `asked` is when it came. */
  hold(name) {
    const held = {};
    held.asked = new Promise((came) => (held.came = came));
    held.released = new Promise((release) => (held.release = release));
    this.#held.set(name, held);
    return held;
  }

  /** The files that the service worker will keep. */
  offlineFiles() {
    return [...readFileSync(`${this.folder}/sw.js`, "utf8").matchAll(/^ {2}\["([^"]+)", "sha256-/gm)].map((match) => match[1]);
  }

  async #answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, this.origin).pathname);
    this.asked.push(path);
    if (!path.startsWith(this.base)) return this.#send(response, 404, ".txt", "fora do aplicativo");
    const name = normalize(path.slice(this.base.length) || "index.html");
    if (name.startsWith("..")) return this.#send(response, 404, ".txt", "fora do aplicativo");
    const held = this.#held.get(name);
    if (held) {
      held.came();
      await held.released;
      return this.#send(response, 200, ".txt", "");
    }
    const text = this.#overrides.get(name);
    if (text !== undefined) return this.#send(response, 200, extname(name), text);
    try {
      const body = await readFile(`${this.folder}/${name}`);
      this.#send(response, 200, extname(name), this.gzip ? this.#pack(name, body) : body, this.gzip);
    } catch {
      // As a static host does it: the page for unknown addresses is the app, with the status of an unknown address.
      const deep = extname(name) === "";
      this.#send(response, 404, deep ? ".html" : ".txt", deep ? await readFile(`${this.folder}/404.html`) : "não existe");
    }
  }

  #pack(name, body) {
    if (!this.#packed.has(name)) this.#packed.set(name, gzipSync(body, { level: 9 }));
    return this.#packed.get(name);
  }

  #send(response, status, extension, body, packed = false) {
    response.writeHead(status, {
      "content-type": types[extension] ?? "application/octet-stream",
      "cache-control": "no-cache",
      ...(packed && { "content-encoding": "gzip" }),
      "x-content-type-options": "nosniff",
    });
    response.end(body);
  }
}
