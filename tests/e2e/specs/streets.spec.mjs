// Streets from the rep's own file: chosen once, there offline and after a reload, found by name, a place pointed at, gone again.
import { expect, expectAccessible, keptOffline, ready, test } from "../fixtures.mjs";
import { unfoldForm } from "../stored.mjs";
import { archive, around, choose, streets } from "../streets.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const dialog = (page, name) => page.getByRole("dialog", { name });
const map = (page) => page.getByRole("application", { name: "Mapa dos clientes" });
const credit = (page) => page.getByText("Dados das ruas: © Prefeitura de teste");

/** One client at the seat of Porto Alegre: the map opens there. */
async function register(page, site) {
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.getByRole("button", { name: /Cadastrar cliente|Novo cliente/ }).click();
  const form = dialog(page, "Novo cliente");
  await unfoldForm(page);
  await form.getByRole("textbox", { name: "Nome fantasia" }).fill("Padaria União");
  await form.getByRole("textbox", { name: "Município" }).fill("Porto Alegre/RS");
  await form.getByRole("button", { name: "Porto Alegre/RS", exact: true }).click();
  await page.getByRole("button", { name: "Salvar cliente" }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 2, name: "Padaria União" })).toBeVisible();
}

async function openMap(page, site) {
  await page.goto(site.url("mapa"));
  await ready(page);
  await expect(map(page)).toBeVisible();
}

async function keep(page, site, name = "poa.pmtiles", buffer = archive([...around(), ...streets()])) {
  await page.goto(site.url("dados"));
  await ready(page);
  return choose(page, name, buffer);
}

/** From the município in view to where one would see streets. */
async function closer(page) {
  await map(page).focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press("+");
}

/** How many pixels of the map are of a colour. */
const pixels = (page, colour) => map(page).evaluate((canvas, [r, g, b]) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) found += data[at] === r && data[at + 1] === g && data[at + 2] === b;
  return found;
}, colour);
const AVENUE = [0xff, 0xf1, 0xc9];

test("a file chosen once is drawn after a reload without a network, and removed again", async ({ page, site }) => {
  await register(page, site);
  await openMap(page, site);
  await expect(page.getByText("Para ver ruas aqui, guarde um arquivo da região em Dados.")).toHaveCount(0);
  await closer(page);
  await expect(page.getByText("Para ver ruas aqui, guarde um arquivo da região em Dados.")).toBeVisible();
  const card = await keep(page, site);
  await expect(card.getByText("poa.pmtiles")).toBeVisible();
  await expect(card.getByText("Porto Alegre/RS")).toBeVisible();
  await expect(card.getByText("0,2 MB · detalhe até o nível 14")).toBeVisible();
  await expect(card.getByText("Dados das ruas: © Prefeitura de teste")).toBeVisible();
  await expect(card.getByText(/nomes de rua na busca do mapa/)).toBeVisible();
  await expectAccessible(page);
  await keptOffline(page, site);
  await site.off();
  await openMap(page, site);
  await expect(credit(page)).toBeVisible();
  await expect.poll(() => pixels(page, AVENUE)).toBeGreaterThan(200);
  await expectAccessible(page);
  await page.goto(site.url("dados"));
  await ready(page);
  await card.getByRole("button", { name: "Remover" }).click();
  await page.getByRole("alertdialog", { name: "Remover o mapa poa.pmtiles deste aparelho?" }).getByRole("button", { name: "Remover" }).click();
  await expect(card.getByText("poa.pmtiles")).toHaveCount(0);
  await page.waitForFunction(() => typeof history.state !== "string");
  await openMap(page, site);
  await closer(page);
  await expect(page.getByText("Para ver ruas aqui, guarde um arquivo da região em Dados.")).toBeVisible();
  expect(await pixels(page, AVENUE)).toBe(0);
});

test("files that give no streets are refused with their reason, and nothing of them stays", async ({ page, site }) => {
  await register(page, site);
  const good = archive(streets().slice(0, 50));
  const whole = (await keep(page, site, "cortado.pmtiles", good.subarray(0, good.length - 10))).getByRole("alert");
  await expect(whole).toContainText("cortado.pmtiles: O arquivo está incompleto");
  await choose(page, "planilha.pmtiles", Buffer.from("nome;cidade\nAna;Recife\n"));
  await expect(whole).toContainText("não é um mapa PMTiles. Nada foi guardado.");
  await choose(page, "longe.pmtiles", archive(streets().slice(0, 50), { zooms: [8, 9] }));
  await expect(whole).toContainText("vai só até o nível 9");
  const left = () => page.evaluate(async () => {
    const names = [];
    try {
      for await (const name of (await (await navigator.storage.getDirectory()).getDirectoryHandle("mapas")).keys()) names.push(name);
    } catch {
      // No folder: nothing was ever kept.
    }
    return names;
  });
  expect(await left()).toEqual([]);
  await choose(page, "brotli.pmtiles", archive(streets().slice(0, 50), { packing: "brotli" }));
  await expect(page.getByText("brotli.pmtiles", { exact: true })).toBeVisible();
  await expect.poll(async () => (await left()).length).toBe(3);
});

test("apagar tudo takes the streets along", async ({ page, site }) => {
  await register(page, site);
  const card = await keep(page, site);
  await expect(card.getByText("poa.pmtiles")).toBeVisible();
  await page.getByRole("button", { name: "Apagar tudo" }).click();
  await page.getByRole("alertdialog", { name: "Apagar toda a carteira deste aparelho?" }).getByRole("button", { name: "Apagar tudo" }).click();
  await expect(page.getByText("A carteira foi apagada deste aparelho.")).toBeVisible({ timeout: 30_000 });
  const folders = await page.evaluate(async () => {
    const names = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names;
  });
  expect(folders).not.toContain("mapas");
});

test("a long press points at a place, and the form begins there", async ({ page, site }) => {
  await register(page, site);
  await openMap(page, site);
  await page.waitForTimeout(600);
  const box = await map(page).boundingBox();
  await page.mouse.move(box.x + 620, box.y + 560);
  await page.mouse.down();
  await expect(page.getByRole("region", { name: "Lugar marcado no mapa" })).toBeVisible();
  await page.mouse.up();
  const pointed = page.getByRole("region", { name: "Lugar marcado no mapa" });
  await expect(pointed).toBeVisible();
  await page.waitForTimeout(600);
  const said = await pointed.locator(".number").textContent();
  await pointed.getByRole("button", { name: "Cadastrar aqui" }).click();
  const form = dialog(page, "Novo cliente");
  await expect(form.getByRole("textbox", { name: "Posição no mapa" })).toHaveValue(said);
  await form.getByRole("textbox", { name: "Nome fantasia" }).fill("Mercado do Ponto");
  await page.getByRole("button", { name: "Salvar cliente" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Mercado do Ponto" })).toBeVisible();
  await page.waitForFunction(() => typeof history.state !== "string");
  await openMap(page, site);
  await map(page).focus();
  await page.keyboard.press("c");
  await expect(pointed, "the keyboard points at the middle").toBeVisible();
});

test("a street is found by its name and gone to", async ({ page, site }) => {
  await register(page, site);
  const card = await keep(page, site);
  await expect(card.getByText(/nomes de rua na busca do mapa/)).toBeVisible();
  await openMap(page, site);
  await page.getByRole("button", { name: "Ir a uma rua" }).click();
  const sheet = dialog(page, "Ir a uma rua");
  await sheet.getByRole("searchbox", { name: "Nome da rua" }).fill("osvaldo ara");
  await expect(sheet.getByRole("button", { name: /Osvaldo Aranha/ }).first()).toBeVisible();
  await expectAccessible(page);
  await page.waitForTimeout(600);
  await sheet.getByRole("button", { name: /Osvaldo Aranha/ }).first().click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Lugar marcado no mapa" })).toBeVisible();
  await expect(credit(page)).toBeVisible();
  await expect.poll(() => pixels(page, AVENUE)).toBeGreaterThan(1_000);
});

test("a part of a file that can not be read is asked for again, and said when it goes on failing", async ({ page, site }) => {
  await register(page, site);
  const whole = archive([...around(), ...streets()]);
  const from = Number(whole.readBigUInt64LE(56));
  const card = await keep(page, site, "rasgado.pmtiles", Buffer.concat([whole.subarray(0, from), Buffer.alloc(whole.length - from)]));
  await expect(card.getByText("rasgado.pmtiles")).toBeVisible();
  await openMap(page, site);
  const said = page.getByText("Parte das ruas deste mapa não abriu.");
  await page.waitForTimeout(2_000);
  await expect(said, "once may be chance").toHaveCount(0);
  await expect(said).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  // A file that has them fills the hole.
  await keep(page, site);
  await expect(card.getByText("poa.pmtiles")).toBeVisible();
  await openMap(page, site);
  await expect.poll(() => pixels(page, AVENUE)).toBeGreaterThan(200);
  await page.waitForTimeout(6_000);
  await expect(said).toHaveCount(0);
});
