// Winning a client back: a case from its task to reativado, a message from a template, complaints; and the alerts of the day.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { keeps } from "../leaving.mjs";
import { kept } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" }, permissions: ["notifications"] });
test.setTimeout(120_000);

const NOW = new Date("2026-11-18T10:00:00-03:00");
const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });

/** Four clients: em risco since three days, inativo since nine, and two that buy as usual. */
const files = () => {
  const clients = [
    "codigo;razao_social;cidade;uf;vendedor;situacao;telefone;whatsapp;email",
    "101;Padaria União;Campinas;SP;Ana Souza;ativo;(19) 3265-4321;(19) 98765-4321;compras@uniao.example",
    "102;Empório Sol;Campinas;SP;Ana Souza;ativo;(19) 3265-4322;(19) 98765-4322;",
    "103;Mercado Bom;Campinas;SP;Ana Souza;ativo;;;",
    "104;Mercado Novo;Campinas;SP;Ana Souza;ativo;;;",
  ];
  const orders = [
    "numero;data;cliente_codigo;valor;situacao;produto",
    "501;30/09/2026;101;R$ 4.800,00;faturado;farinha",
    "502;10/08/2026;102;R$ 1.200,00;faturado;sal",
    "503;10/11/2026;103;R$ 900,00;faturado;sal",
    "504;12/11/2026;104;R$ 900,00;faturado;sal",
  ];
  const file = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`\ufeff${rows.join("\r\n")}\r\n`) });
  return [file("clientes.csv", clients), file("pedidos.csv", orders)];
};

/** Opens the app with those clients; links that leave it are followed nowhere, and the icon's number is noted. */
async function begin(page, site) {
  await page.clock.setSystemTime(NOW);
  await page.addInitScript(() => {
    document.addEventListener("click", (event) => event.target.closest?.('a[rel~="external"]') && event.preventDefault(), true);
    window.badges = [];
    navigator.setAppBadge = async (count) => void window.badges.push(count);
    navigator.clearAppBadge = async () => void window.badges.push(0);
  });
  await page.goto(site.url("dados"));
  await ready(page);
  await page.locator("input[type=file][accept*=carteira]").setInputFiles(files());
  for (const next of ["Próximo arquivo", "Concluir"]) {
    await button(page, "Conferir as linhas").click();
    await page.getByRole("button", { name: /^Importar \d/ }).click();
    await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
    await button(page, next).click();
  }
  await expect(page.getByText("Gravado neste aparelho:")).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
}

async function go(page, site, path) {
  // The app writing its own address may end a page load that has just begun.
  await page.goto(site.url(path)).catch(() => page.goto(site.url(path)));
  await ready(page);
}

async function openClient(page, site, name) {
  await go(page, site, "clientes");
  await page.getByText(name).first().click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
}

test("a case goes from its task to reativado, and the placar counts it", async ({ page, site }) => {
  await begin(page, site);
  await go(page, site, "resgate?aba=tarefas");
  await expect(page.getByRole("heading", { name: "2 tarefas de resgate" })).toBeVisible();
  await expect(page.locator("[data-case]").first()).toContainText("Padaria União");
  await expectAccessible(page);

  // One tap calls and records the try; the answer is asked after.
  await link(page, "Ligar: Padaria União").click();
  await expect(page.getByRole("heading", { name: "1 tarefa de resgate" })).toBeVisible();
  await expect(page.getByText("Ligação em 18/11/2026. Respondeu?")).toBeVisible();
  await kept(page, () => button(page, "Respondeu: Padaria União").click());
  await expect(page.getByText("Ligação em 18/11/2026. Respondeu?")).toHaveCount(0);

  await openClient(page, site, "Padaria União");
  const card = page.locator("section.case");
  await expect(card).toContainText("Próximo passo em");
  await expect(card).toContainText("ligação em 18/11/2026, respondeu");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Mais ações" }).or(page.locator(".client__head .menu .icon-button")).first().click();
  await page.getByRole("menuitem", { name: "Registrar pedido" }).click();
  await page.getByLabel("Valor líquido").fill("1500");
  await button(page, "Salvar pedido").click();
  await expect(card).toContainText("Reativado por um pedido em 18/11/2026");
  await expect(page.getByText(/Pedido salvo neste aparelho/)).toBeVisible();

  await go(page, site, "resgate?aba=placar");
  const row = page.getByRole("row", { name: /ao ficar em risco/ });
  await expect(row).toContainText("1 de 1");
  await expect(row).toContainText("100,0% (21% a 100%)");
  await expectAccessible(page);
});

test("a message is written from the template that fits, and opens filled in WhatsApp or e-mail", async ({ page, site }) => {
  await begin(page, site);
  await go(page, site, "ajustes");
  await page.getByRole("button", { name: "Novo modelo" }).click();
  await page.getByLabel("Nome do modelo").fill("Meu modelo");
  await page.getByLabel("Texto", { exact: true }).fill("Oi, {nome}. Tudo bem, {apelido}?");
  await expect(page.getByText("{apelido} não existe.")).toBeVisible();
  await expectAccessible(page);
  await button(page, "Salvar modelo").click();
  await expect(page.getByText("{apelido} não existe.")).toBeVisible();
  await page.getByLabel("Texto", { exact: true }).fill("Oi, {nome}. Levo {produtos}, {vendedor}.");
  await expect(page.locator(".message__preview")).toContainText("Oi, Padaria União.");
  await page.getByRole("button", { name: "em risco" }).click();
  await button(page, "Salvar modelo").click();
  await expect(page.getByText("Meu modelo")).toBeVisible();
  await expect(page.getByText("Salvo neste aparelho").first()).toBeVisible();

  await openClient(page, site, "Empório Sol");
  await page.locator(".client__head .menu .icon-button").first().click();
  await page.getByRole("menuitem", { name: "Mensagem" }).click();
  const text = page.getByLabel("Texto", { exact: true });
  await expect(text).toHaveValue(/Olá, Empório Sol, aqui é Ana Souza\.\nJá faz 100 dias desde o último pedido/);
  await expectAccessible(page);
  const href = await page.getByRole("link", { name: "Abrir no WhatsApp" }).getAttribute("href");
  expect(href).toMatch(/^https:\/\/wa\.me\/5519987654322\?text=Ol%C3%A1/);
  expect(decodeURIComponent(href)).not.toMatch(/[{}]/);
  await page.getByLabel("Modelo").selectOption({ label: "Meu modelo" });
  await expect(text).toHaveValue(/^Oi, Empório Sol\./);
  await expect(page.getByRole("link", { name: "Abrir no e-mail" })).toHaveAttribute("href", /^mailto:\?.*body=Oi%2C/);
});

test("a message half written is a draft", async ({ page, site }) => {
  await begin(page, site);
  await openClient(page, site, "Empório Sol");
  const message = async (page) => {
    await page.locator(".client__head .menu .icon-button").first().click();
    await page.getByRole("menuitem", { name: "Mensagem" }).click();
  };
  await keeps(page, message, "Texto", "Olá, volto na quinta");
});

test("an alert put off survives a reload and comes back on its day; the icon has the count", async ({ page, site }) => {
  await begin(page, site);
  await go(page, site, "avisos");
  const rows = page.locator("[data-alert]");
  await expect(rows.first()).toContainText("Cópia da carteira");
  const before = await rows.count();
  expect(before).toBeGreaterThan(2);
  await expect.poll(() => page.evaluate(() => window.badges.at(-1)), { timeout: 10_000 }).toBe(before);
  await expectAccessible(page);

  await button(page, "Adiar aviso de Padaria União").click();
  await page.getByRole("menuitem", { name: "Até amanhã" }).click();
  await expect(rows.filter({ hasText: "Padaria União" })).toHaveCount(0);
  await expect(page.getByText("Aviso adiado")).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.badges.at(-1)), { timeout: 10_000 }).toBe(before - 1);
  await page.reload();
  await ready(page);
  await expect(rows).toHaveCount(before - 1);
  await page.clock.setSystemTime(new Date("2026-11-19T09:00:00-03:00"));
  await page.reload();
  await ready(page);
  await expect(rows.filter({ hasText: "Padaria União" })).toHaveCount(1);
});

test("notifications come only when asked for, three a day at most, and lead to the client", async ({ page, site, context }) => {
  await begin(page, site);
  const shown = () => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return (await registration.getNotifications()).map(({ title, body, data }) => ({ title, body, address: data.address }));
  });
  await page.waitForTimeout(2_500);
  expect(await shown()).toEqual([]);
  await go(page, site, "ajustes");
  await page.getByRole("switch", { name: "Mostrar notificações" }).or(page.getByLabel("Mostrar notificações")).first().check();
  await expect.poll(async () => (await shown()).length, { timeout: 10_000 }).toBe(3);
  const notes = await shown();
  expect(notes.map((note) => note.title)).toContain("Padaria União");
  expect(notes.find((note) => note.title === "Padaria União").address).toMatch(/\/clientes\/[0-9a-f-]{36}$/);
  expect(notes.every((note) => !/R\$/.test(note.body))).toBe(true);
  await page.reload();
  await ready(page);
  await page.waitForTimeout(2_500);
  expect((await shown()).length).toBe(3);

  // A tap on it opens the client in the window that is there.
  const [worker] = context.serviceWorkers();
  await worker.evaluate(async () => {
    const notes = await self.registration.getNotifications();
    const notification = notes.find((note) => note.title === "Padaria União");
    self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
  });
  await expect(page.getByRole("heading", { level: 2, name: "Padaria União" })).toBeVisible({ timeout: 15_000 });
});

test("a complaint makes the rescue wait for a person, and is resolved with what was done", async ({ page, site }) => {
  await begin(page, site);
  await openClient(page, site, "Padaria União");
  await button(page, "Outro resultado").click();
  await page.getByText("Data, observação, próximo passo, pedido, NPS").click();
  await page.getByLabel("Reclamação").fill("farinha molhada");
  await page.getByRole("button", { name: /^ausente/ }).click();
  const complaint = page.getByText("hoje: farinha molhada");
  await expect(complaint).toBeVisible();
  await expect(page.locator("section.case")).toContainText("Detrator: falta alguém confirmar");
  await expectAccessible(page);
  await button(page, "Resolver: farinha molhada").click();
  await button(page, "Salvar como resolvida").click();
  await expect(page.getByText("Escreva o que foi feito")).toBeVisible();
  await page.getByLabel("O que foi feito").fill("Trocada no mesmo dia");
  await button(page, "Salvar como resolvida").click();
  await expect(complaint).toHaveCount(0);
  await expect(page.locator("section.case")).not.toContainText("Detrator");
});
