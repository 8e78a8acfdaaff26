// Snapshots that arrive: one that is cut gives its whole lines, and a field edited on both sides is decided by the rep.
import { createHash } from "node:crypto";
import { expect, ready, test } from "../fixtures.mjs";
import { stored, whole } from "../stored.mjs";

const BASE = "00000000000000b0";
const ours = "00000000000000b1";
const theirs = "00000000000000b2";
const stamp = (instant, device) => `${Date.parse(instant).toString(16).padStart(12, "0")}-00000000-${device}`;
const id = (at) => `00000000-0000-7000-8000-${String(at).padStart(12, "0")}`;
const name = (at) => `Mercado ${String(at).padStart(3, "0")}`;
const CREATED = "2026-11-01T12:00:00Z";

/** The text of a snapshot of these clients; `edits` by place: the field, its value, by whom and when. */
function snapshot(clients, edits = {}, devices = [BASE]) {
  const newest = {};
  const seen = (mark, device) => {
    newest[device] = newest[device] === undefined || newest[device] < mark ? mark : newest[device];
  };
  const lines = clients.map((at) => {
    const fields = { created: stamp(CREATED, BASE), stamps: {}, legal_name: name(at), city: "Campinas", state: "SP" };
    seen(fields.created, BASE);
    for (const { field, value, when, device } of edits[at] ?? []) {
      fields[field] = value;
      fields.stamps[field] = stamp(when, device);
      seen(fields.stamps[field], device);
    }
    return JSON.stringify({ client: { id: id(at), fields } });
  });
  const header = {
    format: "carteira", version: 1, min_reader: 1, app: "0.1.0", created_at: "2026-11-20T12:00:00-03:00",
    zone: "America/Sao_Paulo", device: devices.at(-1), seq: 1, seen: newest,
  };
  const body = `${[JSON.stringify(header), ...lines].join("\n")}\n`;
  const sha256 = createHash("sha256").update(body).digest("hex");
  return `${body}${JSON.stringify({ end: { lines: lines.length, clients: lines.length, interactions: 0, orders: 0, sha256 } })}\n`;
}

const file = (text) => ({ name: "recebida.carteira.json", mimeType: "application/json", buffer: Buffer.from(text) });
const sheet = (page) => page.getByRole("dialog");
const pressed = (page, label) => sheet(page).getByRole("button", { name: label }).click({ timeout: 30_000 });

async function opened(page, site, text) {
  await page.goto(site.url("dados"));
  await ready(page);
  await page.locator("input[type=file][accept*=carteira]").setInputFiles(file(text));
}

async function merged(page, site, text) {
  await opened(page, site, text);
  await pressed(page, /^Juntar/);
  await expect(sheet(page).getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
}

/** City and notes of a client, as they are stored. */
const fieldsOf = async (page, at) => {
  const row = JSON.parse(await whole(page)).records.find((row) => row.json.includes(name(at)));
  const { city, notes } = JSON.parse(row.json).client.client;
  return [city, notes ?? ""];
};

/** Takes back the newest merge, from the list of what was done. */
async function undoneMerge(page, site) {
  await page.goto(site.url("dados"));
  await ready(page);
  const act = page.locator("li.data__act", { hasText: "carteiras juntadas" }).first();
  await act.getByRole("button", { name: "Desfazer" }).click();
}

const TEN = Array.from({ length: 10 }, (_, at) => at + 1);

for (const [how, cut, records, lost] of [
  ["in the middle of a line", (text) => text.slice(0, text.indexOf(name(7)) + 4), 6, "6 registros inteiros; 1 linha perdida: 8"],
  ["at the end of a line, without its last one", (text) => text.slice(0, text.lastIndexOf('{"end"')), 10, "10 registros inteiros"],
  ["within its last line", (text) => text.slice(0, -30), 10, "10 registros inteiros; 1 linha perdida: 12"],
]) {
  test(`a snapshot cut ${how} is said to be cut and gives its whole lines`, async ({ page, site }) => {
    test.setTimeout(90_000);
    const cutText = cut(snapshot(TEN));
    await opened(page, site, cutText);
    await expect(sheet(page).getByRole("alert")).toContainText("O arquivo chegou incompleto", { timeout: 30_000 });
    await expect(sheet(page).getByText(lost)).toBeVisible();
    const before = await whole(page);
    await pressed(page, "Cancelar");
    expect(await whole(page), "looking at it changes nothing").toBe(before);

    await opened(page, site, cutText);
    await pressed(page, "Recuperar as linhas inteiras");
    await expect(sheet(page).getByText(`O arquivo não está inteiro: ${lost}.`)).toBeVisible({ timeout: 30_000 });
    await pressed(page, /^Juntar/);
    await expect(sheet(page).getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
    await expect(sheet(page).getByText(`O arquivo não está inteiro: ${lost}.`)).toBeVisible();
    expect((await stored(page)).clients).toBe(records);

    await undoneMerge(page, site);
    await expect.poll(async () => (await stored(page)).clients, { timeout: 30_000 }).toBe(0);
    // The whole file still brings what was cut off, and what was taken back only when asked for again.
    await opened(page, site, snapshot(TEN));
    await expect(sheet(page).getByRole("heading", { name: "Juntar carteiras" })).toBeVisible({ timeout: 30_000 });
  });
}

test("a file of which not one line is whole is refused, without an offer", async ({ page, site }) => {
  const text = snapshot([1]);
  await opened(page, site, text.slice(0, text.indexOf(name(1)) + 4));
  await expect(sheet(page).getByRole("alert")).toContainText("O arquivo chegou incompleto", { timeout: 30_000 });
  await expect(sheet(page).getByRole("button", { name: "Recuperar as linhas inteiras" })).toHaveCount(0);
});

const MANY = Array.from({ length: 60 }, (_, at) => at + 1);
const edited = (value, when, device) => ({ field: "city", value, when, device });
const noted = (value, when, device) => ({ field: "notes", value, when, device });

test("a field edited on both sides is shown with both values, decided one by one, and undone with the merge", async ({ page, site }) => {
  test.setTimeout(120_000);
  const all = (make) => Object.fromEntries(MANY.map((at) => [at, make(at)]));
  await merged(page, site, snapshot(MANY, all(() => [edited("Santos", "2026-11-10T15:00:00Z", ours)]), [BASE, ours]));
  // They edited the same field, not having seen that: earlier for every second client, later for the others.
  const their = snapshot(MANY, all((at) => [
    edited("Bauru", at % 2 ? "2026-11-12T15:00:00Z" : "2026-11-08T15:00:00Z", theirs),
    ...(at === 1 ? [noted("só deles", "2026-11-12T15:01:00Z", theirs)] : []),
  ]), [BASE, theirs]);
  await opened(page, site, their);
  await expect(sheet(page).getByText("60 campos foram mudados nos dois lados")).toBeVisible({ timeout: 30_000 });
  const decisions = sheet(page).getByRole("radiogroup");
  await expect(decisions).toHaveCount(50);
  await sheet(page).getByRole("button", { name: "Mostrar mais: faltam 10" }).click();
  await expect(decisions).toHaveCount(60);

  const of = (at) => sheet(page).getByRole("radiogroup", { name: `${name(at)}, município` });
  const here = (at) => of(at).getByRole("radio", { name: "Aqui: Santos (10/11/2026 12:00)" });
  const comes = (at, day) => of(at).getByRole("radio", { name: `No arquivo: Bauru (${day}/11/2026 12:00)` });
  // The newer edit is chosen already.
  await expect(comes(1, 12)).toHaveAttribute("aria-checked", "true");
  await expect(here(2)).toHaveAttribute("aria-checked", "true");
  await expect(comes(2, "08")).toHaveAttribute("aria-checked", "false");
  await here(1).click();
  await comes(2, "08").click();
  await comes(60, "08").click();
  await here(5).click();
  await comes(5, 12).click();
  await pressed(page, /^Juntar/);
  await expect(sheet(page).getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  const now = async (at) => (await fieldsOf(page, at))[0];
  expect([await now(1), await now(2), await now(3), await now(4), await now(5), await now(60)]).toEqual([
    "Santos", "Bauru", "Bauru", "Santos", "Bauru", "Bauru",
  ]);
  expect((await fieldsOf(page, 1))[1]).toBe("só deles");

  // Decided once, the same file asks nothing more.
  await opened(page, site, their);
  await expect(sheet(page).getByText("Nenhum conflito")).toBeVisible({ timeout: 30_000 });

  await undoneMerge(page, site);
  await expect.poll(() => now(2), { timeout: 30_000 }).toBe("Santos");
  expect(await Promise.all([1, 2, 3, 4, 5, 60].map(now))).toEqual(Array(6).fill("Santos"));
  expect((await fieldsOf(page, 1))[1]).toBe("");
});
