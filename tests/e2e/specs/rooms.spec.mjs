// The rooms: every page is reached by links, at every size; what is chosen goes along; back returns.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { settled } from "../rest.mjs";
import { openSample } from "../sample.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const sizes = { tablet: { width: 1280, height: 800 }, portrait: { width: 800, height: 1280 }, phone: { width: 390, height: 844 } };
const rooms = [
  ["Hoje", ["Agenda", "Roteiro", "Fechamento do dia"]],
  ["Carteira", ["Clientes", "Mapa", "Linha do tempo"]],
  ["Resultado", ["Cobertura", "Metas", "Análises", "Motivos", "Resgate"]],
];
const title = (page) => page.getByRole("heading", { level: 1 });
const main = (page) => page.getByRole("navigation", { name: "Navegação principal" });

for (const [name, viewport] of Object.entries(sizes)) {
  test.describe(name, () => {
    test.use({ viewport });

    test("every page of every room is reached by links, without a reload, and back returns", async ({ page, site }) => {
      test.setTimeout(180_000);
      await openSample(page, site);
      await page.evaluate(() => (window.same = true));
      for (const [room, pages] of rooms) {
        for (const one of pages) {
          await test.step(`${room}: ${one}`, async () => {
            await main(page).getByRole("link", { name: "Mais", exact: true }).click();
            await expect(title(page)).toHaveText("Mais");
            const listed = page.locator("main section", { has: page.getByRole("heading", { level: 2, name: room, exact: true }) });
            await listed.getByRole("link", { name: one, exact: true }).click();
            await expect(title(page)).toHaveText(one);
            await ready(page);
            await page.goBack();
            await expect(title(page)).toHaveText("Mais");
          });
        }
      }
      expect(await page.evaluate(() => window.same)).toBe(true);
    });

    test("list, map and timeline are views of one selection", async ({ page, site }) => {
      await openSample(page, site);
      await page.goto(site.url("clientes?estado=esquecido"));
      await ready(page);
      const shown = await page.locator(".filter-count__words").first().innerText();
      const row = page.locator("[data-row]").first();
      await expect(row).toBeVisible();
      await page.locator(".virtual-list").evaluate((list) => list.scrollTo(0, 400));
      await page.waitForTimeout(200);
      const within = name === "tablet" ? main(page) : page.getByRole("navigation", { name: "Carteira" });
      const list = name === "tablet" ? "Clientes" : "Lista";
      for (const view of ["Mapa", "Linha do tempo", list]) {
        await within.getByRole("link", { name: view, exact: true }).click();
        await expect(page).toHaveURL(/estado=esquecido/);
        await expect(within.getByRole("link", { name: view, exact: true })).toHaveAttribute("aria-current", "page");
      }
      await expect(page.locator(".filter-count__words").first()).toHaveText(shown);
      await expect.poll(() => page.locator(".virtual-list").evaluate((list) => list.scrollTop)).toBeGreaterThan(300);
      await expectAccessible(page);
    });
  });
}

test("on a phone the bar says where one is, also on a page that is not on it, and the strip shows the chosen one", async ({ page, site }) => {
  await page.setViewportSize(sizes.phone);
  await openSample(page, site);
  const strip = (room) => page.getByRole("navigation", { name: room });
  for (const [address, place, room, own] of [
    ["roteiro", "Hoje", "Hoje", "Roteiro"],
    ["linha-do-tempo", "Clientes", "Carteira", "Linha do tempo"],
    ["resgate", "Mais", "Resultado", "Resgate"],
    ["segmentos", "Clientes", "Carteira", "Segmentos"],
  ]) {
    await page.goto(site.url(address));
    await ready(page);
    await expect(main(page).locator("[aria-current]:visible .navigation__word")).toHaveText(place);
    const chosen = strip(room).getByRole("link", { name: own, exact: true });
    await expect(chosen).toHaveAttribute("aria-current", "page");
    const box = await chosen.boundingBox();
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390.5);
  }
});

test("one screen has one filled button at most", async ({ page, site }) => {
  test.setTimeout(180_000);
  await openSample(page, site);
  await page.goto(site.url("mais"));
  await ready(page);
  const listed = await page.locator("main a[href]").evaluateAll((links) => links.map((link) => link.href));
  const own = listed.filter((address) => address.startsWith(site.url()) && !/\.(html|txt|json|md)$/.test(address));
  const many = [];
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const address of new Set([site.url(), ...own])) {
      await page.goto(address);
      await ready(page);
      await settled(page);
      const filled = await page.evaluate(() =>
        [...document.querySelectorAll('.button[data-tone="primary"]')]
          .filter((button) => button.checkVisibility({ visibilityProperty: true }) && button.getBoundingClientRect().top < innerHeight && button.getBoundingClientRect().bottom > 0)
          .map((button) => button.getAttribute("aria-label") ?? button.textContent.trim()),
      );
      if (filled.length > 1) many.push(`${size} ${new URL(address).pathname}: ${filled.join(" | ")}`);
    }
  }
  expect(many).toEqual([]);
});
