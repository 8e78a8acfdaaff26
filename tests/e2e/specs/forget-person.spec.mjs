// One person of a client erased for good: nothing of them is left on the device, the client stays, and no later merge brings
// the person back.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { copiedAndSaved, everything, merge, openClient, register } from "../stored.mjs";

const CLIENT = "Padaria Aurora";
const OTHER = "Mercado Sol";
const GONE = { name: "Zulmira Inesquecível", role: "compradora-chefe", email: "zulmira@aurora.example" };
const STAYS = "Rui Permanente";

const button = (page, name) => page.getByRole("button", { name });

async function act(page, item) {
  await button(page, `Ações de ${GONE.name}`).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("a person erased for good is in no row, no copy and no draft of the device, and an older file brings nobody back", async ({ page, site }) => {
  await register(page, site, [CLIENT, OTHER]);
  await openClient(page, site, CLIENT);
  await button(page.locator(".client__head"), "Mais ações").click();
  await page.getByRole("menuitem", { name: "Editar" }).click();
  await button(page, "Mais uma pessoa").click();
  const card = page.locator("dialog[open], [role=dialog]").locator(".card").filter({ has: page.getByLabel("Cargo") });
  await card.nth(0).getByLabel("Nome").fill(GONE.name);
  await card.nth(0).getByLabel("Cargo").fill(GONE.role);
  await card.nth(0).getByLabel("E-mail").fill(GONE.email);
  await button(page, "Mais uma pessoa").click();
  await card.nth(1).getByLabel("Nome").fill(STAYS);
  await page.getByLabel("Observações").fill("Fecha às 13h. Falar com a dona Zulmira.");
  await button(page, "Salvar cliente").click();
  await expect(page.getByText(/Alteração salva neste aparelho/)).toBeVisible();

  const before = await copiedAndSaved(page, site);
  expect(before.toString()).toContain(GONE.name);
  expect(await everything(page)).toContain(GONE.email);

  await openClient(page, site, CLIENT);
  // Everything of the one person and nothing of the other.
  const [readable] = await Promise.all([page.waitForEvent("download"), act(page, "Salvar tudo desta pessoa (HTML)")]);
  const html = (await readFile(await readable.path())).toString();
  for (const said of [GONE.name, GONE.role, GONE.email, "Falar com a dona Zulmira"]) expect(html).toContain(said);
  expect(html).not.toContain(STAYS);
  const [vcard] = await Promise.all([page.waitForEvent("download"), act(page, "Salvar o cartão desta pessoa (vCard)")]);
  const text = (await readFile(await vcard.path())).toString();
  expect(text).toContain(`FN:${GONE.name}`);
  expect(text.match(/BEGIN:VCARD/g)).toHaveLength(1);

  await act(page, "Apagar esta pessoa de vez");
  const asks = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await expect(asks.getByText(/parecem citar Zulmira Inesquecível: observações do cliente\./)).toBeVisible();
  await expectAccessible(page);
  await button(asks, "Apagar esta pessoa de vez").click();
  await expect(page.getByText("Pessoa apagada de vez")).toBeVisible({ timeout: 30_000 });
  await ready(page);
  await expect(page.getByRole("heading", { name: CLIENT }).first()).toBeVisible();
  await expect(page.getByText(STAYS)).toBeVisible();
  await expect(page.getByText(GONE.name)).toHaveCount(0);
  const left = await everything(page);
  for (const gone of [GONE.name, "Inesquec", GONE.role, GONE.email]) expect(left).not.toContain(gone);
  for (const stays of [CLIENT, OTHER, STAYS, "Falar com a dona Zulmira"]) expect(left).toContain(stays);

  await merge(page, site, "antes.carteira", before);
  const after = await everything(page);
  for (const gone of [GONE.name, GONE.role, GONE.email]) expect(after).not.toContain(gone);
  await openClient(page, site, CLIENT);
  await expect(page.getByText(STAYS)).toBeVisible();
  await expect(page.getByText(GONE.name)).toHaveCount(0);
});
