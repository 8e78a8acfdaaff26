// Roteiro do dia: stops chosen, ordered, dragged, made and printed, with no network; free hours; the way to the goal.
import { expect, expectAccessible, keptOffline, ready, test } from "../fixtures.mjs";
import { settled } from "../rest.mjs";
import { openSample, sameSample } from "../sample.mjs";
import { register } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const MONDAY = new Date("2026-11-23T08:00:00-03:00");
// What the sample has planned was for a day before.
const SAMPLED = new Date("2026-11-13T08:00:00-03:00");
// In Porto Alegre, where the sample is.
const HOME = { latitude: -30.04, longitude: -51.2 };

const rows = (page) => page.locator(".stop-row:not([data-made])");
const names = (page) => rows(page).locator(".stop-row__name").allTextContents();
const said = (page) => page.locator(".day-route__said");

async function open(page, site) {
  await page.clock.install({ time: SAMPLED });
  await page.context().grantPermissions(["geolocation"]);
  await page.context().setGeolocation(HOME);
  await sameSample(page);
  await openSample(page, site);
  await page.clock.setSystemTime(MONDAY);
  await page.goto(site.url("roteiro"));
  await ready(page);
}

async function suggest(page) {
  await page.getByRole("button", { name: "Sugerir paradas" }).click();
  await expect(rows(page).first()).toBeVisible({ timeout: 30_000 });
}

async function more(page, item) {
  await page.getByRole("button", { name: "Mais do roteiro" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function setHome(page) {
  await more(page, "Início e fim");
  await page.getByRole("button", { name: "Usar minha posição" }).click();
  await expect(page.getByText("Definida: posição do aparelho.")).toBeVisible();
  await page.keyboard.press("Escape");
}

test("a day is suggested, ordered, changed, made and taken back without a network", async ({ page, site }) => {
  await open(page, site);
  await keptOffline(page, site);
  await site.off();
  await suggest(page);
  await setHome(page);
  const count = await rows(page).count();
  expect(count).toBeGreaterThan(3);
  expect(count).toBeLessThanOrEqual(8);
  await expect(page.locator(".day-route__summary")).toHaveText(
    new RegExp(`^${count} paradas · [\\d.,]+ km · .+ na estrada · termina às \\d\\d:\\d\\d$`),
  );
  const times = await rows(page).locator(".stop-row__arrives").allTextContents();
  expect(times).toEqual([...times].sort());
  await expectAccessible(page);

  // The arrows, with the cost said and the focus kept.
  await page.getByRole("button", { name: "Otimizar ordem" }).click();
  await expect(said(page)).toHaveText(/Melhor ordem possível: .+ km, .+ min|A ordem já é a melhor/);
  const best = await names(page);
  await page.getByRole("button", { name: `Descer ${best[0]}` }).click();
  await expect.poll(() => names(page)).toEqual([best[1], best[0], ...best.slice(2)]);
  await expect(said(page)).toHaveText(/: (\+[\d,.]+ km, \+\d+ min|.*sem diferença|[+−].+)$/);
  await expect(page.getByRole("button", { name: `Descer ${best[0]}` })).toBeFocused();
  await page.getByRole("button", { name: "Desfazer" }).click();
  await expect.poll(() => names(page)).toEqual(best);

  // The finger: the first goes below the third.
  await page.setViewportSize({ width: 1280, height: 1600 });
  const handle = page.getByRole("button", { name: /^Mudar de lugar/ });
  await handle.first().scrollIntoViewIfNeeded();
  const [from, to] = [await handle.nth(0).boundingBox(), await handle.nth(2).boundingBox()];
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, (from.y + to.y) / 2, { steps: 6 });
  await page.mouse.move(from.x + 20, to.y + 40, { steps: 6 });
  await expect(page.locator(".day-route__dragged")).toHaveText(/km|sem diferença/);
  await page.mouse.up();
  await expect.poll(() => names(page)).toEqual([best[1], best[2], best[0], ...best.slice(3)]);
  await page.getByRole("button", { name: "Otimizar ordem" }).click();
  await expect(said(page)).toHaveText(/^Melhor ordem possível: −/);
  await page.getByRole("button", { name: "Desfazer" }).click();

  const dropped = [best[1], best[2], best[0], ...best.slice(3)];
  await expect.poll(() => names(page)).toEqual(dropped);

  // What is kept is there again after a start without a network.
  const kept = dropped;
  await page.goto(site.url("roteiro"));
  await ready(page);
  await expect.poll(() => names(page)).toEqual(kept);

  // One tap makes a stop; the times go on from there.
  await page.clock.setFixedTime(new Date("2026-11-23T09:40:00-03:00"));
  await page.getByRole("button", { name: `Registrar visita com sucesso: ${kept[0]}` }).click();
  await expect(page.getByRole("region", { name: "Feitas" })).toContainText("feita às 09:40");
  await expect.poll(() => names(page)).toEqual(kept.slice(1));
  await expect(page.locator(".day-route__summary")).toHaveText(/^1 feita, faltam /);
  expect((await rows(page).locator(".stop-row__arrives").first().textContent()) >= "09:40").toBe(true);

  // On paper: every phone and the last note.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".day-route__printed");
  await expect(paper.getByRole("row")).toHaveCount(kept.length);
  await expect(paper).toContainText(/\(\d\d\) \d{4}-\d{4}/);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));

  // The whole way outside, only when tapped.
  await more(page, "Abrir em outro mapa");
  const google = page.getByRole("link", { name: "Google Maps: roteiro inteiro" });
  await expect(google).toHaveAttribute("href", /^https:\/\/www\.google\.com\/maps\/dir\/\?api=1&travelmode=driving&origin=.+&destination=.+&waypoints=/);
  await expect(page.getByRole("link", { name: "Waze até a próxima parada" })).toHaveAttribute("href", /^https:\/\/waze\.com\/ul\?ll=/);
  await settled(page);
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.getByText("Hodômetro", { exact: true }).click();
  await page.getByLabel("Na saída").fill("50000");
  await page.getByLabel("Na chegada").fill("50118");
  await page.getByRole("button", { name: "Salvar hodômetro" }).click();
  await expect(page.getByText(/Dirigiu 118 km; em linha reta, .+ faltam 9\./)).toBeVisible();
});

test("free hours are filled, and become the day", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("tab", { name: "Tempo livre" }).click();
  await page.getByRole("radio", { name: "Aqui" }).click();
  await expect(page.getByText("Saindo de: Minha posição")).toBeVisible();
  await page.getByRole("button", { name: "Escolher paradas" }).click();
  const found = page.getByRole("region", { name: "Paradas" });
  await expect(found.getByRole("heading").first()).toHaveText(/^\d paradas? · .+ ao todo · termina às (08|09|10|11):\d\d$/, { timeout: 30_000 });
  await expect(found).toContainText("ficaram de fora");
  await expectAccessible(page);
  const chosen = await found.locator("ol .choice-row__who").allTextContents();
  await page.getByRole("button", { name: "Usar como roteiro de hoje" }).click();
  await expect(page.getByRole("tab", { name: "Roteiro" })).toHaveAttribute("aria-selected", "true");
  await expect.poll(() => names(page)).toEqual(chosen);
});

test("whoever is missing for the goal goes to the agenda, day by day", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("tab", { name: "Falta para a meta" }).click();
  await page.getByRole("button", { name: "Achar o caminho mais curto" }).click();
  const found = page.getByRole("region", { name: "Falta para a meta" });
  await expect(found.getByRole("heading").first()).toHaveText(/^\d+ visitas em \d dias · .+ km · .+ na estrada$/, { timeout: 30_000 });
  await expectAccessible(page);
  const first = await found.locator("ol").first().locator(".choice-row__who").allTextContents();
  await page.getByRole("button", { name: "Levar para a agenda" }).click();
  await expect(page.getByText(/salv/).last()).toBeVisible();
  await found.getByRole("button", { name: "Abrir o dia" }).first().click();
  await expect.poll(() => names(page)).toEqual(first);
  await expect(rows(page).first()).toContainText(/combinado às \d\d:\d\d/);
});

test("without a base there is no way to the goal to find", async ({ page, site }) => {
  await register(page, site, ["Mercado Um"]);
  await page.goto(site.url("roteiro?parte=meta"));
  await ready(page);
  await expect(page.getByRole("button", { name: "Achar o caminho mais curto" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Sua base" })).toBeVisible();
});
