// Draws the PNG icons from their SVGs: `node tests/e2e/icons.mjs` after a change to one, and commit the result.
import { readFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { args, executablePath } from "./browser.mjs";

const folder = new URL("../../public/icons/", import.meta.url);
const icons = [
  ["carteira", 180, "#2b4acb"],
  ["carteira", 192],
  ["carteira", 512],
  ["carteira-maskable", 512],
  ["carteira-mono", 96],
];

const browser = await chromium.launch({ executablePath, args });
for (const [name, size, background = "transparent"] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = await readFile(new URL(`${name}.svg`, folder), "utf8");
  await page.setContent(`<style>*{margin:0}html{background:${background}}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  const path = new URL(`${name}-${size}.png`, folder).pathname;
  await page.screenshot({ path, omitBackground: background === "transparent" });
  await page.close();
}
await browser.close();
