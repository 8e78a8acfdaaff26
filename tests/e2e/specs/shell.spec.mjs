// The frame around every page: addresses, focus, back, keys, looks.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";

// Nothing half faded is looked at.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const title = (page) => page.getByRole("heading", { level: 1 });
const open = async (page, address) => {
  await page.goto(address);
  await ready(page);
};

test("navigation names the page, moves focus to its heading, and back returns", async ({ page, site }) => {
  await open(page, site.url("mais"));
  await expect(page).toHaveTitle("Mais · Carteira");
  await page.getByRole("navigation").first().getByRole("link", { name: "Ajustes" }).click();
  await expect(page).toHaveURL(site.url("ajustes"));
  await expect(page).toHaveTitle("Ajustes · Carteira");
  await expect(title(page)).toBeFocused();
  await expect(page.getByRole("link", { name: "Ajustes" }).first()).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(page).toHaveURL(site.url("mais"));
  await expect(title(page)).toHaveText("Mais");
});

test("an address that leads nowhere says so and leads to Hoje", async ({ page, site }) => {
  await open(page, site.url("nada/aqui"));
  await expect(page).toHaveTitle("Página não encontrada · Carteira");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ir para Hoje" }).click();
  await expect(page).toHaveURL(site.url());
});

test("the skip link leads past the navigation", async ({ page, site }) => {
  await open(page, site.url("mais"));
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Ir para o conteúdo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await expect(page).toHaveURL(site.url("mais"));
});

test("a sheet closes by Esc, by its button and by back, and focus returns", async ({ page, site }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, site.url("mais"));
  const opener = page.getByRole("button", { name: "Atalhos do teclado" });
  const sheet = page.getByRole("dialog", { name: "Atalhos do teclado" });
  const closings = [
    () => page.keyboard.press("Escape"),
    () => sheet.getByRole("button", { name: "Fechar" }).click(),
    () => page.goBack(),
  ];
  for (const close of closings) {
    await opener.click();
    await expect(sheet).toBeVisible();
    await expect(page.locator(".app")).toHaveAttribute("inert");
    await close();
    await expect(sheet).toHaveCount(0);
    await expect(opener).toBeFocused();
    await expect(page).toHaveURL(site.url("mais"));
    // The extra entry of the history is taken back a moment later.
    await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
  }
});

test("a sheet that opens as another closes leaves no dead step on the way back", async ({ page, site }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, site.url("ajustes"));
  await page.getByRole("navigation").first().getByRole("link", { name: "Mais" }).click();
  await expect(title(page)).toHaveText("Mais");
  const opener = page.getByRole("button", { name: "Atalhos do teclado" });
  const sheet = page.getByRole("dialog", { name: "Atalhos do teclado" });
  // Within the moment in which the entry of the first is still there, while its *back* is under way, and just after.
  for (const wait of [0, 30, 59, 61, 65, 80]) {
    await opener.click();
    await expect(sheet).toBeVisible();
    const again = await opener.elementHandle();
    await again.evaluate(async (opener, wait) => {
      document.querySelector("[role=dialog] header button").click();
      await new Promise((done) => setTimeout(done, wait));
      opener.click();
    }, wait);
    await expect(sheet).toBeVisible();
    await page.waitForTimeout(300);
    await page.goBack();
    await expect(sheet).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => typeof history.state), `${wait} ms`).not.toBe("string");
    await expect(page).toHaveURL(site.url("mais"));
  }
  await page.goBack();
  await expect(title(page)).toHaveText("Ajustes");
});

test("keys go to pages, show themselves and are silent while typing", async ({ page, site }) => {
  await open(page, site.url("mais"));
  await page.keyboard.press("g");
  await page.keyboard.press("j");
  await expect(title(page)).toHaveText("Ajustes");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Atalhos do teclado" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Buscar cliente" }).first();
  await expect(search).toBeFocused();
  await page.keyboard.type("gc?v");
  await expect(search).toHaveValue("gc?v");
  await expect(title(page)).toHaveText("Ajustes");
});

test("hidden values and the look are kept on the device", async ({ page, site }) => {
  await open(page, site.url("mais"));
  await page.getByRole("button", { name: "Ocultar valores" }).click();
  await page.getByRole("radio", { name: "Sol" }).click();
  await page.reload();
  await ready(page);
  await expect(page.locator("html")).toHaveAttribute("data-values", "hidden");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "sol");
  await expect(page.getByRole("button", { name: "Mostrar valores" })).toBeVisible();
});

test("filters of the address hold from page to page, after back and after reload", async ({ page, site }) => {
  const filtered = site.url("cobertura?estado=esquecido&uf=SP");
  await open(page, filtered);
  await expect(page).toHaveURL(filtered);
  const menu = page.getByRole("navigation").first();
  await menu.getByRole("link", { name: "Mais" }).click();
  await expect(page).toHaveURL(site.url("mais"));
  await menu.getByRole("link", { name: "Cobertura" }).click();
  await expect(page).toHaveURL(filtered);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(filtered);
  await page.goForward();
  await expect(page).toHaveURL(site.url("mais"));
  await menu.getByRole("link", { name: "Cobertura" }).click();
  await expect(page).toHaveURL(filtered);
  await page.reload();
  await ready(page);
  await expect(page).toHaveURL(filtered);
});

test("a past date cannot be missed and one tap leads back to today", async ({ page, site }) => {
  await open(page, site.url("cobertura?data=2026-01-31"));
  await page.getByRole("button", { name: "31/01/2026" }).click();
  await expect(page.getByRole("button", { name: "31/01/2026" })).toHaveCount(0);
  await expect(page).toHaveURL(site.url("cobertura"));
});

for (const look of ["Clara", "Escura", "Sol"]) {
  test(`axe finds nothing in the frame, look ${look}`, async ({ page, site }) => {
    await open(page, site.url("mais"));
    await page.getByRole("radio", { name: look }).click();
    await expectAccessible(page);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
  });
}

for (const [name, width, height] of [["tablet", 1280, 800], ["standing tablet", 800, 1280], ["phone", 390, 844]]) {
  test(`nothing runs over the edge and every control is at least 44 px, ${name}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await open(page, site.url("mais"));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBe(0);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, a[href], input, select, [role=radio]")]
        .filter((element) => !element.matches(".skip-link") && element.checkVisibility())
        .map((element) => [element.textContent.trim() || element.ariaLabel, element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 44))
        .map(([words, box]) => `${words}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
  });
}
