// What went wrong at a client, as the rep writes it down: dated, solved in one tap, mended, taken back; it stands in the history,
// beside the chance that the client still buys, and offers its motivo.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { isLeft, keeps, typeAndLeave, ways } from "../leaving.mjs";
import { written } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, actionTimeout: 8_000 });

const toast = (page) => page.locator(".toast");
const sheet = (page) => page.getByRole("dialog");
const card = (page) => page.locator("#eventualidades");
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** An empty carteira with one client, on a morning of May. */
async function withClient(page, site, name = "Mercado Um") {
  await page.clock.setSystemTime(new Date("2026-05-04T10:00:00-03:00"));
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.getByRole("button", { name: "Cadastrar cliente" }).click();
  await sheet(page).getByRole("textbox", { name: "Razão social" }).pressSequentially(name);
  await button(page, "Salvar cliente").click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await isLeft(page, "saving");
}

const record = async (page) => {
  await button(page, "Registrar eventualidade").click();
  await expect(sheet(page)).toBeVisible();
};

for (const [name, width, height] of [["tablet", 1280, 800], ["phone", 390, 844]]) {
  test(`a damaged delivery is written, solved in one tap and taken back on a ${name}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await withClient(page, site);
    await expect(card(page)).toContainText("Nada registrado.");
    await record(page);
    await expectAccessible(page);
    await sheet(page).getByLabel("O que houve").selectOption({ label: "Avaria" });
    await sheet(page).getByLabel("Quando foi").fill("01/05/2026");
    await sheet(page).getByLabel("Detalhes").pressSequentially("três caixas molhadas");
    await button(page, "Salvar eventualidade").click();
    await expect(toast(page)).toContainText("Eventualidade salva neste aparelho");
    await isLeft(page, "saving");
    await expect(card(page)).toContainText("Avaria, há 3 dias");
    await expect(card(page)).toContainText("em aberto há 3 dias");
    await expect(card(page)).toContainText("três caixas molhadas");
    const history = page.locator(".history");
    await expect(history).toContainText("0 contatos, 0 pedidos e 1 eventualidade");
    await expect(history.locator(".entry")).toContainText("três caixas molhadas");
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, "nothing is wider than the screen").toBeLessThanOrEqual(0);

    await button(page, "Resolvida hoje: Avaria, há 3 dias").click();
    await expect(card(page)).toContainText("resolvida em 04/05/2026, depois de 3 dias");
    await toast(page).getByRole("button", { name: "Desfazer" }).click();
    await expect(card(page)).toContainText("em aberto há 3 dias");
    await written(page);
    await page.reload();
    await ready(page);
    await expect(card(page)).toContainText("em aberto há 3 dias");

    await button(page, "Remover: Avaria, há 3 dias").click();
    await expect(card(page)).toContainText("Nada registrado.");
    await toast(page).getByRole("button", { name: "Desfazer" }).click();
    await expect(card(page)).toContainText("em aberto há 3 dias");
  });
}

test("a solution before the day is refused, and one is mended", async ({ page, site }) => {
  await withClient(page, site);
  await record(page);
  await sheet(page).getByLabel("Resolvida em").fill("03/05/2026");
  await button(page, "Salvar eventualidade").click();
  await expect(sheet(page)).toContainText("A solução não pode vir antes do que houve");
  await sheet(page).getByLabel("Quando foi").fill("02/05/2026");
  await button(page, "Salvar eventualidade").click();
  await isLeft(page, "saving");
  await expect(card(page)).toContainText("resolvida em 03/05/2026, depois de 1 dia");

  await card(page).getByRole("button", { name: /^Editar: Entrega atrasada/ }).click();
  await expect(sheet(page).getByLabel("Resolvida em")).toHaveValue("03/05/2026");
  await sheet(page).getByLabel("O que houve").selectOption({ label: "Falta de item" });
  await sheet(page).getByLabel("Resolvida em").fill("");
  await button(page, "Salvar eventualidade").click();
  await isLeft(page, "saving");
  await expect(card(page).getByRole("listitem")).toHaveCount(1);
  await expect(card(page)).toContainText("Falta de item, há 2 dias");
  await expect(card(page)).toContainText("em aberto há 2 dias");
});

test("what is typed of an eventualidade survives every way of leaving", async ({ page, site }) => {
  test.slow();
  await withClient(page, site);
  await keeps(page, record, "Detalhes", "duas caixas");
  await typeAndLeave(page, record);
  await ways.Esc(page);
});
