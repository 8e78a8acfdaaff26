// Files that the rep makes of the carteira for somebody else, read back as they arrived: cards, maps, the dossiê, and the
// snapshot under a password.
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";

const button = (page, name) => page.getByRole("button", { name });

/** The file that comes of an act. */
async function saved(page, act) {
  const download = page.waitForEvent("download", { timeout: 60_000 });
  await act();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** A file of whom the list shows. */
const shown = (page, item) =>
  saved(page, async () => {
    await button(page, "Exportar os clientes mostrados").click();
    await page.getByRole("menuitem", { name: item }).click();
  });

test("cards and maps are made of whom the list shows", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("clientes?municipio=4304606"));
  await ready(page);
  const count = Number(/^\d+/.exec(await page.locator(".filter-count__words").textContent())[0]);
  expect(count).toBeGreaterThan(1);

  const cards = await shown(page, "Contatos para o celular (vCard)");
  expect(cards.name).toMatch(/^contatos-(.*-)?\d{4}-\d\d-\d\d-\d{4}\.vcf$/);
  const text = cards.bytes.toString();
  const companies = text.split("BEGIN:VCARD").filter((card) => /\nFN:(.*)\r\n[^]*\nORG:\1\r\n/.test(card));
  expect(companies.length).toBe(count);
  expect(text).toContain(";Canoas;");
  expect(text).not.toContain(";Porto Alegre;");

  const geo = await shown(page, "Mapa (GeoJSON)");
  expect(geo.name).toMatch(/^mapa-(.*-)?\d{4}-\d\d-\d\d-\d{4}\.geojson$/);
  const { features } = JSON.parse(geo.bytes);
  expect(features.length).toBe(count);
  expect(new Set(features.map((one) => one.properties.municipio))).toEqual(new Set(["Canoas"]));

  const kml = await shown(page, "Mapa (KML)");
  const places = await page.evaluate((text) => {
    const read = new DOMParser().parseFromString(text, "application/xml");
    const names = [...read.querySelectorAll("Placemark > name")].map((name) => name.textContent);
    return { broken: read.querySelector("parsererror") !== null, names };
  }, kml.bytes.toString());
  expect(places.broken).toBe(false);
  expect(places.names.sort()).toEqual(features.map((one) => one.properties.cliente).sort());

  await page.locator(".filter-bar__search input").fill("ninguém se chama assim");
  await expect(button(page, "Exportar os clientes mostrados"), "of nobody there is no file").toHaveCount(0);
});

test("the dossiê opens by itself with the numbers of Cobertura, and discreet it has no value", async ({ page, site, context }) => {
  test.slow();
  await openSample(page, site);
  await page.goto(site.url("cobertura"));
  await ready(page);
  const finding = await page.locator(".coverage__finding").textContent();
  const [, rate, covered, whole] = /: ([\d,]+%) \((\d+) de (\d+)/.exec(finding);
  await button(page, "Dossiê para o gestor").click();
  const open = await saved(page, () => button(page, "Salvar no aparelho").click());
  expect(open.name).toMatch(/^dossie-(.*-)?\d{4}-\d\d-\d\d-\d{4}\.html$/);
  expect(open.bytes.length).toBeLessThan(2_000_000);

  const dossie = await context.newPage();
  await dossie.setContent(open.bytes.toString());
  const coverage = dossie.locator(".figures div").filter({ hasText: "Cobertura de" });
  await expect(coverage).toContainText(rate);
  await expect(coverage).toContainText(`${covered} de ${whole}`);
  await expect(dossie.locator("svg[role=img]")).toHaveCount(4);
  await expect(dossie.locator("script, link, img, iframe")).toHaveCount(0);
  const clients = await dossie.locator("section").filter({ has: dossie.getByRole("heading", { name: "Todos os clientes" }) }).locator("tbody tr").count();
  expect(clients).toBeGreaterThan(100);
  await expect(dossie.getByText("R$").first()).toBeVisible();
  // Of hundreds of rows one is as accessible as another.
  await dossie.evaluate(() => document.querySelectorAll("tbody tr:nth-child(n + 6)").forEach((row) => row.remove()));
  await expectAccessible(dossie);
  await dossie.emulateMedia({ media: "print" });
  await expect(dossie.getByRole("heading", { name: "Todos os clientes" })).toBeVisible();

  await button(page, "Dossiê para o gestor").click();
  await page.getByRole("switch", { name: "Modo discreto" }).click();
  const discreet = await saved(page, () => button(page, "Salvar no aparelho").click());
  expect(discreet.name).toMatch(/^dossie-discreto-/);
  expect(discreet.bytes.toString()).not.toMatch(/R\$|Telefone/);
  await dossie.close();
});

/** As docs/protected.md says, by other ciphers than the app's. */
function opened(file, password) {
  const end = file.indexOf(10) + 1;
  const line = file.subarray(0, end);
  const { format, version, kdf, iterations, salt, cipher, chunk, bytes, check } = JSON.parse(line);
  expect({ format, version, kdf, cipher }).toEqual({ format: "carteira-protegida", version: 1, kdf: "PBKDF2-SHA-256", cipher: "AES-256-GCM" });
  expect(iterations).toBeGreaterThanOrEqual(600_000);
  const key = pbkdf2Sync(password.normalize("NFC"), Buffer.from(salt, "hex"), iterations, 32, "sha256");
  const one = (nonce, bound, sealed) => {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(bound).setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  };
  one(Buffer.alloc(12, 0xff), Buffer.alloc(0), Buffer.from(check, "hex"));
  const body = file.subarray(end);
  const count = Math.max(1, Math.ceil(bytes / chunk));
  const parts = Array.from({ length: count }, (_, at) => {
    const nonce = Buffer.alloc(12);
    nonce.writeBigUInt64BE(BigInt(at), 3);
    nonce[11] = at + 1 === count ? 1 : 0;
    return one(nonce, line, body.subarray(at * (chunk + 16), (at + 1) * (chunk + 16)));
  });
  return Buffer.concat(parts);
}

test("a snapshot under a password opens with it alone, and each thing that is wrong says which", async ({ page, site }) => {
  test.slow();
  const password = "três pães às 8";
  await openSample(page, site);
  await page.goto(site.url("dados"));
  await ready(page);
  await button(page, "Proteger com senha").click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Senha", { exact: true }).fill("curta");
  await button(sheet, "Preparar o arquivo").click();
  await expect(sheet.getByText("Use ao menos 8 caracteres")).toBeVisible();
  await sheet.getByLabel("Senha", { exact: true }).fill(password);
  await sheet.getByLabel("Senha de novo").fill("outra senha longa");
  await button(sheet, "Preparar o arquivo").click();
  await expect(sheet.getByText("As duas senhas não são iguais.")).toBeVisible();
  await sheet.getByLabel("Senha de novo").fill(password);
  await button(sheet, "Preparar o arquivo").click();
  await expect(sheet.getByText("Cópia conferida")).toBeVisible({ timeout: 60_000 });
  const { name, bytes } = await saved(page, () => button(sheet, "Salvar no aparelho").click());
  expect(name).toMatch(/^carteira-com-senha-(.*-)?\d{4}-\d\d-\d\d-\d{4}\.carteira$/);
  const [header] = opened(bytes, password).toString().split("\n");
  expect(JSON.parse(header)).toMatchObject({ format: "carteira" });
  expect(() => opened(bytes, "outra senha longa")).toThrow();

  const give = (buffer) => page.locator("input[type=file][accept*=carteira]").setInputFiles([{ name, mimeType: "", buffer }]);
  const close = () => button(sheet, "Concluir").click();
  const asked = sheet.getByRole("heading", { name: "Este arquivo tem senha" });

  await give(bytes.subarray(0, bytes.length - 1));
  await expect(sheet.getByText("O arquivo protegido chegou incompleto")).toBeVisible();
  await close();
  await give(Buffer.from(bytes.toString("latin1").replace('"version":1', '"version":2'), "latin1"));
  await expect(sheet.getByText("versão mais nova do aplicativo")).toBeVisible();
  await close();
  const changed = Buffer.from(bytes);
  changed[changed.length - 100] ^= 1;
  await give(changed);
  await expect(asked).toBeVisible();
  await sheet.getByLabel("Senha", { exact: true }).fill(password);
  await button(sheet, "Abrir").click();
  await expect(sheet.getByText("A senha está certa, mas o arquivo foi alterado")).toBeVisible({ timeout: 30_000 });
  await close();

  await give(bytes);
  await expect(asked).toBeVisible();
  await expectAccessible(page);
  await sheet.getByLabel("Senha", { exact: true }).fill("outra senha longa");
  await button(sheet, "Abrir").click();
  await expect(sheet.getByText("Senha errada. Nada mudou na carteira.")).toBeVisible({ timeout: 30_000 });
  // As some keyboards write accents.
  await sheet.getByLabel("Senha", { exact: true }).fill(password.normalize("NFD"));
  await button(sheet, "Abrir").click();
  await expect(sheet.getByText("Este arquivo não muda nada: tudo já está na carteira.")).toBeVisible({ timeout: 30_000 });
});
