// Streets from a file, the page at 4× throttle: from opening the map to the first streets on it, and the frames of a pan.
//
//   CARTEIRA_DIST=dist node tests/bench/streets.mjs
import { archive, around, choose, streets } from "../e2e/streets.mjs";
import { unfoldForm } from "../e2e/stored.mjs";
import { framesOf, median, milliseconds, rounds, table } from "./lib-page.mjs";

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
  const box = await page.locator(".map-page .canvas-map__canvas").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = await framesOf(page, async () => {
    for (const [dx, dy] of [[-300, -100], [200, 150], [-100, 200], [0, 0]]) await page.mouse.move(x + dx, y + dy, { steps: 30 });
  });
  await page.mouse.up();
  frames.sort((a, b) => a - b);
  return { ...first, usual: frames[frames.length >> 1], most: frames[Math.floor(frames.length * 0.95)], longest: frames.at(-1) };
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
