// Equipe: the files of two vendedores are merged, the report says whose they are, and the page says who needs help first.
import { createHash } from "node:crypto";
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, contextOptions: { reducedMotion: "reduce" } });

const DAY = 86_400_000;
/** Of one run all files are written at one time of their day. */
const NOW = Date.now();
const ago = (days) => new Date(NOW - days * DAY);
/** The civil day where the device is. */
const civil = (date) => new Intl.DateTimeFormat("sv-SE", { timeZone: "America/Sao_Paulo", dateStyle: "short" }).format(date);
const read = (date) => civil(date).split("-").reverse().join("/");
const id = (at) => `00000000-0000-7000-8000-${String(at).padStart(12, "0")}`;
const stamp = (at, device, counter = 0) => `${at.getTime().toString(16).padStart(12, "0")}-${counter.toString(16).padStart(8, "0")}-${device}`;

const ANA = { at: 901, name: "Ana Lima", device: "00000000000000a1", clients: [1, 2, 3] };
const RUI = { at: 902, name: "Rui Prado", device: "00000000000000a2", clients: [11, 12] };

/** The file of a vendedor, written so many days ago: `done` by client, days ago, whether with an order. */
function file({ at, name, device, clients }, days, done) {
  const written = ago(days);
  // As a device of São Paulo writes it, three hours behind.
  const moment = new Date(written.getTime() - 3 * 3_600_000).toISOString().replace(/\.\d+Z$/, "-03:00");
  const created = stamp(ago(400), device);
  const person = { salesperson: { id: id(at), at: created, value: { name } } };
  let facts = 0;
  const lines = clients.map((client) => {
    const fields = { created, stamps: {}, legal_name: `${name} ${client}`, holdings: [{ salesperson: id(at) }], city: "Campinas", state: "SP" };
    const own = done.filter((one) => one.client === client);
    const fact = ({ days }, kind) => ({ id: id(client * 1000 + days + kind), recorded: stamp(ago(days), device, (facts += 1)), date: civil(ago(days)) });
    const interactions = own.map((one) => ({ ...fact(one, 0), channel: "visit", outcome: one.order ? "order" : "no_order", ...(one.reason ? { reason: one.reason } : {}) }));
    const orders = own.filter((one) => one.order).map((one) => ({ ...fact(one, 500), value: one.order }));
    return { client: { id: id(client), fields, interactions, orders } };
  });
  const header = {
    format: "carteira", version: 1, min_reader: 1, app: "0.1.0", created_at: moment,
    zone: "America/Sao_Paulo", device, seq: 1, seen: { [device]: stamp(written, device) },
  };
  const body = `${[header, person, ...lines].map((line) => JSON.stringify(line)).join("\n")}\n`;
  const counts = {
    lines: lines.length + 1, clients: clients.length,
    interactions: lines.reduce((sum, { client }) => sum + client.interactions.length, 0),
    orders: lines.reduce((sum, { client }) => sum + client.orders.length, 0),
  };
  const sha256 = createHash("sha256").update(body).digest("hex");
  return { name: `${name}.carteira`, mimeType: "application/json", buffer: Buffer.from(`${body}${JSON.stringify({ end: { ...counts, sha256 } })}\n`) };
}

const OF_ANA = [{ client: 1, days: 0, order: 90_000 }, { client: 2, days: 0, reason: "preco" }];
const OF_RUI = [{ client: 11, days: 300, order: 500_000 }];

const sheet = (page) => page.getByRole("dialog");
const card = (page, name) => page.getByRole("region", { name, exact: true });

async function opened(page, site, given) {
  await page.goto(site.url("dados"));
  await ready(page);
  await page.locator("input[type=file][accept*=carteira]").setInputFiles(given);
}

async function merge(page) {
  await sheet(page).getByRole("button", { name: /^Juntar/ }).click({ timeout: 30_000 });
  await expect(sheet(page).getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
}

async function both(page, site) {
  await opened(page, site, file(ANA, 1, OF_ANA));
  await merge(page);
  await opened(page, site, file(RUI, 10, OF_RUI));
  await merge(page);
}

async function atTeam(page, site) {
  await page.goto(site.url("equipe"));
  await ready(page);
  await expect(card(page, ANA.name)).toBeVisible();
}

test("two files are merged, each with its report, and the team is read from them", async ({ page, site }) => {
  test.slow();
  await opened(page, site, file(ANA, 1, OF_ANA));
  const report = sheet(page).locator(".merge-origin");
  await expect(report).toHaveText(new RegExp(`^Arquivo de Ana Lima, de ${read(ago(1))} \\d\\d:\\d\\d\\. É o primeiro que chega\\.$`), { timeout: 30_000 });
  await expect(sheet(page).getByText("De novo: 3 clientes novos, 2 contatos e 1 pedido.")).toBeVisible();
  await merge(page);
  await opened(page, site, file(RUI, 10, OF_RUI));
  await expect(report).toContainText("Arquivo de Rui Prado", { timeout: 30_000 });
  await merge(page);

  await atTeam(page, site);
  await expect(card(page, ANA.name)).toContainText("66,7% · 2 de 3");
  await expect(card(page, RUI.name)).toContainText("0,0% · 0 de 2");
  await expect(card(page, ANA.name)).toContainText(`Último arquivo: ${read(ago(1))}, de ontem`);
  await expect(card(page, RUI.name)).toContainText(`Último arquivo: ${read(ago(10))}, há 10 dias`);
  // Rui has reached nobody and forgot the one who bought.
  await expect(page.locator(".team .panel__finding")).toHaveText(/^(Rui Prado precisa de ajuda primeiro|.*Rui Prado tem o maior valor esquecido)/);
  await expect(page.locator(".team__person h3").first()).toHaveText(RUI.name);
  const files = card(page, "Arquivos dos vendedores");
  await expect(files).toContainText("1 vendedor sem arquivo nos últimos 7 dias");
  const ask = files.getByRole("link", { name: `Pedir o arquivo a ${RUI.name} pelo WhatsApp` });
  expect(decodeURIComponent(await ask.getAttribute("href"))).toContain(`O último que tenho é de ${read(ago(10))}.`);
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  // Behind a number stand as many clients as it says; the pages open seen as one vendedor.
  await card(page, RUI.name).getByRole("link", { name: /Esquecidos/ }).click();
  await ready(page);
  await expect(page.locator(".client-row")).toHaveCount(1);
  await expect(page.locator(".client-row")).toContainText("Rui Prado 11");
  await page.goBack();
  await card(page, ANA.name).getByRole("link", { name: "1 cliente ainda sem atendimento neste mês" }).click();
  await expect(page.locator(".client-row")).toHaveCount(1);
  await expect(page.locator(".client-row")).toContainText("Ana Lima 3");
  await page.goBack();
  await card(page, RUI.name).getByRole("link", { name: "Clientes: Rui Prado" }).click();
  await expect(page.locator(".client-row")).toHaveCount(2);
});

test("a file without news is noted as received, once, and that is taken back", async ({ page, site }) => {
  test.slow();
  await both(page, site);
  await opened(page, site, file(RUI, 10, OF_RUI));
  await expect(sheet(page).getByText("Ele, ou um mais novo, já tinha chegado.")).toBeVisible({ timeout: 30_000 });
  await expect(sheet(page).getByRole("button", { name: /^Juntar/ })).toHaveCount(0);
  await opened(page, site, file(RUI, 2, OF_RUI));
  await expect(sheet(page).getByText("Este arquivo não traz nada de novo: ao juntar, só fica anotado que ele chegou.")).toBeVisible({ timeout: 30_000 });
  await expect(sheet(page).locator(".merge-origin")).toContainText(`O anterior era de ${read(ago(10))}`);
  await merge(page);
  await atTeam(page, site);
  await expect(card(page, RUI.name)).toContainText(`Último arquivo: ${read(ago(2))}, há 2 dias`);
  await expect(card(page, "Arquivos dos vendedores")).toContainText("Todos os arquivos estão em dia.");
  await page.goto(site.url("dados"));
  await ready(page);
  await page.locator("li.data__act", { hasText: "carteiras juntadas" }).first().getByRole("button", { name: "Desfazer" }).click();
  await expect(page.locator("li.data__act", { hasText: "desfeito" }).first()).toBeVisible();
  await atTeam(page, site);
  await expect(card(page, RUI.name)).toContainText(`Último arquivo: ${read(ago(10))}, há 10 dias`);
});

test("the sheet of the meeting is read on the screen and alone on paper", async ({ page, site }) => {
  test.slow();
  await both(page, site);
  await atTeam(page, site);
  await page.getByRole("button", { name: "Ver a folha" }).click();
  const meeting = card(page, "Reunião comercial");
  await expect(meeting.getByRole("row", { name: /^Ana Lima 66,7% de 80%: .+ 2 clientes / })).toBeVisible();
  await expect(meeting.getByRole("row", { name: /^preço 1 / })).toBeVisible();
  await expect(meeting.getByRole("row", { name: /^Rui Prado 11 Rui Prado / })).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(card(page, RUI.name)).toBeHidden();
  await expect(page.getByRole("button", { name: "Imprimir" })).toBeHidden();
  await expect(meeting.getByRole("row", { name: /^Rui Prado 11 Rui Prado / })).toBeVisible();
});

test("the map tells the vendedores apart by shape and colour, and the legend says whose and how many", async ({ page, site }) => {
  test.slow();
  await both(page, site);
  await atTeam(page, site);
  await page.getByRole("link", { name: "Ver no mapa por vendedor" }).click();
  await ready(page);
  const legend = page.getByRole("list", { name: "Legenda e filtro" });
  await expect(legend.getByRole("button", { name: /^Ana Lima\s*3$/ })).toBeVisible();
  await expect(legend.getByRole("button", { name: /^Rui Prado\s*2$/ })).toBeVisible();
  const marks = await legend.locator("[data-mark]").evaluateAll((all) => all.map((one) => one.dataset.mark));
  expect(new Set(marks).size).toBe(2);
  await expectAccessible(page);
  await legend.getByRole("button", { name: /^Rui Prado/ }).click();
  await expect(legend.getByRole("button", { name: /^Rui Prado/ })).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator(".seen-as")).toHaveText(/Vendedor: Rui Prado/);
  await expect.poll(() => new URL(page.url()).search).toMatch(/vendedor=.*cores=vendedor/);
  await page.reload();
  await ready(page);
  await expect(legend.getByRole("button", { name: /^Ana Lima\s*3$/ })).toBeVisible();
  await page.getByLabel("Cores por").selectOption({ label: "Cor: intervalo" });
  await expect(legend.getByRole("button", { name: /^esquecido/ })).toBeVisible();
});
