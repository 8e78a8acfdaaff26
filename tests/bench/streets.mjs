// Streets from a file, the page at 4× throttle: from opening the map to the first streets on it, the frames of a pan, and those of
// a pan with 10,000 clients in the same streets.
//
//   CARTEIRA_DIST=dist node tests/bench/streets.mjs
import { MIDDLE, archive, around, choose, streets } from "../e2e/streets.mjs";
import { unfoldForm } from "../e2e/stored.mjs";
import { bringIn, clients, ready } from "./lib-carteira.mjs";
import { framesOf, median, milliseconds, rounds, table } from "./lib-page.mjs";

const MARKS = Number(process.env.MARKS ?? 10_000);
const FILE = archive([...around(), ...streets()]);

/** Opens the sample-free carteira with one client in Porto Alegre and keeps the file. */
async function prepare(page, site) {
  await page.goto(site.url("clientes"));
  await page.getByRole("button", { name: /Cadastrar cliente|Novo cliente/ }).click();
  const form = page.getByRole("dialog", { name: "Novo cliente" });
  await unfoldForm(page);
  await form.getByRole("textbox", { name: "Nome fantasia" }).fill("Padaria União");
  await form.getByRole("textbox", { name: "Posição no mapa" }).fill("-30,0355; -51,2165");
  await page.getByRole("button", { name: "Salvar cliente" }).click();
  await page.getByRole("heading", { level: 2, name: "Padaria União" }).waitFor();
  await page.goto(site.url("dados"));
  const card = await choose(page, "poa.pmtiles", FILE);
  await card.getByText(/nomes de rua na busca do mapa/).waitFor({ timeout: 60_000 });
}

async function measure(page, site, session) {
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await prepare(page, site);
  await page.goto(site.url("clientes"));
  await page.waitForTimeout(3_000);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  // From the tap on the page's link: each frame looks whether an avenue has its colour on the canvas.
  const first = await page.evaluate(() => new Promise((done) => {
    const began = performance.now();
    document.querySelector('a[href$="/mapa"]').click();
    let map;
    const look = () => {
      const canvas = document.querySelector(".map-page .canvas-map__canvas");
      if (canvas && !map) map = performance.now() - began;
      if (canvas?.width > 0) {
        const { data } = canvas.getContext("2d").getImageData(canvas.width / 2 - 150, canvas.height / 2 - 150, 300, 300);
        for (let at = 0; at < data.length; at += 4) {
          if (data[at] === 0xff && data[at + 1] === 0xf1 && data[at + 2] === 0xc9) return done({ map, streets: performance.now() - began });
        }
      }
      if (performance.now() - began > 20_000) return done({ map, streets: NaN });
      requestAnimationFrame(look);
    };
    look();
  }));
  await page.waitForTimeout(1_500);
  return { ...first, ...(await pan(page)) };
}

/** The frames while a hand moves the map to and fro. */
async function pan(page) {
  const box = await page.locator(".map-page .canvas-map__canvas").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = await framesOf(page, async () => {
    for (const [dx, dy] of [[-300, -100], [200, 150], [-100, 200], [0, 0]]) await page.mouse.move(x + dx, y + dy, { steps: 30 });
  });
  await page.mouse.up();
  frames.sort((a, b) => a - b);
  return { usual: frames[frames.length >> 1], most: frames[Math.floor(frames.length * 0.95)], longest: frames.at(-1) };
}

/** The same streets with so many clients in them. */
async function crowded(page, site, session) {
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.goto(site.url("dados"));
  await ready(page);
  await bringIn(page, clients(MARKS, 7, undefined, MIDDLE));
  await page.goto(site.url("dados"));
  const card = await choose(page, "poa.pmtiles", FILE);
  await card.getByText(/nomes de rua na busca do mapa/).waitFor({ timeout: 60_000 });
  await page.goto(site.url("mapa"));
  await page.getByRole("application").waitFor({ timeout: 60_000 });
  await page.waitForTimeout(6_000);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const near = await pan(page);
  // Closer, where the marks of a street stand apart.
  for (let turn = 0; turn < 2; turn += 1) await page.getByRole("button", { name: "Aproximar" }).click();
  await page.waitForTimeout(4_000);
  return { near, closer: await pan(page) };
}

const found = await rounds(3, measure, { throttle: 4 });
const of = (what) => milliseconds(median(found.map((one) => one[what])));
table("streets from a file, page at CPU ×4, three rounds", [
  ["map there", of("map")],
  ["first streets on it", of("streets")],
  ["pan: median frame", of("usual")],
  ["pan: 95 of 100 frames", of("most")],
  ["pan: longest frame", of("longest")],
]);

const [{ near, closer }] = await rounds(1, crowded, { throttle: 4 });
const row = (said, one) => [said, ...["usual", "most", "longest"].map((what) => milliseconds(one[what]))];
table(`a pan in streets with ${MARKS} clients, page at CPU ×4`, [
  ["", "median frame", "95 of 100", "longest frame"],
  row("as it opens", near),
  row("two steps closer", closer),
]);
