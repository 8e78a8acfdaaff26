// One app that grows as it is used: no link loads the document again, and a part that does not come says so in its place.
import { expect, keptOffline, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";
import { register, stored } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, actionTimeout: 10_000 });

const missing = (page) => page.getByText("Esta parte do aplicativo não chegou");
const retry = (page) => page.getByRole("button", { name: "Tentar de novo" });
const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });
/** What a loaded document forgets. */
const mark = (page) => page.evaluate(() => (window.sameDocument = true));
const isMarked = (page) => page.evaluate(() => window.sameDocument === true);

test("from page to page, by links and back, the document stays", async ({ page, site }) => {
  await openSample(page, site);
  await ready(page);
  await mark(page);
  for (const name of ["Clientes", "Mapa", "Linha do tempo", "Cobertura", "Agenda", "Análises", "Dados", "Ajustes", "Mais"]) {
    await page.getByRole("navigation").first().getByRole("link", { name, exact: true }).click();
    await expect(heading(page, name)).toBeVisible();
    await expect(page.locator("main .page")).toBeVisible();
  }
  for (const name of ["Ajustes", "Dados", "Análises", "Agenda"]) {
    await page.goBack();
    await expect(heading(page, name)).toBeVisible();
  }
  await page.getByRole("navigation").first().getByRole("link", { name: "Hoje", exact: true }).click();
  await page.locator(".today-row__who").first().click();
  await expect(page).toHaveURL(/clientes\/[0-9a-f-]{36}/);
  await page.goBack();
  await expect(page.locator(".today-row").first()).toBeVisible();
  expect(await isMarked(page)).toBe(true);
});

test("the first visit goes over into the app without loading the document again", async ({ page, site }) => {
  await page.goto(site.url());
  await ready(page);
  await mark(page);
  await page.getByRole("link", { name: "Cadastrar cliente" }).click();
  await expect(page.getByRole("dialog", { name: "Novo cliente" })).toBeVisible();
  expect(await isMarked(page)).toBe(true);
});

test.describe("without a service worker", () => {
  test.use({ serviceWorkers: "block" });

  /** Refuses the app's parts until told otherwise. */
  async function refuseParts(page) {
    const state = { refused: true };
    await page.route("**/part-*.wasm", (route) => (state.refused ? route.abort() : route.continue()));
    return state;
  }

  test("what opens the carteira does not come: said, and it opens when asked again", async ({ page, site, guard }) => {
    guard.allowed.push(/Failed to fetch|ERR_FAILED|TypeError/);
    await register(page, site, ["Padaria União"]);
    const parts = await refuseParts(page);
    await page.goto(site.url());
    await expect(missing(page)).toBeVisible();
    await expect(page.locator("#boot")).toHaveCount(0);
    parts.refused = false;
    await retry(page).click();
    await expect(page.locator(".headline")).toBeVisible();
  });

  test("a page's part does not come: the rest works on, and nothing typed is lost", async ({ page, site, guard }) => {
    guard.allowed.push(/Failed to fetch|ERR_FAILED|TypeError/);
    await register(page, site, ["Padaria União"]);
    // What comes while the page is idle would be here already.
    await page.addInitScript(() => (window.requestIdleCallback = () => 0));
    await page.goto(site.url());
    await ready(page);
    await page.getByRole("searchbox", { name: "Buscar cliente" }).pressSequentially("pada");
    const parts = await refuseParts(page);
    await page.getByRole("navigation").first().getByRole("link", { name: "Agenda", exact: true }).click();
    await expect(heading(page, "Agenda")).toBeVisible();
    await expect(missing(page)).toBeVisible();
    await retry(page).click();
    await expect(missing(page)).toBeVisible();
    await expect(page.getByRole("searchbox", { name: "Buscar cliente" })).toHaveValue("pada");
    await page.goBack();
    await expect(page.locator(".headline")).toBeVisible();
    parts.refused = false;
    await page.getByRole("navigation").first().getByRole("link", { name: "Agenda", exact: true }).click();
    await expect(page.locator(".agenda__title")).toBeVisible();
  });

  test("a sheet's part does not come: said in a sheet, left without harm, and it opens when asked again", async ({ page, site, guard }) => {
    guard.allowed.push(/Failed to fetch|ERR_FAILED|TypeError/);
    await register(page, site, ["Padaria União"]);
    await page.addInitScript(() => (window.requestIdleCallback = () => 0));
    const parts = await refuseParts(page);
    parts.refused = false;
    await page.goto(site.url());
    await ready(page);
    const other = page.locator(".today-row").first().getByRole("button", { name: /^Outro/ });
    await expect(other).toBeVisible();
    parts.refused = true;
    await other.click();
    await expect(missing(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await other.click();
    await expect(missing(page)).toBeVisible();
    parts.refused = false;
    await retry(page).click();
    await expect(page.getByRole("dialog", { name: /Padaria União/ })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(1);
  });

  test("what takes an act back does not come: said, nothing changed, and it takes back when asked again", async ({ page, site, guard }) => {
    guard.allowed.push(/Failed to fetch|ERR_FAILED|TypeError/);
    await register(page, site, ["Padaria União"]);
    await page.addInitScript(() => (window.requestIdleCallback = () => 0));
    const parts = await refuseParts(page);
    parts.refused = false;
    await page.goto(site.url());
    await ready(page);
    await page.getByRole("button", { name: /^Registrar visita com/ }).first().click();
    await expect(page.getByText(/Visita registrada e salva neste aparelho/)).toBeVisible();
    parts.refused = true;
    await page.locator(".toast").getByRole("button", { name: "Desfazer" }).click();
    await expect(page.getByText(/A parte do aplicativo que desfaz não chegou/)).toBeVisible();
    const contacts = async () => Object.values((await stored(page)).contacts);
    expect(await contacts()).toEqual([1]);
    parts.refused = false;
    await page.goto(site.url("dados"));
    await ready(page);
    await page.locator(".data__act").first().getByRole("button", { name: "Desfazer" }).click();
    await expect.poll(contacts).toEqual([0]);
  });
});

test("offline, every page opens though none was opened before", async ({ page, site }) => {
  await register(page, site, ["Padaria União"]);
  await keptOffline(page, site);
  await page.goto("about:blank");
  await site.off();
  for (const path of ["", "clientes", "mapa", "linha-do-tempo", "cobertura", "agenda", "roteiro", "fechamento", "analises", "motivos", "resgate", "prospeccao", "segmentos", "avisos", "metas", "simulador", "distribuicao", "equipe", "dados", "ajustes", "sobre", "mais"]) {
    await page.goto(site.url(path));
    await ready(page);
    await expect(page.locator("main .page").first()).toBeVisible();
    await expect(missing(page)).toHaveCount(0);
  }
});
