// Ajustes: an index of its sections, and a search that leads to a field and marks it.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const [name, viewport] of [["tablet", { width: 1280, height: 800 }], ["phone", { width: 390, height: 844 }]]) {
  test(`a section and a field are one tap away, ${name}`, async ({ page, site }) => {
    await page.setViewportSize(viewport);
    await page.goto(site.url("ajustes"));
    await ready(page);
    await expectAccessible(page);
    const index = page.getByRole("navigation", { name: "Seções dos ajustes" });
    await index.getByRole("button", { name: "Representadas" }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Representadas" })).toBeInViewport();

    const search = page.getByRole("searchbox", { name: "Buscar nos ajustes" });
    await search.click();
    await search.pressSequentially("almoco ate");
    await expect(page.locator(".settings__found")).toHaveText("1 ajuste encontrado");
    await page.locator(".settings__hits").getByRole("button", { name: /Almoço até/ }).click();
    const field = page.getByRole("textbox", { name: "Almoço até" });
    await expect(field).toBeFocused();
    await expect(field).toBeInViewport();
    await expect(page.locator("[data-found]")).toContainText("Almoço até");
    await expect(page.locator("[data-found]")).toHaveCount(0, { timeout: 8_000 });
    await expectAccessible(page);

    await search.fill("");
    await search.pressSequentially("xilofone");
    await expect(page.locator(".settings__found")).toHaveText("Nenhum ajuste com isso");
  });
}

test("every hit leads somewhere that is marked", async ({ page, site }) => {
  test.setTimeout(180_000);
  await page.goto(site.url("ajustes"));
  await ready(page);
  const search = page.getByRole("searchbox", { name: "Buscar nos ajustes" });
  await search.click();
  await search.pressSequentially("a");
  const hits = page.locator(".settings__hits .choice");
  const many = await hits.count();
  expect(many).toBeGreaterThan(60);
  const lost = await page.evaluate(() => {
    const lost = [];
    for (const hit of document.querySelectorAll(".settings__hits .choice")) {
      document.querySelectorAll("[data-found]").forEach((found) => found.removeAttribute("data-found"));
      hit.click();
      const found = document.querySelector("[data-found]");
      const label = hit.querySelector(".choice__name").textContent;
      if (!found || !(found.textContent.includes(label) || found.ariaLabel === label)) lost.push(label);
    }
    return lost;
  });
  // These stand there only once a PIN is set; until then its section is marked.
  expect(lost).toEqual(["Quando pedir", "Usar o desbloqueio do aparelho"]);
});
