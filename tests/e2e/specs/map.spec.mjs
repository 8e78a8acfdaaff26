// The map: clients at their place, read aloud, reached by finger and keyboard, corrected, filtered, without a network.
import { expect, expectAccessible, keptOffline, ready, test } from "../fixtures.mjs";
import { bringing } from "../importing.mjs";
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
  await page.getByLabel("Cores por").selectOption({ label: "Cor: dias" });
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

test("the map is coloured by the curva ABC, with a letter, and the address keeps it", async ({ page, site }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"]]);
  await openMap(page, site);
  await page.getByLabel("Cores por").selectOption({ label: "Cor: curva ABC" });
  await expect(page).toHaveURL(/cores=abc/);
  const line = page.getByRole("list", { name: "Legenda e filtro" }).getByRole("listitem");
  await expect(line).toHaveText(/–\s*sem classe\s*1/i);
  await page.reload();
  await ready(page);
  await expect(page.getByLabel("Cores por")).toHaveValue("abc");
  await expect(line).toHaveText(/sem classe/i);
  await page.getByLabel("Cores por").selectOption({ label: "Cor: risco" });
  await legend(page, /sem dados/i).click();
  await expect(page).toHaveURL(/credito=sem-dados/);
  await expectAccessible(page);
});

/** The finger, or the mouse, draws a square round a spot. */
async function drawRound(page, x, y, half) {
  await page.mouse.move(x - half, y - half);
  await page.mouse.down();
  for (const [dx, dy] of [[half, -half], [half, half], [-half, half], [-half, -half + 4]]) {
    await page.mouse.move(x + dx, y + dy, { steps: 8 });
  }
  await page.mouse.up();
}

test("clients inside a drawn line are a filter: for the list, the agenda, a segment, and gone by one tap", async ({ page, site }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"], ["Mercado Sol", "Manaus/AM"]]);
  await openMap(page, site);
  await page.getByRole("button", { name: "Lista" }).click();
  await page.getByText("Padaria União").click();
  await page.getByRole("button", { name: "Fechar a lista" }).click();
  await page.getByRole("button", { name: "Fechar", exact: true }).click();
  await openMap(page, site);
  await page.getByRole("button", { name: "Contornar clientes" }).click();
  const box = await map(page).boundingBox();
  // Nobody stands in a corner of the sea.
  await drawRound(page, box.x + box.width - 140, box.y + box.height - 60, 20);
  await expect(page.locator(".toast")).toContainText("Nenhum cliente dentro do contorno");
  await map(page).focus();
  await page.getByRole("button", { name: "Contornar clientes" }).click();
  await map(page).focus();
  await page.keyboard.press("Enter");
  const bar = page.getByRole("region", { name: "Área no mapa" });
  await expect(bar.getByText("2 clientes na área")).toBeVisible();
  await expect(page).toHaveURL(/area=/);
  await expectAccessible(page);
  await bar.getByRole("button", { name: "Pôr na agenda" }).click();
  await page.getByRole("button", { name: "Marcar 2 visitas" }).click();
  await expect(page.locator(".toast")).toContainText(/salv/i);
  await bar.getByRole("link", { name: "Ver lista" }).click();
  await expect(page.getByText("na área do mapa")).toBeVisible();
  await expect(page.locator(".filter-count__words")).toHaveText("2 clientes");
  await page.goBack();
  await bar.getByRole("button", { name: "Tirar a área" }).click();
  await expect(bar).toHaveCount(0);
  await expect(page).not.toHaveURL(/area=/);
});

/** A file of clients: name, município, UF, latitude, longitude. */
const file = (rows) => ({
  name: "clientes.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(["nome_fantasia;cidade;uf;latitude;longitude", ...rows].join("\n")),
});

test("three hundred clients at one seat are one spot with a list of all of them; eight open like a fan", async ({ page, site }) => {
  const many = Array.from({ length: 300 }, (_, i) => `Mercado ${i + 1};Campinas;SP;;`);
  const few = Array.from({ length: 8 }, (_, i) => `Loja ${i + 1};Manaus;AM;-3,1;-60,02`);
  await bringing(page, site, [file([...many, ...few])]);
  await openMap(page, site, "?uf=SP");
  expect(await openNext(page)).toBe("300 clientes: 300 sem registro");
  const spot = page.getByRole("region", { name: "300 clientes neste ponto" });
  await spot.getByRole("button", { name: "Ver todos os 300" }).click();
  const list = page.getByRole("complementary", { name: "Lista" });
  const chip = list.getByRole("button", { name: "300 clientes neste ponto" });
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await expect(list.locator("[aria-rowcount]")).toHaveAttribute("aria-rowcount", "300");
  await expect(spot).toHaveCount(0);
  await expectAccessible(page);
  await page.waitForTimeout(600);
  await list.getByText(/^Mercado \d+$/).first().click();
  await expect(page.getByRole("region", { name: /^Mercado \d+$/ })).toBeVisible();
  // Let go, the list is of what is in view again.
  await chip.click();
  await expect(chip).toHaveCount(0);
  await openMap(page, site, "?uf=AM");
  expect(await openNext(page)).toBe("8 clientes: 8 sem registro");
  await expect(page.getByRole("region", { name: "8 clientes neste ponto" })).toBeVisible();
  // The first of the fan stands a touch target above the spot.
  await page.getByRole("button", { name: "Fechar", exact: true }).click();
  await map(page).focus();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Enter");
  const box = await map(page).boundingBox();
  const rem = 16;
  const radius = Math.max(46 / (2 * Math.sin(Math.PI / 8)), 46);
  await page.mouse.click(box.x + box.width / 2 + ((18 - 3.5) * rem) / 2, box.y + box.height / 2 + (4 * rem) / 2 - radius);
  await expect(page.getByRole("region", { name: /^Loja \d$/ })).toBeVisible();
});

test("the glow sums what the forgotten buy and leads to them", async ({ page, site }) => {
  await register(page, site, [["Padaria União", "Campinas/SP"]]);
  await openMap(page, site);
  await page.locator(".map-tools").getByText("Calor").click();
  await expect(page.getByText("Compras dos esquecidos")).toContainText("de 0 clientes");
  await expectAccessible(page);
  // The address brings it back, and the way back takes it away.
  await expect(page).toHaveURL(/camada=calor/);
  await page.reload();
  await ready(page);
  await expect(page.getByText("Compras dos esquecidos")).toBeVisible();
  await page.locator(".map-tools").getByText("Clientes", { exact: true }).click();
  await expect(page).not.toHaveURL(/camada/);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  /** Fingers of the device: where each stands, one list a moment. */
  async function fingers(page, moments) {
    const session = await page.context().newCDPSession(page);
    const points = (spots) => spots.map(([x, y], id) => ({ x, y, id }));
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points(moments[0]) });
    for (const spots of moments.slice(1)) {
      await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: points(spots) });
    }
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }
  const picture = (page) => map(page).evaluate((canvas) => canvas.toDataURL());
  const steps = (from, to) => Array.from({ length: 9 }, (_, i) => from.map((spot, at) => spot.map((v, k) => v + ((to[at][k] - v) * i) / 8)));

  test("the legend is whole, and fingers pan, pinch and draw", async ({ page, site }) => {
    await bringing(page, site, [file(["Padaria União;Campinas;SP;;", "Mercado Sol;Manaus;AM;;"])]);
    await openMap(page, site);
    const list = page.getByRole("list", { name: "Legenda e filtro" });
    expect(await list.evaluate((one) => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight)).toBe(true);
    for (const entry of await list.getByRole("button").all()) {
      const { x, width, height } = await entry.boundingBox();
      expect(x >= 0 && x + width <= 390 && height >= 44).toBe(true);
    }
    await expectAccessible(page);
    const box = await map(page).boundingBox();
    const middle = [box.x + box.width / 2, box.y + box.height * 0.75];
    const seen = [await picture(page)];
    await fingers(page, steps([middle], [[middle[0] - 60, middle[1] - 40]]));
    await still(map(page));
    seen.push(await picture(page));
    await fingers(page, steps([[middle[0] - 20, middle[1]], [middle[0] + 20, middle[1]]], [[middle[0] - 150, middle[1]], [middle[0] + 150, middle[1]]]));
    await still(map(page));
    seen.push(await picture(page));
    expect(new Set(seen).size).toBe(3);
    await page.getByRole("button", { name: "Ver tudo" }).click();
    await still(map(page));
    await page.getByRole("button", { name: "Contornar clientes" }).click();
    const whole = await map(page).boundingBox();
    const [left, right, top, bottom] = [whole.x + 8, whole.x + whole.width - 60, whole.y + 320, whole.y + whole.height - 170];
    await fingers(page, [
      ...steps([[left, top]], [[right, top]]),
      ...steps([[right, top]], [[right, bottom]]),
      ...steps([[right, bottom]], [[left, bottom]]),
      ...steps([[left, bottom]], [[left, top + 6]]),
    ]);
    await expect(page.getByRole("region", { name: "Área no mapa" }).or(page.locator(".toast", { hasText: "Nenhum cliente dentro" }))).toBeVisible();
  });
});
