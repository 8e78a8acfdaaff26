// What comes out of WhatsApp: an exported conversation, and a message that is shared with the app or pasted.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, keptOffline, ready, test } from "../fixtures.mjs";
import { atData, writing } from "../importing.mjs";
import { stored } from "../stored.mjs";

const CASES = new URL("../../field_files/", import.meta.url);
const CHAT = "Conversa do WhatsApp com Padaria Aurora.txt";
const CLIENTS = [
  "codigo;razao_social;nome_fantasia;telefone;cidade;uf",
  "1;Panificadora Aurora Ltda;Padaria Aurora;(19) 98765-4321;Campinas;SP",
  "2;Mercado Sol ME;;(19) 3265-4321;Campinas;SP",
  "3;Mercado Sol ME;;(11) 3265-4321;Jundiaí;SP",
].join("\r\n");

const button = (page, name) => page.getByRole("button", { name });
const sheet = (page) => page.getByRole("dialog").last();
const contacts = async (page) => (await stored(page)).contacts;

async function withClients(page, site) {
  await atData(page, site);
  await writing(page, { name: "clientes.csv", mimeType: "text/csv", buffer: Buffer.from(CLIENTS) }, /^Importar \d/);
  await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  await button(page, "Concluir").click();
}

async function chosen(page, path) {
  const buffer = await readFile(new URL(`chat-1-android/${path}`, CASES));
  await page.locator("input[type=file][accept*=carteira]").setInputFiles({ name: CHAT, mimeType: "text/plain", buffer });
  await expect(page.getByText("Cliente na carteira")).toBeVisible({ timeout: 30_000 });
}

/** As the system does it: a POST that the browser navigates by. */
async function share(page, texto) {
  await page.evaluate((texto) => {
    const form = Object.assign(document.createElement("form"), { method: "post", enctype: "multipart/form-data", action: "compartilhar" });
    form.append(Object.assign(document.createElement("textarea"), { name: "texto", value: texto }));
    document.body.append(form);
    form.submit();
  }, texto);
  await page.waitForURL(/dados/);
  await ready(page);
}

async function paste(page, text) {
  await button(page, "Colar mensagem do WhatsApp").click();
  await page.getByLabel("Cole aqui o texto da mensagem").fill(text);
  await button(page, "Procurar o cliente").click();
}

test("an exported conversation brings a contact a day once its client is confirmed, and is undone whole", async ({ page, site }) => {
  await withClients(page, site);
  await chosen(page, CHAT);
  await expect(page.getByText("6 mensagens em 3 dias, de 03/11/2026 a 12/11/2026.")).toBeVisible();
  await expect(page.getByLabel("Quem é o cliente nesta conversa")).toHaveValue("1");
  await expect(sheet(page).getByRole("strong").filter({ hasText: "Padaria Aurora" })).toBeVisible();
  await expect(page.getByRole("switch", { name: "Nas datas, o mês vem antes do dia" })).not.toBeChecked();
  await expectAccessible(page);
  await button(page, "Conferir as linhas").click();
  await expect(page.getByText("03/11/2026 · 09:00 Rui Vendas: Bom dia!")).toBeVisible();
  expect((await contacts(page))["Panificadora Aurora Ltda"], "nothing comes in before the tap").toBe(0);
  await button(page, "Importar 3 novos").click();
  await expect(page.getByText("Gravado neste aparelho: 3 registros.").or(page.getByText("Gravado neste aparelho: 1 registro."))).toBeVisible({ timeout: 30_000 });
  await button(page, "Concluir").click();
  expect((await contacts(page))["Panificadora Aurora Ltda"]).toBe(3);

  await chosen(page, CHAT);
  await button(page, "Conferir as linhas").click();
  await expect(page.getByText("Este arquivo não muda nada: tudo já está na carteira.")).toBeVisible();
  await button(page, "Concluir").click();

  const act = page.getByRole("listitem").filter({ hasText: "conversa do WhatsApp importada" });
  await act.getByRole("button", { name: "Desfazer" }).click();
  await expect(page.getByText("Desfeito: conversa do WhatsApp importada")).toBeVisible();
  expect((await contacts(page))["Panificadora Aurora Ltda"]).toBe(0);
});

test("a conversation is of the client the rep chooses, and a group is refused", async ({ page, site }) => {
  await withClients(page, site);
  await chosen(page, CHAT);
  await button(page, "Escolher outro cliente").click();
  await page.getByRole("searchbox", { name: "Buscar cliente pelo nome ou telefone" }).fill("jundiai");
  await sheet(page).getByRole("button", { name: /Mercado Sol/ }).click();
  await button(page, "Conferir as linhas").click();
  await expect(page.getByRole("row", { name: /Mercado Sol/ }).first()).toBeVisible();
  await button(page, "Cancelar").click();

  const buffer = await readFile(new URL("chat-4-group/Conversa do WhatsApp com Vendas SP.txt", CASES));
  await page.locator("input[type=file][accept*=carteira]").setInputFiles({ name: "Conversa do WhatsApp com Vendas SP.txt", mimeType: "text/plain", buffer });
  await expect(page.getByText("Esta é a conversa de um grupo do WhatsApp")).toBeVisible({ timeout: 30_000 });
});

test("a shared message opens the contact of the client whose number it has, and is kept only by the rep's tap", async ({ page, site }) => {
  await withClients(page, site);
  await keptOffline(page, site);
  await share(page, "Oi, aqui é a Lia, meu novo número é +55 19 98765-4321. Manda 20 sacos!");
  await expect(page.getByRole("heading", { name: /Padaria Aurora/ })).toBeVisible({ timeout: 30_000 });
  await expect(sheet(page).getByLabel("Observação")).toHaveValue(/Manda 20 sacos!$/);
  await expect(button(sheet(page), "WhatsApp")).toHaveAttribute("aria-pressed", "true");
  await expectAccessible(page);
  expect((await contacts(page))["Panificadora Aurora Ltda"]).toBe(0);
  await button(sheet(page), /^sucesso/).click();
  await expect.poll(async () => (await contacts(page))["Panificadora Aurora Ltda"]).toBe(1);
  await page.reload();
  await ready(page);
  await expect(page.getByRole("dialog"), "a message is offered once").toHaveCount(0);
});

test("a pasted message that fits several clients offers them, and one that fits none asks", async ({ page, site }) => {
  await withClients(page, site);
  await paste(page, "Boa tarde, é do Mercado Sol");
  await expect(page.getByRole("heading", { name: "De quem é esta mensagem?" })).toBeVisible();
  await expect(sheet(page).getByRole("listitem")).toHaveCount(2);
  await sheet(page).getByRole("button", { name: /Jundiaí/ }).click();
  await expect(sheet(page).getByLabel("Observação")).toHaveValue("Boa tarde, é do Mercado Sol");

  await button(page, "Não é com Mercado Sol ME").click();
  await expect(sheet(page).getByRole("listitem")).toHaveCount(2);
  await sheet(page).getByRole("searchbox").fill("aurora");
  await sheet(page).getByRole("button", { name: /Padaria Aurora/ }).click();
  await button(sheet(page), /^sucesso/).click();
  await expect.poll(async () => (await contacts(page))["Panificadora Aurora Ltda"]).toBe(1);
  expect((await contacts(page))["Mercado Sol ME"]).toBe(0);

  await paste(page, "quanto custa?");
  await expect(page.getByRole("heading", { name: "De quem é esta mensagem?" })).toBeVisible();
  await expect(sheet(page).getByRole("listitem")).toHaveCount(3);
});

test("the field for a copied message is one tap from Mais, and the keyboard is already there", async ({ page, site }) => {
  await withClients(page, site);
  await page.goto(site.url("mais"));
  await ready(page);
  await button(page, "Colar mensagem do WhatsApp").click();
  await expect(page.getByLabel("Cole aqui o texto da mensagem")).toBeFocused();
  await page.keyboard.type("Aqui é da Padaria Aurora, manda 20 sacos");
  await button(page, "Procurar o cliente").click();
  await expect(sheet(page).getByText("Padaria Aurora").first()).toBeVisible();
});
