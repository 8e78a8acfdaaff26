// Files that the rep makes of the carteira for somebody else, read back as they arrived: cards and maps.
import { readFile } from "node:fs/promises";
import { expect, ready, test } from "../fixtures.mjs";
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
