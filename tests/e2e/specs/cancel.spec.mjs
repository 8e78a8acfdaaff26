// An import or a merge is cancelled while it is written, at several depths: nothing of it is kept, or all of it and that is
// said; either way the page shows what the store has. And the worker breaks after the write was complete.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "../fixtures.mjs";
import { atData, writing } from "../importing.mjs";
import { whole } from "../stored.mjs";

// The worker's loader is replaced by the site: no older one may come from a cache.
test.use({ serviceWorkers: "block" });

const CLIENTS = 240;
const table = (tag) => ({
  name: "clientes.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    `Razão social;Cidade;UF\n${Array.from({ length: CLIENTS }, (_, at) => `${tag} ${String(at).padStart(3, "0")};Feira de Santana;BA`).join("\n")}\n`,
  ),
});
const snapshot = new URL("../../samples/v1.carteira.json", import.meta.url).pathname;

/** The worker stands still in the n-th call of what is imported under such a name, until the site answers. */
function standStill({ name, at, after }) {
  let left = at;
  const stand = () => {
    const asking = new XMLHttpRequest();
    asking.open("GET", "stand-still.txt", false);
    asking.send();
  };
  const watched = (imports) => {
    for (const module of Object.values(imports ?? {})) {
      for (const [key, real] of Object.entries(module)) {
        if (!new RegExp(name).test(key)) continue;
        module[key] = (...asked) => {
          const here = left > 0 && --left === 0;
          if (here && !after) stand();
          const given = real(...asked);
          if (here && after === "stand") stand();
          if (here && after === "trap") throw new WebAssembly.RuntimeError("unreachable");
          return given;
        };
      }
    }
  };
  for (const how of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[how];
    WebAssembly[how] = (source, imports) => {
      watched(imports);
      return real.call(WebAssembly, source, imports);
    };
  }
}

function armWorker(site, arm) {
  const loader = readdirSync(site.folder).find((file) => /^worker-.*_loader\.js$/.test(file));
  const own = readFileSync(`${site.folder}/${loader}`, "utf8");
  site.replace(loader, arm && `(${standStill})(${JSON.stringify(arm)});\n${own}`);
}

const button = (page, name) => page.getByRole("button", { name });
const sheet = (page) => page.getByRole("dialog");

/** Cancels while the worker stands still, and lets it go on. */
async function cancelledAt(page, site, arm, file, write) {
  armWorker(site, arm);
  const held = site.hold("stand-still.txt");
  await atData(page, site);
  await writing(page, file, write);
  await held.asked;
  await sheet(page).getByRole("button", { name: "Cancelar" }).click();
  await expect(sheet(page).getByText("Cancelando")).toBeVisible();
  held.release();
}

/** How many clients the page shows, without being loaded again: by its own link. */
async function shownClients(page) {
  await page.getByRole("link", { name: "Clientes" }).first().click();
  await expect(page.getByRole("heading", { name: "Clientes", level: 1 })).toBeVisible();
  return page.getByRole("main");
}

const storedClients = async (page) => JSON.parse(await whole(page)).meta[0].clients;

/** Opens Dados once more and waits until the months that are over are closed: after that nothing is written unasked. */
async function withClients(page, site) {
  await atData(page, site);
  await writing(page, table("Padaria"), /^Importar \d/);
  await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  await atData(page, site);
  await expect.poll(() => whole(page), { timeout: 30_000 }).toContain("catalog/month_closing/");
}

const DEPTHS = [
  { name: "__wbg_createWritable_", at: 1 },
  { name: "__wbg_put_", at: 1 },
  { name: "__wbg_put_", at: CLIENTS / 2 },
  { name: "__wbg_put_", at: CLIENTS },
  { name: "__wbg_put_", at: CLIENTS + 1 },
  { name: "__wbg_put_", at: CLIENTS + 2 },
];

test("an import cancelled at any depth of its write keeps nothing, in the store and on the page", async ({ page, site }) => {
  test.setTimeout(300_000);
  await withClients(page, site);
  const before = await whole(page);
  for (const arm of DEPTHS) {
    await cancelledAt(page, site, arm, table("Mercado"), /^Importar \d/);
    await expect(page.getByText("Cancelado. Nada foi gravado.")).toBeVisible({ timeout: 30_000 });
    await expect(sheet(page)).toHaveCount(0);
    expect(await whole(page), `${arm.name} ${arm.at}`).toBe(before);
    await expect((await shownClients(page)).getByText(`${CLIENTS} clientes`).first()).toBeVisible();
  }
  armWorker(site, undefined);
  await atData(page, site);
  await writing(page, table("Mercado"), /^Importar \d/);
  await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => storedClients(page)).toBe(2 * CLIENTS);
});

test("where the write was complete already that is said, the page shows it, and Desfazer takes it back", async ({ page, site }) => {
  test.setTimeout(180_000);
  await withClients(page, site);
  await cancelledAt(page, site, { name: "__wbg_commit_", at: 1, after: "stand" }, table("Mercado"), /^Importar \d/);
  await expect(sheet(page).getByText(`O cancelamento chegou tarde: ${CLIENTS} registros já estavam gravados`)).toBeVisible({ timeout: 30_000 });
  expect(await storedClients(page)).toBe(2 * CLIENTS);
  await sheet(page).getByRole("button", { name: "Desfazer" }).click();
  await expect.poll(() => storedClients(page), { timeout: 30_000 }).toBe(CLIENTS);
  await expect(sheet(page)).toHaveCount(0);
  await expect((await shownClients(page)).getByText(`${CLIENTS} clientes`).first()).toBeVisible();
});

test("leaving the sheet by Esc cancels too, and what came too late is said beside Desfazer", async ({ page, site }) => {
  test.setTimeout(180_000);
  await withClients(page, site);
  const before = await whole(page);
  for (const [arm, said] of [
    [{ name: "__wbg_put_", at: CLIENTS / 2 }, "Cancelado. Nada foi gravado."],
    [{ name: "__wbg_commit_", at: 1, after: "stand" }, "O cancelamento chegou tarde"],
  ]) {
    armWorker(site, arm);
    const held = site.hold("stand-still.txt");
    await atData(page, site);
    await writing(page, table("Mercado"), /^Importar \d/);
    await held.asked;
    await page.keyboard.press("Escape");
    await expect(sheet(page)).toHaveCount(0);
    held.release();
    await expect(page.getByText(said)).toBeVisible({ timeout: 30_000 });
    if (arm.after === undefined) expect(await whole(page)).toBe(before);
  }
  expect(await storedClients(page)).toBe(2 * CLIENTS);
});

test("a merge cancelled in its write keeps nothing", async ({ page, site }) => {
  test.setTimeout(180_000);
  await withClients(page, site);
  const before = await whole(page);
  for (const at of [1, 3, 6]) {
    await cancelledAt(page, site, { name: "__wbg_put_", at }, snapshot, /^Juntar/);
    await expect(page.getByText("Cancelado. Nada foi gravado.")).toBeVisible({ timeout: 30_000 });
    expect(await whole(page), `put ${at}`).toBe(before);
  }
});

test("a worker that does not hear is ended, and the page says what the store has", async ({ page, site }) => {
  test.setTimeout(180_000);
  await withClients(page, site);
  const before = await whole(page);
  armWorker(site, { name: "__wbg_put_", at: CLIENTS / 2 });
  const held = site.hold("stand-still.txt");
  await atData(page, site);
  await writing(page, table("Mercado"), /^Importar \d/);
  await held.asked;
  await sheet(page).getByRole("button", { name: "Cancelar" }).click();
  await expect(page.getByText("Cancelado. Nada foi gravado.")).toBeVisible({ timeout: 60_000 });
  expect(await whole(page)).toBe(before);
  held.release();
});

test("a worker that breaks after the write was complete does not make the page say that nothing was", async ({ page, site, guard }) => {
  test.setTimeout(120_000);
  guard.allowed.push(/RuntimeError|unreachable|closure invoked|FnOnce called more than once/);
  await withClients(page, site);
  armWorker(site, { name: "__wbg_commit_", at: 1, after: "trap" });
  await atData(page, site);
  await writing(page, table("Mercado"), /^Importar \d/);
  await expect(sheet(page).getByText(`O trabalho parou, mas depois de gravar tudo: ${CLIENTS} registros`)).toBeVisible({ timeout: 30_000 });
  expect(await storedClients(page)).toBe(2 * CLIENTS);
  await button(page, "Concluir").click();
  await expect((await shownClients(page)).getByText(`${2 * CLIENTS} clientes`).first()).toBeVisible();
});
