// One client erased for good: nothing of it is left on the device, and no later merge brings it back.
import { readFile } from "node:fs/promises";
import { expect, ready, test } from "../fixtures.mjs";
import { copiedAndSaved, everything, merge, openClient, register } from "../stored.mjs";

const NAME = "Padaria Inesquecível";
const OTHER = "Mercado Aurora";
const NOTE = "prefere falar com a dona Zulmira";

const button = (page, name) => page.getByRole("button", { name });

async function act(page, item) {
  await button(page.locator(".client__head"), "Mais ações").click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("a client erased for good is in no row, no copy and no file of the device, and a merge brings nothing back", async ({ page, site }) => {
  await register(page, site, [NAME, OTHER]);
  await openClient(page, site, NAME);
  await page.locator(".client__main-act button").click();
  await expect(page.getByText(/registrada e salva neste aparelho/)).toBeVisible();
  await act(page, "Editar");
  await page.getByLabel("Observações").fill(NOTE);
  await button(page, "Salvar cliente").click();
  await expect(page.getByText(/Alteração salva neste aparelho/)).toBeVisible();
  const before = await copiedAndSaved(page, site);

  await openClient(page, site, NAME);
  const id = page.url().split("/").at(-1).split("?")[0];
  expect(await everything(page)).toContain(NOTE);
  const [readable] = await Promise.all([page.waitForEvent("download"), act(page, "Exportar tudo para ler (HTML)")]);
  const html = (await readFile(await readable.path())).toString();
  expect(html).toContain(NOTE);
  expect(html).not.toContain(OTHER);
  const [whole] = await Promise.all([page.waitForEvent("download"), act(page, "Exportar tudo (.carteira)")]);
  expect((await readFile(await whole.path())).toString()).toContain(NOTE);

  await act(page, "Apagar em definitivo (LGPD)");
  await button(page.getByRole("alertdialog").or(page.getByRole("dialog")), "Apagar em definitivo (LGPD)").click();
  await expect(page.getByText("Cliente apagado em definitivo")).toBeVisible({ timeout: 30_000 });
  await ready(page);
  await expect(page.getByText(NAME)).toHaveCount(0);
  await expect(page.getByText(OTHER).first()).toBeVisible();
  const left = await everything(page);
  for (const gone of [NAME, NOTE, "Zulmira", "Inesquec"]) expect(left).not.toContain(gone);
  expect(left, "the tombstone").toContain(id);
  expect(left).toContain(OTHER);

  await page.goto(site.url("dados"));
  await ready(page);
  const copies = page.getByRole("listitem").filter({ has: button(page, "Trazer de volta") });
  await expect(copies).toHaveCount(1);
  await expect(copies).toContainText("1 cliente");
  await merge(page, site, "antes.carteira", before);
  const after = await everything(page);
  expect(after).not.toContain(NOTE);
  await page.goto(site.url("clientes"));
  await ready(page);
  await expect(page.getByText(OTHER).first()).toBeVisible();
  await expect(page.getByText(NAME)).toHaveCount(0);
});
