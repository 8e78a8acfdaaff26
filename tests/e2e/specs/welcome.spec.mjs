// A first visit: the main part alone with the four ways to begin, and never again once a carteira exists.
import { expect, expectAccessible, keptOffline, ready, test } from "../fixtures.mjs";
import { register } from "../stored.mjs";

// Nothing half faded is looked at.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const heading = (page) => page.getByRole("heading", { name: /Saiba com quem falar hoje/ });
// Only the welcome chooses files itself: in the app the same offer is a link to Dados.
const welcome = (page) => page.getByRole("button", { name: "Importar planilha" });
const way = (page, name) => page.getByRole(/Importar|Abrir/.test(name) ? "button" : "link", { name });
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map((one) => one.name));

const table = { name: "clientes.csv", mimeType: "text/csv", buffer: Buffer.from("codigo;razao_social\r\n1;Mercado Um Ltda\r\n") };
const broken = { name: "velho.carteira.json", mimeType: "application/json", buffer: Buffer.from("{}") };

async function open(page, site) {
  await page.goto(site.url());
  await ready(page);
  await expect(welcome(page)).toBeVisible();
}

/** Takes each of the four ways from the welcome and looks where it leads. */
async function takeEach(page, site) {
  for (const [name, file] of [["Importar planilha, NF-e ou contatos", table], ["Abrir arquivo da carteira", broken]]) {
    await open(page, site);
    const chooser = page.waitForEvent("filechooser");
    await way(page, name).click();
    await (await chooser).setFiles([file]);
    await expect(page).toHaveURL(site.url("dados"));
    const sheet = page.getByRole("dialog");
    await expect(sheet).toContainText(file === table ? "Razão social" : "Este não é um arquivo da carteira");
    await forget(page, site);
  }
  await open(page, site);
  await way(page, "Cadastrar cliente").click();
  await expect(page.getByRole("dialog", { name: "Novo cliente" })).toBeVisible();
  await forget(page, site);
  await open(page, site);
  await way(page, "Explorar com dados de exemplo").click();
  await expect(page.locator(".headline__figure")).toBeVisible({ timeout: 30_000 });
  await expect(page.locator(`.standing[data-kind="sample"]`)).toBeVisible();
  await expect(page).toHaveURL(site.url());
}

/** The device is a new one again, with the program's files kept. */
async function forget(page, site) {
  await page.goto(site.url("icons/carteira.svg"));
  await page.evaluate(async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) {
      await new Promise((done) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = request.onerror = done;
      });
    }
    const folder = await navigator.storage.getDirectory();
    for await (const name of folder.keys()) await folder.removeEntry(name, { recursive: true });
  });
}

test("a first visit offers four ways, is accessible in every look, and opens nothing", async ({ page, site }) => {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await open(page, site);
    for (const name of ["Importar planilha, NF-e ou contatos", "Abrir arquivo da carteira", "Cadastrar cliente", "Explorar com dados de exemplo"]) {
      await expect(way(page, name)).toBeVisible();
    }
    await expectAccessible(page);
  }
  await expect(page).toHaveTitle("Hoje · Carteira");
  expect(await databases(page)).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test.describe("without a service worker", () => {
  test.use({ serviceWorkers: "block" });

  test("a first visit fetches the main part alone", async ({ page, site }) => {
    await open(page, site);
    const wasm = site.asked.filter((path) => path.endsWith(".wasm"));
    expect(wasm).toHaveLength(1);
    expect(wasm[0]).toContain("/app-");
  });
});

for (const [name, width, height] of [["tablet", 1280, 800], ["standing tablet", 800, 1280], ["phone", 390, 844]]) {
  test(`nothing runs over the edge and every control is at least 44 px, ${name}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await open(page, site);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, a[href]")]
        .filter((element) => !element.matches(".skip-link") && element.checkVisibility())
        .map((element) => element.getBoundingClientRect())
        .filter((box) => box.width < 44 || box.height < 44).length,
    );
    expect(small).toBe(0);
  });
}

test("each of the four ways works", async ({ page, site }) => {
  test.setTimeout(120_000);
  await takeEach(page, site);
});

test("each of the four ways works without a network after the first visit", async ({ page, site, guard }) => {
  test.setTimeout(120_000);
  // The browser looks for /favicon.ico beside a file that is no page of ours.
  guard.allowed.push(/ERR_FAILED/);
  await open(page, site);
  await keptOffline(page, site);
  await site.off();
  await takeEach(page, site);
});

test("the navigation leads into the app", async ({ page, site }) => {
  await open(page, site);
  await page.getByRole("navigation").first().getByRole("link", { name: "Mapa" }).click();
  await ready(page);
  await expect(page.getByRole("heading", { level: 1, name: "Mapa" })).toBeVisible();
});

test("a rep with a carteira never sees the welcome, not even by going back to it", async ({ page, site }) => {
  await open(page, site);
  await way(page, "Cadastrar cliente").click();
  await page.getByLabel("Razão social ou nome").fill("Padaria São João");
  await page.getByRole("button", { name: "Salvar cliente" }).click();
  await expect(page.getByText("Cliente salvo neste aparelho: Padaria São João")).toBeVisible();
  await page.goto(site.url());
  await ready(page);
  await expect(page.locator(".headline__figure")).toBeVisible();
  await expect(heading(page)).toHaveCount(0);
  // The page gone back to may lead on by itself: its address is asked for once it stands.
  do {
    await page.goBack();
    await page.waitForTimeout(500);
  } while (page.url() !== site.url());
  await expect(page.locator(".headline__figure")).toBeVisible();
  await expect(heading(page)).toHaveCount(0);
});

test("a carteira begun in another tab takes the place of the welcome", async ({ page, site, context }) => {
  await open(page, site);
  const other = await context.newPage();
  await register(other, site, ["Mercado Um"]);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page.locator(".headline__figure")).toBeVisible();
});

test("an emptied database is a loss and gets no welcome", async ({ page, site }) => {
  await register(page, site, ["Mercado Um", "Mercado Dois"]);
  await page.goto(site.url("icons/carteira.svg"));
  await page.evaluate(() => new Promise((done) => {
    const request = indexedDB.deleteDatabase("carteira");
    request.onsuccess = request.onerror = done;
  }));
  expect(await databases(page)).toEqual([]);
  await page.goto(site.url());
  await ready(page);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Importar planilha" })).toBeVisible();
  await expect(welcome(page)).toHaveCount(0);
});

test("an address that asks for something gets the app", async ({ page, site }) => {
  await page.goto(site.url("?atalho=contato"));
  await ready(page);
  await expect(page.getByRole("link", { name: "Importar planilha" })).toBeVisible();
  await expect(welcome(page)).toHaveCount(0);
});

test("how it works is told in three steps, can be skipped, and stands in Ajuda", async ({ page, site }) => {
  await open(page, site);
  const tour = page.getByRole("region", { name: "Como funciona" });
  await expect(tour).toContainText("1 de 3");
  await tour.getByRole("button", { name: "Próximo" }).click();
  await expect(tour).toContainText("2 de 3");
  await tour.getByRole("button", { name: "Pular" }).click();
  await expect(tour).toHaveCount(0);
  await page.goto(site.url("sobre"));
  await ready(page);
  await expect(page.getByRole("heading", { level: 1, name: "Ajuda" })).toBeVisible();
  await expect(tour).toContainText("1 de 3");
  await expect(tour.getByRole("button", { name: "Pular" })).toHaveCount(0);
  await expectAccessible(page);
});

test.describe("on an iPhone", () => {
  test.use({ userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1" });

  test("the welcome says how to install before any data, in words", async ({ page, site }) => {
    await open(page, site);
    await expect(page.getByText("Adicionar à Tela de Início")).toBeVisible();
    await expectAccessible(page);
  });
});
