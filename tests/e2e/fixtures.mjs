// What every end-to-end test starts from: the built app on its own origin, and a guard that no page misbehaves.
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { chromium, expect, test as base } from "@playwright/test";
import { args, executablePath } from "./browser.mjs";
import { Site } from "./site.mjs";

export { expect };

export const test = base.extend({
  /** The app's own origin for this test: `site.url("clientes")`, `site.off()`, `site.on()`. */
  site: async ({}, use) => {
    const site = await new Site().on();
    await use(site);
    await site.off();
  },

  /** Goes to an address as a person does: once a closed sheet has gone back over its entry, which would end the going. */
  page: async ({ page }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (url, options) => {
      const rested = () => typeof history.state !== "string";
      // A sheet that is still open keeps its entry, and a page that is leaving answers nothing.
      await page.waitForFunction(rested, undefined, { timeout: 700 }).catch(() => {});
      return goto(url, options);
    };
    await use(page);
  },

  /** Fails the test on a console error, an exception, a refused resource or a request to another origin. */
  guard: [
    async ({ context, site }, use) => {
      const guard = watch(context, site);
      await use(guard);
      expect(guard.problems, "the page misbehaved").toEqual([]);
    },
    { auto: true },
  ],

  /** A browser that keeps its data on disk: `await profile.open()` again after `close()` is the same person. */
  profile: async ({ site }, use) => {
    const folder = await mkdtemp(join(tmpdir(), "carteira-profile-"));
    const profile = new Profile(folder, site);
    await use(profile);
    await profile.close();
    expect(profile.problems, "the page misbehaved").toEqual([]);
    await rm(folder, { recursive: true, force: true });
  },
});

/** A persistent browser profile. `folder` names its processes, for tests that kill them. */
export class Profile {
  problems = [];
  #context;

  constructor(folder, site) {
    this.folder = folder;
    this.site = site;
  }

  /** Opens the browser and gives its context; options as Playwright takes them. */
  async open(options = {}) {
    this.#context = await chromium.launchPersistentContext(this.folder, {
      executablePath,
      args,
      locale: "pt-BR",
      timezoneId: "America/Sao_Paulo",
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    this.problems = watch(this.#context, this.site, this.problems).problems;
    return this.#context;
  }

  async close() {
    await this.#context?.close().catch(() => {});
    this.#context = undefined;
  }

  /** Ends every process of this browser at once, without a chance to write anything: a dead battery. */
  async kill() {
    const closed = this.#context?.browser()?.isConnected() ? new Promise((done) => this.#context.once("close", done)) : undefined;
    for (const pid of await processesOf(this.folder)) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It ended with its parent.
      }
    }
    await Promise.race([closed, new Promise((done) => setTimeout(done, 5_000))]);
    this.#context = undefined;
    for (const name of await readdir(this.folder)) {
      if (name.startsWith("Singleton")) await rm(join(this.folder, name), { force: true });
    }
  }
}

/** The processes that were started with this profile, by the kernel's own list. */
async function processesOf(folder) {
  const found = [];
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const words = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (words.includes(`--user-data-dir=${folder}`)) found.push(Number(pid));
  }
  return found;
}

/** Collects what a page may not do. A test that means to break something clears `problems` or adds to `allowed`. */
function watch(context, site, problems = []) {
  const guard = { problems, allowed: [] };
  const report = (text) => {
    if (!guard.allowed.some((pattern) => pattern.test(text))) problems.push(text);
  };
  context.on("console", (message) => {
    const offline = /ERR_CONNECTION_REFUSED|Failed to load resource: the server responded with a status of 404/;
    if (message.type() === "error" && !offline.test(message.text())) report(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => report(`exception: ${error.error().stack ?? error.error()}`));
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site.origin) && !/^(blob|data|about|chrome-error):/.test(url)) report(`request: ${url}`);
  });
  return guard;
}

/** Waits until the app stands, and the page that was asked for. */
export async function ready(page) {
  await expect(page.locator("#boot")).toHaveCount(0, { timeout: 20_000 });
  await expect(page.locator("main").first()).toBeVisible();
  await expect(page.locator('main > .page[class="page"] > .skeleton:only-child'), "the page's part is here").toHaveCount(0);
}

/** Waits until every file of this build is kept for use without a network. */
export async function keptOffline(page, site) {
  const wanted = site.offlineFiles().length;
  await expect
    .poll(() => page.evaluate(async () => {
      const scope = (await navigator.serviceWorker.ready).scope;
      const prefix = `carteira${new URL(scope).pathname}`;
      const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
      const counts = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
      return Math.max(0, ...counts);
    }), { timeout: 30_000 })
    .toBe(wanted);
}

/** No finding of axe for WCAG 2.2 AA, named by rule and place. */
export async function expectAccessible(page, { except = [] } = {}) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .disableRules(except)
    .analyze();
  const found = violations.map((one) => `${one.id}: ${one.help} — ${one.nodes.map((node) => node.target.join(" ")).slice(0, 5).join(" | ")}`);
  expect(found).toEqual([]);
}
