// The app stays open for days: whatever says a day turns with it, and what was typed keeps its own.
import { expect, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";
import { register } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const at = (page, time) => page.clock.setFixedTime(new Date(`2026-11-${time}-03:00`));
const note = (page, event) => page.evaluate((event) => window.dispatchEvent(new Event(event)), event);

test("Hoje says one day more after midnight, by focus alone as well", async ({ page, site }) => {
  await page.clock.install({ time: new Date("2026-11-20T10:00:00-03:00") });
  await register(page, site, ["Padaria União"]);
  await page.getByRole("button", { name: "Registrar visita com Padaria União" }).click();
  await expect(page.locator(".toast")).toContainText("Visita registrada");
  await at(page, "24T23:58");
  await page.goto(site.url("clientes"));
  await ready(page);
  await expect(page.locator(".client-row__figure")).toHaveText("4");
  await at(page, "25T00:02");
  await note(page, "focus");
  await expect(page.locator(".client-row__figure")).toHaveText("5");
  await at(page, "26T07:30");
  await note(page, "pageshow");
  await expect(page.locator(".client-row__figure")).toHaveText("6");
});

test("the closing turns with the day, and answers not saved keep theirs", async ({ page, site }) => {
  await page.clock.install({ time: new Date("2026-10-01T10:00:00-03:00") });
  await register(page, site, ["Padaria União"]);
  await page.getByRole("button", { name: "Registrar visita com Padaria União" }).click();
  await expect(page.locator(".toast")).toContainText("Visita registrada");
  await at(page, "24T23:50");
  await page.goto(site.url("fechamento"));
  await ready(page);
  await page.locator(".closing-row .filter-chip").first().click();
  await at(page, "25T00:10");
  await note(page, "focus");
  // Shown is the new day, and what waits from the old one is one tap away.
  await expect(page.locator(".closing-row .filter-chip").first()).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByText("1 resposta de 24/11/2026 ainda não foi salva.")).toBeVisible();
  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: "Ver 24/11/2026" }).click();
  await expect(page.locator(".closing-row .filter-chip").first()).toHaveAttribute("aria-pressed", "true");
});

// Every page left open over midnight says what it says when it is opened anew; the sixth over the end of a month.
const everywhere = [
  "", "clientes", "avisos", "fechamento", "agenda", "cobertura", "metas", "roteiro", "roteiro?parte=meta", "motivos",
  "resgate?aba=clientes", "resgate?aba=tarefas", "linha-do-tempo",
];

test("every page turns with the day, as if it were opened anew", async ({ page, context, site }) => {
  test.setTimeout(300_000);
  const first = Date.parse("2026-11-24T23:58:00-03:00");
  const turn = async (days, minutes) => page.clock.setFixedTime(new Date(first + days * 86_400_000 + minutes * 60_000));
  await turn(0, 0);
  await openSample(page, site);
  const fresh = await context.newPage();
  const says = (tab) => tab.locator("main").evaluate((main) => main.innerText.replace(/\s+/g, " ").trim());
  const stands = async (tab, path) => {
    await tab.goto(site.url(path));
    await ready(tab);
    await expect(tab.locator(".skeleton")).toHaveCount(0);
    await expect.poll(async () => (await says(tab)).length, { timeout: 20_000 }).toBeGreaterThan(40);
  };
  for (const [days, path] of everywhere.entries()) {
    await turn(days, 0);
    await stands(page, path);
    await turn(days, 4);
    await note(page, "focus");
    await stands(fresh, path);
    await expect(async () => expect(await says(page), path || "hoje").toBe(await says(fresh))).toPass({ timeout: 30_000 });
    await fresh.goto("about:blank");
  }
});
