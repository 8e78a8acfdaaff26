// The wasm traps in the middle of a write, in the page and in the worker: of that write nothing is kept.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "../fixtures.mjs";
import { atData, writing } from "../importing.mjs";
import { whole } from "../stored.mjs";

// The worker's loader is replaced by the site: no older one may come from a cache.
test.use({ serviceWorkers: "block" });
test.beforeEach(({ guard }) => {
  // What was asked of the transaction is told of its end, and finds nobody who could hear it.
  guard.allowed.push(/RuntimeError|unreachable|closure invoked|FnOnce called more than once/);
});

const CLIENTS = 240;
const row = (place) => `Padaria ${String(place).padStart(3, "0")};Feira de Santana;BA`;
const table = {
  name: "clientes.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`Razão social;Cidade;UF\n${Array.from({ length: CLIENTS }, (_, place) => row(place)).join("\n")}\n`),
};
const snapshot = new URL("../../samples/v1.carteira.json", import.meta.url).pathname;

/**
 * What is imported under such a name throws at its n-th call, past the glue: nothing of ours catches it and no frame of
 * the wasm is unwound, as at a trap.
 */
function arm(state) {
  const trapAt = (imports) => {
    for (const module of Object.values(imports ?? {})) {
      for (const [name, real] of Object.entries(module)) {
        if (!new RegExp(state.name).test(name)) continue;
        module[name] = (...asked) => {
          if (state.at > 0 && --state.at === 0) throw new WebAssembly.RuntimeError("unreachable");
          return real(...asked);
        };
      }
    }
  };
  for (const how of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[how];
    WebAssembly[how] = (source, imports) => {
      trapAt(imports);
      return real.call(WebAssembly, source, imports);
    };
  }
}

/** The next workers trap at the n-th call of `name`; 0: they work. */
function armWorker(site, at, name = "__wbg_put_") {
  const loader = readdirSync(site.folder).find((file) => /^worker-.*_loader\.js$/.test(file));
  const own = readFileSync(`${site.folder}/${loader}`, "utf8");
  site.replace(loader, at === 0 ? undefined : `(${arm})({ name: ${JSON.stringify(name)}, at: ${at} });\n${own}`);
}

/** Pages opened from now on trap at the n-th put after `trap.at` was set. */
const armPage = (page) => page.addInitScript(`globalThis.trap = { name: "__wbg_put_", at: 0 }; (${arm})(globalThis.trap);`);

const button = (page, name) => page.getByRole("button", { name });

/** Opens Dados and waits until the months that are over are closed: after that nothing is written unasked. */
async function closedMonths(page, site) {
  await atData(page, site);
  await expect.poll(() => whole(page), { timeout: 30_000 }).toContain("catalog/month_closing/");
}

async function brokeInWorker(page, before) {
  await expect(page.getByText("O trabalho parou antes do fim e nada foi alterado")).toBeVisible({ timeout: 30_000 });
  expect(await whole(page), "nothing of the write is kept").toBe(before);
}

test("an import that traps at any depth of its write keeps nothing, and goes through afterwards", async ({ page, site }) => {
  test.setTimeout(240_000);
  await atData(page, site);
  const before = await whole(page);
  for (const at of [1, 2, CLIENTS / 2, CLIENTS, CLIENTS + 1, CLIENTS + 2]) {
    armWorker(site, at);
    await atData(page, site);
    await writing(page, table, /^Importar \d/);
    await brokeInWorker(page, before);
  }
  armWorker(site, 0);
  await atData(page, site);
  await writing(page, table, /^Importar \d/);
  await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  expect(JSON.parse(await whole(page)).records).toHaveLength(CLIENTS);
});

test("a merge that traps keeps nothing", async ({ page, site }) => {
  test.setTimeout(120_000);
  await atData(page, site);
  const before = await whole(page);
  for (const at of [1, 3, 6]) {
    armWorker(site, at);
    await atData(page, site);
    await writing(page, snapshot, /^Juntar/);
    await brokeInWorker(page, before);
  }
});

test("an undo that traps in the page takes back nothing, and the stop screen stands", async ({ page, site }) => {
  test.setTimeout(240_000);
  await armPage(page);
  await atData(page, site);
  await writing(page, table, /^Importar \d/);
  await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  await closedMonths(page, site);
  const before = await whole(page);
  for (const at of [1, CLIENTS / 2, CLIENTS, CLIENTS + 2]) {
    await atData(page, site);
    const undo = page.locator("li", { hasText: "Desfazer" }).getByRole("button", { name: "Desfazer" }).first();
    await expect(undo).toBeVisible();
    await page.evaluate((at) => (globalThis.trap.at = at), at);
    await undo.click();
    await expect(page.getByText("O aplicativo parou")).toBeVisible({ timeout: 30_000 });
    expect(await whole(page), `nothing is taken back by a trap at put ${at}`).toBe(before);
  }
  await atData(page, site);
  await button(page, "Desfazer").first().click();
  await expect.poll(async () => JSON.parse(await whole(page)).meta[0].clients, { timeout: 30_000 }).toBe(0);
});

test("a copy that traps changes nothing and leaves no half copy in the list", async ({ page, site }) => {
  test.setTimeout(120_000);
  await atData(page, site);
  await writing(page, table, /^Importar \d/);
  await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  await closedMonths(page, site);
  const before = await whole(page);
  for (const name of ["__wbg_createWritable_", "__wbg_write_", "__wbg_close_"]) {
    armWorker(site, 1, name);
    await atData(page, site);
    await button(page, "Copiar agora").click();
    await expect(page.getByText("O trabalho parou antes do fim e nada foi alterado")).toBeVisible({ timeout: 30_000 });
    expect(await whole(page)).toBe(before);
  }
  armWorker(site, 0);
  await atData(page, site);
  await button(page, "Copiar agora").click();
  await expect(page.getByText(`${CLIENTS} clientes`)).toHaveCount(1);
});
