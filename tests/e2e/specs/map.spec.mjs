// The map: clients at their place, read aloud, reached by finger and keyboard, corrected, filtered, without a network.
import { expect, expectAccessible, keptOffline, ready, test } from "../fixtures.mjs";
import { placeTold, still } from "../rest.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const dialog = (page, name) => page.getByRole("dialog", { name });
const map = (page) => page.getByRole("application", { name: "Mapa dos clientes" });
const aloud = (page) => page.locator(".canvas-map [aria-live=polite]");
const legend = (page, name) => page.getByRole("list", { name: "Legenda e filtro" }).getByRole("button", { name });

/** Registers clients by hand: name and município. */
async function register(page, site, clients) {
  await page.goto(site.url("clientes"));
  await ready(page);
  for (const [name, city] of clients) {
    await page.getByRole("button", { name: /Cadastrar cliente|Novo cliente/ }).click();
    const form = dialog(page, "Novo cliente");
    await form.getByRole("textbox", { name: "Razão social" }).fill(name);
    await form.getByRole("textbox", { name: "Município" }).fill(city);
    await form.getByRole("button", { name: city, exact: true }).click();
    await page.getByRole("button", { name: "Salvar cliente" }).click();
    await expect(form).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  }
}

async function openMap(page, site, query = "") {
  await page.goto(site.url(`mapa${query}`));
  await ready(page);
  await expect(map(page)).toBeVisible();
  // It has come to rest: camera, outlines, points.
  await still(map(page));
}

/** The keyboard goes to the next mark in view and opens it. */
async function openNext(page) {
  await map(page).focus();
  await page.keyboard.press("PageDown");
  const said = await aloud(page).textContent();
  await page.keyboard.press("Enter");
  return said;
}

test("a client without coordinates stands at its município and gets its contact from the card", async ({ page, site }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"]]);
  await openMap(page, site);
  expect(await openNext(page)).toBe("Padaria União, sem registro, nunca contatado, Campinas/SP");
  const card = page.getByRole("region", { name: "Padaria União" });
  await expect(card.getByText("Sem coordenadas: mostrado na sede do município")).toBeVisible();
  await expectAccessible(page);
  await expect(legend(page, /sem registro/i)).toContainText("1");
  await card.getByRole("button", { name: "Registrar visita" }).click();
  await expect(page.locator(".toast")).toContainText("Padaria União");
  await expect(card.getByText("0 dias sem contato")).toBeVisible();
  await expect(legend(page, /em dia/i)).toContainText("1");
});

test("a tap on the point opens its card, a tap beside it closes the card", async ({ page, site }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"]]);
  await openMap(page, site);
  const box = await map(page).boundingBox();
  // One client is looked at: it stands in the middle of what the legend leaves free.
  const rem = 16;
  const x = box.x + box.width / 2 + ((18 - 3.5) * rem) / 2;
  const y = box.y + box.height / 2 + (4 * rem) / 2;
  await page.mouse.click(x, y);
  await expect(page.getByRole("region", { name: "Padaria União" })).toBeVisible();
  await page.mouse.click(x - 150, y - 100);
  await expect(page.getByRole("region", { name: "Padaria União" })).toHaveCount(0);
});

test("clients at one spot are told by their mix and can be reached one by one", async ({ page, site }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"], ["Mercado Sol", "Campinas/SP"]]);
  await openMap(page, site);
  expect(await openNext(page)).toBe("2 clientes: 2 sem registro");
  const spot = page.getByRole("region", { name: "2 clientes neste ponto" });
  await expect(spot.getByRole("button")).toHaveCount(3);
  await spot.getByRole("button", { name: /Mercado Sol/ }).click();
  await expect(page.getByRole("region", { name: "Mercado Sol" })).toBeVisible();
});

test("a corrected place is kept", async ({ page, site }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"]]);
  await openMap(page, site);
  await openNext(page);
  await page.getByRole("button", { name: "Corrigir posição" }).click();
  const box = await map(page).boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.getByRole("button", { name: "Salvar lugar" }).click();
  await expect(page.locator(".toast")).toBeVisible();
  await openMap(page, site);
  await openNext(page);
  const card = page.getByRole("region", { name: "Padaria União" });
  await expect(card).toBeVisible();
  await expect(card.getByText("Sem coordenadas")).toHaveCount(0);
});

test("the device's position is used when asked for, and its refusal changes nothing", async ({ page, site, context }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"]]);
  await openMap(page, site);
  await openNext(page);
  await page.getByRole("button", { name: "Corrigir posição" }).click();
  await page.getByRole("button", { name: "Usar minha posição" }).click();
  await expect(page.locator(".toast")).toContainText("Sem permissão");
  await context.grantPermissions(["geolocation"], { origin: site.origin });
  await context.setGeolocation({ latitude: -22.9056, longitude: -47.0608, accuracy: 20 });
  await page.getByRole("button", { name: "Usar minha posição" }).click();
  await placeTold(page);
  await page.getByRole("button", { name: "Salvar lugar" }).click();
  await expect(page.getByRole("region", { name: "Padaria União" }).getByText("Sem coordenadas")).toHaveCount(0);
});

test("the legend filters, prints its cuts and lives in the address", async ({ page, site }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"], ["Mercado Sol", "Manaus/AM"]]);
  await openMap(page, site);
  for (const cut of ["menos de 70% do intervalo", "70% a 99%", "100% a 149%", "150% ou mais", "nunca contatado"]) {
    await expect(page.getByText(cut)).toBeVisible();
  }
  await legend(page, /esquecido/i).click();
  await expect(page.getByText("Nenhum cliente passa pelos filtros")).toBeVisible();
  await expect(page).toHaveURL(/estado=esquecido/);
  await legend(page, /esquecido/i).click();
  await legend(page, /sem registro/i).click();
  await expect(page).toHaveURL(/estado=sem-registro/);
  await page.reload();
  await ready(page);
  await expect(legend(page, /sem registro/i)).toHaveAttribute("aria-pressed", "true");
  await page.getByText("Dias", { exact: true }).click();
  await expect(page.getByText("mais de 90 dias")).toBeVisible();
});

test("the list keeps in step with what is in view", async ({ page, site }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"], ["Mercado Sol", "Manaus/AM"]]);
  await openMap(page, site);
  await page.getByRole("button", { name: "Lista" }).click();
  const count = page.locator(".map-drawer__count");
  await expect(count).toHaveText("2 na tela, de 2");
  await page.getByText("Mercado Sol").click();
  await expect(page.getByRole("region", { name: "Mercado Sol" })).toBeVisible();
  const box = await map(page).boundingBox();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.3);
  for (let turn = 0; turn < 6; turn++) await page.mouse.wheel(0, -300);
  await expect(count).not.toHaveText("2 na tela, de 2");
});

test("cobertura by UF shows each share with its whole", async ({ page, site }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"], ["Mercado Sol", "Manaus/AM"]]);
  await openMap(page, site);
  await openNext(page);
  await page.getByRole("button", { name: "Registrar visita" }).click();
  await page.getByRole("radio", { name: "Cobertura" }).or(page.locator(".map-tools").getByText("Cobertura")).first().click();
  await expect(page.getByText(/Cobertura de .* por UF/)).toContainText("50,0% (1 de 2)");
});

test("without a network the outlines are there, near and far", async ({ page, site }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"]]);
  await keptOffline(page, site);
  await site.off();
  await openMap(page, site);
  await expect(page.getByText("O contorno do mapa não abriu")).toHaveCount(0);
  const colours = () => map(page).evaluate((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set();
    for (let at = 0; at < data.length; at += 4 * 97) seen.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
    return seen.size;
  });
  await page.getByRole("button", { name: "Ver tudo" }).click();
  await expect.poll(colours).toBeGreaterThan(4);
});
