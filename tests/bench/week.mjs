// The week's agenda for 60 clients at 4× throttle: from the tap on *Propor semana* to the preview, and the longest frame.
import { median, milliseconds, rounds, table } from "./lib-page.mjs";

const MONDAY = new Date("2026-11-23T07:30:00-03:00");
const CLIENTS = 60;

/** Clients around Campinas, all due: a full week and some left out. */
function files() {
  const clients = ["codigo;razao_social;cidade;uf;situacao;latitude;longitude;intervalo_dias"];
  const contacts = ["data;cliente_codigo;canal;resultado"];
  for (let i = 0; i < CLIENTS; i += 1) {
    const at = [-22.9 + 0.011 * ((i * 17) % CLIENTS - 30), -47.06 + 0.009 * ((i * 7) % CLIENTS - 30)];
    clients.push(`${100 + i};Mercado ${100 + i};Campinas;SP;ativo;${at.map((part) => part.toFixed(4).replace(".", ",")).join(";")};${15 + (i % 3) * 15}`);
    contacts.push(`${10 + (i % 18)}/09/2026;${100 + i};visita;sucesso`);
  }
  const file = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\r\n")}\r\n`) });
  return [file("clientes.csv", clients), file("contatos.csv", contacts)];
}

async function measure(page, site, session) {
  await page.clock.setSystemTime(MONDAY);
  await page.goto(site.url("dados"));
  await page.locator("input[type=file][accept*=carteira]").setInputFiles(files());
  for (const next of ["Próximo arquivo", "Concluir"]) {
    await page.getByRole("button", { name: "Conferir as linhas" }).click();
    await page.getByRole("button", { name: /^Importar \d/ }).click();
    await page.getByRole("button", { name: next }).click();
  }
  await page.getByText("Gravado neste aparelho:").waitFor({ state: "hidden" });
  await page.waitForTimeout(500);
  await page.goto(site.url("agenda"));
  const propose = page.getByRole("button", { name: "Propor semana" });
  await propose.waitFor();
  await page.waitForTimeout(2_000);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const { time, longest } = await propose.evaluate((button) => new Promise((done) => {
    const began = performance.now();
    let [last, longest] = [began, 0];
    const look = (now) => {
      longest = Math.max(longest, now - last);
      last = now;
      if (document.querySelector(".proposal__stop")) done({ time: performance.now() - began, longest });
      else requestAnimationFrame(look);
    };
    button.click();
    requestAnimationFrame(look);
  }));
  return { time, longest, visits: await page.locator(".proposal__stop:not([data-out])").count() };
}

const found = await rounds(3, measure);
table(`a week proposed for ${CLIENTS} clients, CPU ×4, median of three`, [
  ["tap to preview", milliseconds(median(found.map((one) => one.time)))],
  ["longest frame meanwhile", milliseconds(median(found.map((one) => one.longest)))],
  ["visits proposed", String(found[0].visits)],
]);
