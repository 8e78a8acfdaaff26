// Files that the rep makes of the carteira for somebody else, read back as they arrived: cards, maps, the dossiê.
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
  await page.goto(site.url("clientes?uf=SP"));
  await ready(page);
  const count = Number(/^\d+/.exec(await page.locator(".filter-count__words").textContent())[0]);
  expect(count).toBeGreaterThan(1);

  const cards = await shown(page, "Contatos para o celular (vCard)");
  expect(cards.name).toMatch(/^contatos-(.*-)?\d{4}-\d\d-\d\d-\d{4}\.vcf$/);
  const text = cards.bytes.toString();
  const companies = text.split("BEGIN:VCARD").filter((card) => /\nFN:(.*)\r\n[^]*\nORG:\1\r\n/.test(card));
  expect(companies.length).toBe(count);
  expect(text).toContain(";SP;");
  expect(text).not.toContain(";SC;");

  const geo = await shown(page, "Mapa (GeoJSON)");
  expect(geo.name).toMatch(/^mapa-(.*-)?\d{4}-\d\d-\d\d-\d{4}\.geojson$/);
  const { features } = JSON.parse(geo.bytes);
  expect(features.length).toBe(count);
  expect(new Set(features.map((one) => one.properties.uf))).toEqual(new Set(["SP"]));

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
