// A whole day of a rep, with no network and the clock moved through it: the week planned in the morning, six visits of every
// kind, lunch, a new order of stops, the closing, and the next morning. The taps of the daily tasks are counted and printed.
import { expect, keptOffline, ready, test } from "../fixtures.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, viewport: { width: 1280, height: 800 }, actionTimeout: 15_000 });
test.setTimeout(240_000);

const HOME = { latitude: -22.9056, longitude: -47.0608 };
const clock = (page, time) => page.clock.setSystemTime(new Date(`2026-11-${time}:00-03:00`));
const button = (page, name) => page.getByRole("button", { name, exact: true });
const toast = (page) => page.locator(".toast-region");
const sheet = (page) => page.getByRole("dialog");
const monday = (page) => page.locator('section[data-day="2026-11-23"] .agenda-card');
const stops = (page) => page.locator(".stop-row:not([data-made])");

/** Forty clients around Campinas, a full week, each with a contact 40 days ago and orders every 20 days; interval 30 days. */
function files() {
  const clients = ["codigo;razao_social;cidade;uf;vendedor;situacao;whatsapp;latitude;longitude;intervalo_dias"];
  const orders = ["numero;data;cliente_codigo;valor;situacao"];
  const contacts = ["data;cliente_codigo;canal;resultado"];
  for (let i = 0; i < 40; i++) {
    const at = `${(HOME.latitude + 0.006 * (i - 20)).toFixed(4)};${(HOME.longitude + 0.005 * ((i * 7) % 40 - 20)).toFixed(4)}`;
    clients.push(`${101 + i};Mercado ${11 + i} Ltda;Campinas;SP;Ana Souza;ativo;(19) 98800-00${11 + i};${at.replaceAll(".", ",")};30`);
    contacts.push(`14/10/2026;${101 + i};visita;sucesso`);
    for (const [at, day] of ["24/09/2026", "14/10/2026", "03/11/2026"].entries()) {
      orders.push(`${500 + 10 * i + at};${day};${101 + i};R$ ${1_000 + 150 * i},00;faturado`);
    }
  }
  // One at risk, who came into a rescue three days ago.
  clients.push(`199;Padaria Parada Ltda;Campinas;SP;Ana Souza;ativo;(19) 98801-0000;-22,9;-47,05;90`);
  orders.push("990;05/10/2026;199;R$ 3.000,00;faturado");
  contacts.push("30/10/2026;199;visita;sucesso");
  const file = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`\ufeff${rows.join("\r\n")}\r\n`) });
  return [file("clientes.csv", clients), file("pedidos.csv", orders), file("contatos.csv", contacts)];
}

async function bringIn(page) {
  await page.locator("input[type=file][accept*=carteira]").setInputFiles(files());
  for (const next of ["Próximo arquivo", "Próximo arquivo", "Concluir"]) {
    await button(page, "Conferir as linhas").click();
    await page.getByRole("button", { name: /^Importar \d/ }).click();
    await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
    await button(page, next).click();
  }
  await expect(page.getByText("Gravado neste aparelho:")).toHaveCount(0);
}

/** Counts the taps of one task and how long it takes from the first tap to what ends it. */
class Tasks {
  done = [];

  async run(name, most, work) {
    const began = performance.now();
    let taps = 0;
    await work(async (target) => {
      taps += 1;
      await target.click();
    });
    this.done.push({ tarefa: name, toques: taps, segundos: Number(((performance.now() - began) / 1000).toFixed(1)) });
    expect(taps, `${name}: taps`).toBeLessThanOrEqual(most);
  }
}

async function go(page, site, path) {
  // A sheet that was just closed takes its entry of the history back first.
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
  await page.goto(site.url(path));
  await ready(page);
}

async function openClient(page, site, name) {
  await go(page, site, `clientes?busca=${encodeURIComponent(name)}`);
  await page.locator(".client-row").filter({ hasText: name }).first().click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
}

test("a day is planned, made, closed, and the next morning knows of it", async ({ page, site, context, guard }) => {
  guard.allowed.push(/wa\.me/);
  await context.route(/wa\.me/, (route) => route.fulfill({ body: "WhatsApp" }));
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation(HOME);
  // What a tap would open outside is not followed.
  await page.addInitScript(() => {
    document.addEventListener("click", (event) => event.target.closest?.('a[href^="tel:"]') && event.preventDefault(), true);
  });
  const tasks = new Tasks();

  // Before the day: the carteira is on the device, and then there is no network.
  await clock(page, "23T07:30");
  await go(page, site, "dados");
  await bringIn(page);
  await keptOffline(page, site);
  await site.off();

  // 07:30: the week.
  await go(page, site, "agenda");
  await tasks.run("planejar a semana", 2, async (tap) => {
    await tap(button(page, "Propor semana"));
    await tap(page.getByRole("button", { name: /^Aplicar: \d+ visitas/ }));
    await expect(toast(page)).toContainText("salva neste aparelho");
  });
  const planned = await monday(page).locator(".agenda-card__name").allTextContents();
  expect(planned.length).toBeGreaterThanOrEqual(6);
  const [success, noSale, chat, absent, order, moved] = planned.map((name) => name.trim());

  // 07:40: the way.
  await go(page, site, "roteiro");
  await expect(stops(page)).toHaveCount(planned.length);
  await tasks.run("ordenar o roteiro", 1, async (tap) => {
    await tap(button(page, "Otimizar ordem"));
    await expect(page.locator(".day-route__said")).toHaveText(/Melhor ordem|já é a melhor/);
  });
  const arrivals = await stops(page).locator(".stop-row__arrives").allTextContents();
  expect(arrivals).toEqual([...arrivals].sort());
  // Nobody is visited at lunch.
  expect(arrivals.filter((time) => time.trim() >= "12:00" && time.trim() < "13:00")).toEqual([]);

  // 08:20: a visit with success.
  await clock(page, "23T08:20");
  await go(page, site, "");
  await expect(page.getByText(/agendado às/).first()).toBeVisible();
  await tasks.run("contato com sucesso", 1, async (tap) => {
    await tap(page.getByRole("button", { name: `Registrar visita com ${success}` }));
    await expect(toast(page)).toContainText("Visita registrada e salva neste aparelho");
  });

  // 09:10: no sale, and why.
  await clock(page, "23T09:10");
  await go(page, site, "");
  await tasks.run("sem venda com motivo", 2, async (tap) => {
    await tap(page.getByRole("button", { name: `Outro resultado com ${noSale}` }));
    await tap(sheet(page).getByRole("button", { name: "estoque cheio" }));
    await expect(toast(page)).toContainText("Contato salvo neste aparelho");
  });

  // 10:00: WhatsApp, answered.
  await clock(page, "23T10:00");
  await openClient(page, site, chat);
  await tasks.run("WhatsApp respondido", 2, async (tap) => {
    const [other] = await Promise.all([context.waitForEvent("page"), tap(page.getByRole("link", { name: "WhatsApp" }).first())]);
    await page.waitForTimeout(1_100);
    await other.close();
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await tap(sheet(page).getByRole("button", { name: "Sim, respondeu" }));
    await expect(page.locator(".entry").first()).toContainText("WhatsApp · atendido");
    await expect(toast(page)).toContainText("salvo neste aparelho");
  });

  // 10:40: nobody there.
  await clock(page, "23T10:40");
  await openClient(page, site, absent);
  await button(page, "Outro resultado").click();
  await sheet(page).getByRole("button", { name: /^ausente/i }).click();
  await expect(page.locator(".entry").first()).toContainText("ausente");
  // Shown at once, kept a moment later: the page is left only then.
  await expect(toast(page)).toContainText("salvo neste aparelho");

  // 11:20: an order, the shelf counted, the next step agreed.
  await clock(page, "23T11:20");
  await openClient(page, site, order);
  await tasks.run("próximo passo", 3, async (tap) => {
    await tap(button(page, "Outro resultado"));
    await tap(sheet(page).locator("summary", { hasText: "Data, observação" }));
    await sheet(page).getByLabel("Valor do pedido").fill("2.000,00");
    await sheet(page).getByLabel("Próximo passo").fill("levar a tabela nova");
    await sheet(page).getByLabel("Quando").fill("24/11/2026");
    await tap(sheet(page).getByRole("button", { name: /^sucesso/i }));
    await expect(page.locator(".history")).toContainText("R$ 2.000,00");
    await expect(toast(page)).toContainText("salvo neste aparelho");
  });
  await tasks.run("contagem de estoque", 2, async (tap) => {
    await tap(button(page, "Contar estoque"));
    await sheet(page).getByLabel("Outro produto").first().fill("Farinha 1 kg");
    await sheet(page).getByLabel("Unidades na prateleira").first().fill("48");
    await tap(button(page, "Salvar contagem"));
    await expect(page.locator("#estoque")).toContainText("48 unidades em 23/11/2026");
  });

  // 12:10, at lunch: one call to win a client back.
  await clock(page, "23T12:10");
  await go(page, site, "resgate?aba=tarefas");
  await tasks.run("tarefa de resgate", 1, async (tap) => {
    await tap(page.locator("[data-case]").filter({ hasText: "Padaria Parada" }).getByRole("link", { name: /^(Ligar|WhatsApp|Mensagem)/ }).first());
    await expect(page.getByText(/em 23\/11\/2026\. Respondeu\?/)).toBeVisible();
  });

  // 13:30, after lunch: the rest of the way anew, from here on.
  await clock(page, "23T13:30");
  await go(page, site, "roteiro");
  await expect(stops(page).first()).toBeVisible();
  const left = await stops(page).locator(".stop-row__name").allTextContents();
  for (const made of [success, noSale, order]) expect(left.map((name) => name.trim())).not.toContain(made);
  // An answer by WhatsApp confirms the visit and leaves it standing.
  expect(left.map((name) => name.trim())).toContain(chat);
  if (left.length > 1) await button(page, "Otimizar ordem").click();
  const afternoon = await stops(page).locator(".stop-row__arrives").allTextContents();
  expect(afternoon.every((time) => time.trim() >= "13:30")).toBe(true);

  // Who is near.
  await go(page, site, "clientes");
  await tasks.run("quem está perto", 2, async (tap) => {
    await tap(button(page, "Perto de mim"));
    await tap(button(page, "Usar minha posição"));
    await expect(page.locator(".client-row", { hasText: /daqui/ }).first()).toBeVisible();
  });

  // 18:05: the day is closed; one asked for another day.
  await clock(page, "23T18:05");
  await go(page, site, "fechamento");
  const row = page.locator(".closing-row").filter({ hasText: moved });
  await tasks.run("fechar o dia", 2, async (tap) => {
    await tap(row.getByRole("button", { name: "Remarcar", exact: true }));
    await tap(page.getByRole("button", { name: /^Salvar/ }));
    await expect(toast(page)).toContainText("Fechamento salvo neste aparelho");
  });
  await expect(page.locator(".closing__told")).toContainText(/visita/);

  // The next morning.
  await clock(page, "24T07:40");
  await go(page, site, "");
  // Contacted with success: the visit, the no sale, the WhatsApp, the order. Of forty-one.
  await expect(page.locator(".headline__figure")).toHaveText(/^9,8%\s*4 de 41 clientes$/);
  const today = page.locator(".today-row").filter({ hasText: /agendado/ });
  await expect(today.filter({ hasText: moved })).toHaveCount(1);
  await expect(today.filter({ hasText: order })).toHaveCount(1);
  await expect(page.locator(".today-row").filter({ hasText: success })).toHaveCount(0);
  // Nobody was there: still on the list.
  await page.getByRole("button", { name: /^Atrasados/ }).click();
  await expect(page.locator(".today-row").filter({ hasText: absent })).toHaveCount(1);
  await go(page, site, "agenda");
  await expect(monday(page).filter({ hasText: success })).toHaveAttribute("data-standing", "done");
  await expect(monday(page).filter({ hasText: moved })).toContainText("remarcado para 24/11/2026");
  console.table(tasks.done);
});
