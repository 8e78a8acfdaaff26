// The queue of the day: at most ten, each with why and what happens if not, in one line on Hoje, on the icon, and with an end.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { bringing } from "../importing.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: { width: 390, height: 844 } });

const NOW = new Date("2026-11-18T10:00:00-03:00");
const file = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`\ufeff${rows.join("\r\n")}\r\n`) });
const rows = (page) => page.locator("[data-alert]");

/** Fourteen clients that turned em risco, each with more at stake than the one before; with the copy, fifteen alerts. */
async function begin(page, site) {
  await page.clock.setSystemTime(NOW);
  await page.addInitScript(() => {
    window.badges = [];
    navigator.setAppBadge = async (count) => void window.badges.push(count);
    navigator.clearAppBadge = async () => void window.badges.push(0);
  });
  const numbers = Array.from({ length: 14 }, (_, at) => at + 1);
  const clients = ["codigo;razao_social;situacao", ...numbers.map((n) => `${n};Loja ${n};ativo`)];
  const orders = ["numero;data;cliente_codigo;valor;situacao", ...numbers.map((n) => `${500 + n};30/09/2026;${n};R$ ${n}00,00;faturado`)];
  await bringing(page, site, [file("clientes.csv", clients), file("pedidos.csv", orders)]);
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
}

test("Hoje has one line of it, which leads to ten; the others stand behind a number, and the icon has the ten", async ({ page, site }) => {
  await begin(page, site);
  await page.goto(site.url());
  await ready(page);
  const line = page.getByRole("link", { name: "10 avisos na fila de hoje. O primeiro: Cópia da carteira" });
  await expect(line).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => page.evaluate(() => window.badges.at(-1)), { timeout: 10_000 }).toBe(10);
  await line.click();
  await expect(page.getByRole("heading", { name: "Fila de hoje" })).toBeVisible();
  await expect(rows(page)).toHaveCount(10);
  // Why, and what happens if not, the most at stake first.
  await expect(rows(page).nth(1)).toContainText("Loja 14");
  await expect(rows(page).nth(1)).toContainText("Resgate: Ligação");
  await expect(rows(page).nth(1)).toContainText("O resgate para neste passo");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ver 5 outros avisos" }).click();
  await expect(page.getByRole("heading", { name: "15 avisos para hoje" })).toBeVisible();
  await expect(rows(page)).toHaveCount(15);
  await page.getByRole("button", { name: "Só a fila de hoje" }).click();
  await expect(rows(page)).toHaveCount(10);
});

test("whom the rep spoke to takes a place, no other comes into it, and Hoje counts one less without a reload", async ({ page, site }) => {
  await begin(page, site);
  await page.goto(site.url());
  await ready(page);
  const line = (count) => page.getByRole("link", { name: new RegExp(`^${count} avisos na fila de hoje`) });
  await expect(line(10)).toBeVisible({ timeout: 20_000 });
  for (const [left, name] of [[9, "Loja 14"], [8, "Loja 13"]]) {
    await page.getByRole("button", { name: `Registrar visita com ${name}` }).click();
    await expect(page.locator(".toast")).toContainText("salva neste aparelho");
    await expect(line(left)).toBeVisible({ timeout: 10_000 });
  }
  await line(8).click();
  await expect(rows(page)).toHaveCount(8);
  await expect(rows(page).filter({ hasText: /Loja 1[34]/ })).toHaveCount(0);
});
