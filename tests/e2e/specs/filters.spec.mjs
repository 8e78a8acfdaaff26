// The filters: three quick ones, one sheet for all others, every set one removable, the same on list, map and timeline.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const sheet = (page) => page.getByRole("dialog", { name: "Filtros" });
const count = (page) => page.locator(".filter-count__words").first();
const chips = (page) => page.locator("main .filter-count .chip");

test.beforeEach(async ({ page, site }) => {
  await openSample(page, site);
});

test("the three quick ones take one tap each and say what they set", async ({ page, site }) => {
  await page.goto(site.url("clientes"));
  await ready(page);
  const all = await count(page).innerText();
  await page.getByRole("button", { name: "Atrasados e esquecidos" }).click();
  await expect(page).toHaveURL(/estado=/);
  await expect(chips(page)).toHaveCount(2);
  await expect(page.getByRole("button", { name: /^Filtros/ })).toContainText("2");
  await page.getByRole("button", { name: "Inativos", exact: true }).click();
  await expect(chips(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Remover inativo" }).click();
  await expect(chips(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Atrasados e esquecidos" }).click();
  await expect(count(page)).toHaveText(all);
});

for (const [name, viewport] of [["tablet", { width: 1280, height: 800 }], ["phone", { width: 390, height: 844 }]]) {
  test(`the sheet holds what is chosen however it is left, ${name}`, async ({ page, site }) => {
    await page.setViewportSize(viewport);
    await page.goto(site.url("clientes"));
    await ready(page);
    const leave = {
      esc: () => page.keyboard.press("Escape"),
      back: () => page.goBack(),
      veil: () => page.mouse.click(5, 5),
      button: () => sheet(page).getByRole("button", { name: /^Ver \d+ cliente/ }).click(),
    };
    let set = 0;
    for (const [way, close] of Object.entries(leave)) {
      await page.getByRole("button", { name: /^Filtros/ }).click();
      await expect(sheet(page)).toBeVisible();
      const facet = sheet(page).locator("details", { has: page.locator("summary", { hasText: "Estado do contato" }) });
      if (!(await facet.evaluate((details) => details.open))) await facet.locator("summary").click();
      const before = await sheet(page).getByRole("button", { name: /^Ver \d+ cliente/ }).innerText();
      await facet.locator('.choice[aria-pressed="false"]').first().click();
      set += 1;
      await expect(sheet(page).getByRole("button", { name: /^Ver \d+ cliente/ })).not.toHaveText(before);
      const said = await sheet(page).getByRole("button", { name: /^Ver \d+ cliente/ }).innerText();
      await close();
      await expect(sheet(page), way).toHaveCount(0);
      await expect(chips(page), way).toHaveCount(set);
      expect(said, way).toContain((await count(page).innerText()).split(" ")[0]);
      await page.waitForFunction(() => typeof history.state !== "string");
      await page.waitForTimeout(600);
    }
    await page.getByRole("button", { name: /^Filtros/ }).click();
    await expectAccessible(page);
    await sheet(page).getByRole("button", { name: "Limpar" }).click();
    await page.keyboard.press("Escape");
    await expect(chips(page)).toHaveCount(0);
  });
}

test("map and timeline open the same sheet, with search and quick ones in it", async ({ page, site }) => {
  await page.goto(site.url("clientes?estado=esquecido"));
  await ready(page);
  const shown = await count(page).innerText();
  for (const address of ["mapa", "linha-do-tempo"]) {
    await page.getByRole("navigation").first().getByRole("link", { name: address === "mapa" ? "Mapa" : "Linha do tempo" }).click();
    await ready(page);
    await page.getByRole("button", { name: "Filtros", exact: true }).click();
    await expect(sheet(page).locator(".filter-count__words")).toHaveText(shown);
    await expect(sheet(page).getByRole("button", { name: "Remover esquecido" })).toBeVisible();
    await expect(sheet(page).getByRole("searchbox", { name: "Buscar nos clientes" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(sheet(page)).toHaveCount(0);
    await page.waitForFunction(() => typeof history.state !== "string");
  }
});
