// Pictures of the built app, to be looked at: every route at tablet, portrait and phone size, light and dark.
//
//   CARTEIRA_DIST=dist node tests/e2e/shots.mjs --out /tmp/shots --sample "" clientes mapa "cobertura?periodo=mes"
//
// --sample opens the sample carteira first, --clients 5000 brings in a made-up one of so many, with their contacts and
// orders, --city "Canoas;RS" all of it in one city; --theme sol chooses the theme. --sizes tablet,portrait,phone,desktop and --schemes light,dark,contrast choose.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { args, executablePath } from "./browser.mjs";
import { openSample } from "./sample.mjs";
import { Site } from "./site.mjs";
import { bringIn, clients, events, ready } from "../bench/lib-carteira.mjs";

const sizes = { tablet: [1280, 800], portrait: [800, 1280], phone: [390, 844], desktop: [1680, 1050] };
const schemes = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  contrast: { colorScheme: "light", contrast: "more" },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: "shots" },
    sample: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    sizes: { type: "string", default: "tablet,portrait,phone" },
    schemes: { type: "string", default: "light,dark" },
    clients: { type: "string" },
    city: { type: "string" },
    theme: { type: "string" },
    wait: { type: "string", default: "600" },
  },
});
const routes = positionals.length === 0 ? [""] : positionals;

await mkdir(values.out, { recursive: true });
const site = await new Site().on();
const browser = await chromium.launch({ executablePath, args });
for (const size of values.sizes.split(",")) {
  for (const scheme of values.schemes.split(",")) {
    const [width, height] = sizes[size];
    const context = await browser.newContext({
      viewport: { width, height },
      hasTouch: size !== "desktop",
      locale: "pt-BR",
      timezoneId: "America/Sao_Paulo",
      reducedMotion: "reduce",
      ...schemes[scheme],
    });
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && console.log(`  console: ${message.text()}`));
    page.on("pageerror", (error) => console.log(`  exception: ${error.message}`));
    if (values.sample) await openSample(page, site);
    if (values.clients) await bringAll(page, Number(values.clients));
    if (values.theme && page.url() === "about:blank") await page.goto(site.url("icons/carteira.svg"));
    if (values.theme) await page.evaluate((theme) => localStorage.setItem("carteira.aparencia", JSON.stringify(theme)), values.theme);
    for (const route of routes) {
      await page.goto(site.url(route));
      await stands(page);
      const name = `${route.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "inicio"}-${size}-${scheme}.png`;
      await page.screenshot({ path: join(values.out, name), fullPage: values.full });
      console.log(join(values.out, name));
    }
    await context.close();
  }
}
await browser.close();
await site.off();

async function bringAll(page, count) {
  await page.goto(site.url("dados"));
  await ready(page);
  for (const one of [clients(count, 7, values.city), ...events(count, 6)]) await bringIn(page, one);
}

async function stands(page) {
  await page.waitForFunction(() => !document.getElementById("boot"), undefined, { timeout: 30_000 });
  await page.waitForTimeout(Number(values.wait));
}
