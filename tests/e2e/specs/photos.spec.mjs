// Photos of a client: made small, kept on the device beside the carteira, seen large, removed and brought back, in no file
// unless they are asked for.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { isLeft, ways } from "../leaving.mjs";
import { copiedAndSaved, openClient, register } from "../stored.mjs";
import { unfold } from "../unfold.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, actionTimeout: 10_000 });

const toast = (page) => page.locator(".toast");
const card = (page) => page.locator("#fotos");
const small = (page) => card(page).locator(".photo");
const sheet = (page) => page.getByRole("dialog");

/** A picture of noise, which no encoder makes small by itself: as large as a camera's. */
const picture = async (page, name = "loja.png", width = 2600, height = 1900) => {
  const bytes = await page.evaluate(async ([width, height]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const ctx = canvas.getContext("2d");
    for (let at = 0; at < 4_000; at += 1) {
      ctx.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`;
      ctx.fillRect(Math.random() * width, Math.random() * height, 90, 60);
    }
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const reader = new FileReader();
    await new Promise((done) => ((reader.onload = done), reader.readAsDataURL(blob)));
    return reader.result.split(",")[1];
  }, [width, height]);
  return { name, mimeType: "image/png", buffer: Buffer.from(bytes, "base64") };
};

const add = async (page, kind, file) => {
  await card(page).locator("label", { hasText: kind }).locator("input").setInputFiles(file);
};

/** Every photo of the device: what is known of it, and its bytes. */
const stored = (page) => page.evaluate(async () => {
  const names = (await indexedDB.databases()).map((one) => one.name);
  if (!names.includes("carteira-fotos")) return [];
  const asked = (request) => new Promise((done, fail) => ((request.onsuccess = () => done(request.result)), (request.onerror = fail)));
  const database = await asked(indexedDB.open("carteira-fotos"));
  const transaction = database.transaction(["known", "bytes"]);
  const known = await asked(transaction.objectStore("known").getAll());
  const bytes = await asked(transaction.objectStore("bytes").getAll());
  database.close();
  return known.map((text, at) => ({ ...JSON.parse(text), kept: bytes[at].length, head: [...bytes[at].slice(0, 3)] }));
});

async function at(page, site, name) {
  await openClient(page, site, name);
  await unfold(page, "Fotos");
}

for (const [device, width, height] of [["tablet", 1280, 800], ["phone", 390, 844]]) {
  test(`a photo is made small, kept, seen large and removed with Desfazer on a ${device}`, async ({ page, site }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    await register(page, site, ["Mercado Um", "Mercado Dois"]);
    await at(page, site, "Mercado Um");
    await expect(card(page)).toContainText("Nenhuma foto.");
    await add(page, "Foto da fachada", await picture(page));
    await expect(toast(page)).toContainText("Foto salva neste aparelho", { timeout: 20_000 });
    await expect(small(page)).toHaveCount(1);
    const [kept] = await stored(page);
    expect(kept).toMatchObject({ kind: "shop", head: [0xff, 0xd8, 0xff] });
    expect(kept.kept).toBeLessThanOrEqual(60_000);
    expect(kept.kept).toBe(kept.bytes);
    expect(Math.max(kept.width, kept.height)).toBeLessThanOrEqual(1280);
    expect(kept.width / kept.height).toBeCloseTo(2600 / 1900, 1);
    await small(page).scrollIntoViewIfNeeded();
    await expectAccessible(page);

    await page.reload();
    await ready(page);
    await unfold(page, "Fotos");
    await expect(small(page).locator("img")).toHaveJSProperty("naturalWidth", kept.width);
    for (const [name, leave] of Object.entries(ways)) {
      await small(page).click();
      await expect(sheet(page).locator("img")).toBeVisible();
      if (name === "Esc") await expectAccessible(page);
      await leave(page);
      await isLeft(page, name);
      await page.waitForTimeout(700);
    }
    await small(page).click();
    await sheet(page).getByRole("button", { name: "Remover foto" }).click();
    await expect(toast(page)).toContainText("Foto removida deste aparelho");
    await expect(small(page)).toHaveCount(0);
    expect(await stored(page)).toEqual([]);
    await toast(page).getByRole("button", { name: "Desfazer" }).click();
    await expect(small(page)).toHaveCount(1);
    expect(await stored(page)).toEqual([kept]);
    // Of the other client it is not.
    await at(page, site, "Mercado Dois");
    await expect(card(page)).toContainText("Nenhuma foto.");
  });
}

test("what is no picture is refused in a sentence, and nothing is kept", async ({ page, site }) => {
  await register(page, site, ["Mercado Um"]);
  await at(page, site, "Mercado Um");
  for (const buffer of [Buffer.from("<svg onload=alert(1)/>"), Buffer.alloc(0), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1])]) {
    await add(page, "Foto do cartão", { name: "foto.jpg", mimeType: "image/jpeg", buffer });
    await expect(toast(page)).toContainText("Este navegador não lê este arquivo como foto");
    await toast(page).getByRole("button", { name: "Fechar" }).click();
  }
  expect(await stored(page)).toEqual([]);
});

test("photos are in no file of the carteira, leave in a zip that is asked for, and come in from it", async ({ page, site, browser }) => {
  test.slow();
  await register(page, site, ["Mercado Um"]);
  await at(page, site, "Mercado Um");
  await add(page, "Foto da fachada", await picture(page, "a.png", 400, 300));
  await expect(small(page)).toHaveCount(1);
  await add(page, "Foto do cartão", await picture(page, "b.png", 500, 300));
  await expect(small(page)).toHaveCount(2);
  const before = await stored(page);
  const carteira = await copiedAndSaved(page, site);
  expect(carteira.toString()).not.toContain("fotos");
  expect(carteira.length).toBeLessThan(30_000);

  await page.goto(site.url("dados"));
  await ready(page);
  await expect(card(page)).toContainText(/2 fotos de 1 cliente, \d+ kB/);
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent("download"), card(page).getByRole("button", { name: "Salvar fotos (zip)" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^fotos-(.*-)?\d{4}-\d\d-\d\d-\d{4}\.zip$/);
  const zip = await readFile(await download.path());
  expect(zip.toString("latin1")).toContain("mercado-um/fachada-");
  const bring = (page, buffer, name = "fotos.zip") => card(page).locator("input").setInputFiles({ name, mimeType: "application/zip", buffer });
  await bring(page, zip);
  await expect(toast(page)).toContainText("Nenhuma foto nova. De fora: 2 já estavam aqui.");
  await bring(page, Buffer.from("PK nada"));
  await expect(toast(page)).toContainText("não é um zip de fotos da Carteira");

  // On another device: of nobody there yet, then of the client that came with the carteira.
  const context = await browser.newContext({ locale: "pt-BR", timezoneId: "America/Sao_Paulo", reducedMotion: "reduce" });
  const other = await context.newPage();
  await register(other, site, ["Outra"]);
  await other.goto(site.url("dados"));
  await ready(other);
  await bring(other, zip);
  await expect(toast(other)).toContainText("Nenhuma foto nova. De fora: 2 de clientes que não estão na carteira.");
  await other.locator("input[type=file][accept*=carteira]").setInputFiles({ name: "dela.carteira", mimeType: "application/json", buffer: carteira });
  await other.getByRole("button", { name: /^Juntar/ }).last().click({ timeout: 30_000 });
  await expect(other.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  await other.getByRole("button", { name: "Concluir", exact: true }).click();
  await other.waitForTimeout(600);
  await bring(other, zip);
  await expect(toast(other)).toContainText("2 fotos salvas neste aparelho.");
  expect(await stored(other)).toEqual(before);
  await context.close();
});

test("who is erased takes the photos along, and an erased carteira has none", async ({ page, site }) => {
  test.slow();
  await register(page, site, ["Mercado Um", "Mercado Dois"]);
  for (const name of ["Mercado Um", "Mercado Dois"]) {
    await at(page, site, name);
    await add(page, "Foto da fachada", await picture(page, "a.png", 400, 300));
    await expect(small(page)).toHaveCount(1);
  }
  await at(page, site, "Mercado Um");
  await page.locator(".client__head").getByRole("button", { name: "Mais ações" }).click();
  await page.getByRole("menuitem", { name: "Apagar em definitivo (LGPD)" }).click();
  await page.getByRole("button", { name: "Apagar em definitivo (LGPD)" }).last().click();
  await expect(page.getByText("Cliente apagado em definitivo")).toBeVisible({ timeout: 30_000 });
  expect(await stored(page)).toHaveLength(1);
  await page.goto(site.url("dados"));
  await page.getByRole("button", { name: "Apagar tudo" }).click();
  await page.getByRole("alertdialog", { name: "Apagar toda a carteira deste aparelho?" }).getByRole("button", { name: "Apagar tudo" }).click();
  await expect(page.getByText("A carteira foi apagada deste aparelho.")).toBeVisible({ timeout: 30_000 });
  expect(await stored(page)).toEqual([]);
});

test("photos of a client that is erased come back with it, and are removed only when it was asked", async ({ page, site }) => {
  test.slow();
  await register(page, site, ["Mercado Um"]);
  await at(page, site, "Mercado Um");
  await add(page, "Foto da fachada", await picture(page, "a.png", 400, 300));
  await expect(small(page)).toHaveCount(1);
  await page.locator(".client__head").getByRole("button", { name: "Mais ações" }).click();
  await page.getByRole("menuitem", { name: "Apagar cliente" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: /^Apagar/ }).click();
  await expect(toast(page).getByRole("button", { name: "Desfazer" })).toBeVisible();
  await page.goto(site.url("dados"));
  await ready(page);
  await expect(card(page)).toContainText("1 foto é de um cliente que não está na carteira.");
  await card(page).getByRole("button", { name: "Remover estas" }).click();
  const asks = page.getByRole("alertdialog", { name: "Remover as fotos de quem não está na carteira?" });
  await expectAccessible(page);
  await asks.getByRole("button", { name: "Cancelar" }).click();
  await page.waitForTimeout(700);
  expect(await stored(page)).toHaveLength(1);
  // The client comes back by the journal, and its photo with it.
  await page.locator("li.data__act").first().getByRole("button", { name: "Desfazer" }).click();
  await expect(card(page)).toContainText("1 foto de 1 cliente");
});
