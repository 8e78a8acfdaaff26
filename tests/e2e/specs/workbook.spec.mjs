// Files of a rep's own in the built app: a workbook of Excel and a zip of notas fiscais, chosen as one chooses a file.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, crc32 } from "node:zlib";
import { expect, ready, test } from "../fixtures.mjs";
import { atData } from "../importing.mjs";

const CASES = new URL("../../field_files/", import.meta.url);
const ofCase = (path) => readFile(new URL(path, CASES));

/** A zip of these files, by name. */
function zipped(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), common, entry, Buffer.from(name));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, list, Buffer.from("PK\x05\x06"), end]);
}

const choose = (page, files) => page.locator("input[type=file][accept*=carteira]").setInputFiles(files);

async function applied(page) {
  await page.getByRole("button", { name: "Conferir as linhas" }).click();
  await page.getByRole("button", { name: /^Importar \d/ }).click();
  await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
}

async function seesClients(page, site, names) {
  await page.goto(site.url("clientes"));
  await ready(page);
  for (const name of names) await expect(page.getByText(name).first()).toBeVisible();
}

test("a workbook brings the clients of its visible sheet, and those of a hidden one only when it is chosen", async ({ page, site }) => {
  await atData(page, site);
  const buffer = await ofCase("xlsx-3-hidden-and-filtered/clientes.xlsx");
  await choose(page, { name: "clientes.xlsx", mimeType: "application/octet-stream", buffer });
  await expect(page.getByText("1 linha está oculta por um filtro e entra com as outras.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("clientes.xlsx: 3 linhas")).toBeVisible();
  await page.getByLabel("Aba da planilha").selectOption({ label: "Antigos (oculta)" });
  await expect(page.getByText("clientes.xlsx: 1 linha")).toBeVisible();
  await page.getByLabel("Aba da planilha").selectOption({ label: "Clientes" });
  await page.getByRole("switch", { name: "Deixar de fora as linhas ocultas" }).click();
  await expect(page.getByText("clientes.xlsx: 2 linhas")).toBeVisible();
  await applied(page);
  await seesClients(page, site, ["Loja Um", "Loja Três"]);
  await expect(page.getByText("Loja Escondida")).toHaveCount(0);
  await expect(page.getByText("Loja Velha")).toHaveCount(0);
});

test("a zip of notas fiscais brings their orders and clients, and says what is no sale", async ({ page, site }) => {
  await atData(page, site);
  const buffer = zipped({
    "notas/venda.xml": await ofCase("nfe-1-sale-proc-and-bare/venda-proc.xml"),
    "notas/bonificacao.xml": await ofCase("nfe-3-not-a-sale/bonificacao.xml"),
  });
  await choose(page, { name: "notas.zip", mimeType: "application/zip", buffer });
  await page.getByRole("button", { name: "Conferir as linhas" }).click({ timeout: 30_000 });
  await expect(page.getByText("não é venda (CFOP 5910)").first()).toBeAttached();
  await page.getByRole("button", { name: /^Importar \d/ }).click();
  await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
  await seesClients(page, site, ["PADARIA AURORA LTDA"]);
});

test("notas fiscais chosen together are one import, and a cancelled one is cancelled", async ({ page, site }) => {
  await atData(page, site);
  const files = [];
  for (const name of ["evento-cancelamento.xml", "venda.xml"]) {
    files.push({ name, mimeType: "text/xml", buffer: await ofCase(`nfe-4-cancelled-and-events/${name}`) });
  }
  await choose(page, files);
  await expect(page.getByText("2 arquivos de nota fiscal").first()).toBeVisible({ timeout: 30_000 });
  await applied(page);
  await seesClients(page, site, ["PADARIA AURORA LTDA"]);
});

test("a folder of notas fiscais is one import, and what else lies in it is named", async ({ page, site }) => {
  await atData(page, site);
  const folder = await mkdtemp(join(tmpdir(), "notas-"));
  try {
    await mkdir(join(folder, "2026", "03"), { recursive: true });
    await writeFile(join(folder, "2026", "03", "venda.xml"), await ofCase("nfe-4-cancelled-and-events/venda.xml"));
    await writeFile(join(folder, "cancelamento.XML"), await ofCase("nfe-4-cancelled-and-events/evento-cancelamento.xml"));
    await writeFile(join(folder, "leia-me.txt"), "nada");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Escolher pasta de notas" }).click();
    await (await chooser).setFiles(folder);
    await expect(page.getByText("2 arquivos de nota fiscal").first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("1 arquivo da pasta não é XML e ficou de fora: leia-me.txt.")).toBeVisible();
    await applied(page);
    await seesClients(page, site, ["PADARIA AURORA LTDA"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
