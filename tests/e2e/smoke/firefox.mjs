// The built app in Firefox: opens clean, writes strictly, and starts again without its server.
import puppeteer from "puppeteer-core";
import { Site } from "../site.mjs";
import { controlled, equal, keptFiles, paints, run, stands, strictWrite, until } from "./checks.mjs";

const site = await new Site().on();
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
  headless: true,
  args: ["--width=1280", "--height=800"],
});
const page = await browser.newPage();
const problems = [];
page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
page.on("pageerror", (error) => problems.push(String(error)));

await run("Firefox", [
  ["opens without an error", async () => {
    await page.goto(site.url());
    await until("the app stands", () => page.evaluate(stands));
    equal(problems, [], "console");
  }],
  ["writes to IndexedDB with strict durability", async () => equal(await page.evaluate(strictWrite), "valor", "value")],
  ["paints on canvas", async () => equal(await page.evaluate(paints), [1, 2, 3, 255], "pixel")],
  ["keeps every file for use without a network", async () => {
    await until("controlled", () => page.evaluate(controlled));
    await until("all kept", async () => (await page.evaluate(keptFiles)) === site.offlineFiles().length);
  }],
  ["starts without its server, on a deep link too", async () => {
    await site.off();
    await page.reload();
    await until("the app stands", () => page.evaluate(stands));
    await page.goto(site.url("clientes?dias=30"));
    await until("the app stands on the deep link", () => page.evaluate(stands));
    equal(problems, [], "console");
  }],
]);

await browser.close();
await site.off();
