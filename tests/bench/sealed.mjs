// A snapshot of 10,000 clients, plain and under a password: from the tap until it was written, read back and compared.
import { stat } from "node:fs/promises";
import { bringIn, clients, events, ready } from "./lib-carteira.mjs";
import { milliseconds, rounds, table } from "./lib-page.mjs";

const PASSWORD = "uma senha longa";

/** From the tap until the copy is said to be checked, and how large the file is that `save` saves. */
async function saved(page, tap, save) {
  const coming = page.waitForEvent("download", { timeout: 120_000 });
  const started = Date.now();
  await tap();
  await page.getByText(/Cópia conferida/).first().waitFor({ timeout: 120_000 });
  const took = Date.now() - started;
  await save();
  const { size } = await stat(await (await coming).path());
  return [milliseconds(took), `${(size / 1e6).toFixed(1)} MB`];
}

/** To *Dados*, once the entry of the last sheet is off the history. */
async function atData(page, site) {
  await page.waitForFunction(() => typeof history.state !== "string");
  await page.goto(site.url("dados"));
  await ready(page);
}

const rows = [["10,000 clients × 20 events", "to “conferida”", "file"]];
await rounds(1, async (page, site) => {
  await page.goto(site.url("dados"));
  await ready(page);
  await bringIn(page, clients(10_000));
  for (const one of events(10_000, 10)) await bringIn(page, one);
  await atData(page, site);
  const button = (place, name) => place.getByRole("button", { name }).click();
  // The plain one is saved as it is checked.
  rows.push(["snapshot", ...(await saved(page, () => button(page, "Salvar snapshot"), async () => {}))]);
  await atData(page, site);
  await button(page, "Proteger com senha");
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Senha", { exact: true }).fill(PASSWORD);
  await sheet.getByLabel("Senha de novo").fill(PASSWORD);
  const times = await saved(page, () => button(sheet, "Preparar o arquivo"), () => button(sheet, "Salvar no aparelho"));
  rows.push(["under a password", ...times]);
});
table("sealed", rows);
