// A carteira of 2,000 clients divided among 8 vendedores, held at random: from the tap to the proposal, a hand, and keeping it.
import { bringIn, clients, events, ready } from "./lib-carteira.mjs";
import { median, milliseconds, rounds, table } from "./lib-page.mjs";

const [CLIENTS, VENDEDORES] = [2_000, 8];

const button = (page, name) => page.getByRole("button", { name });

/** From the press to the first frame in which `selector` is (or is no more) there, with the longest frame meanwhile. */
const pressed = (one, selector, there) => one.evaluate((element, [selector, there]) => new Promise((done) => {
  const began = performance.now();
  let [last, longest] = [began, 0];
  const look = (now) => {
    longest = Math.max(longest, now - last);
    last = now;
    if ((document.querySelector(selector) !== null) === there) done({ time: performance.now() - began, longest });
    else requestAnimationFrame(look);
  };
  element.click();
  requestAnimationFrame(look);
}), [selector, there]);

async function measure(page, site) {
  await page.goto(site.url("dados"));
  await ready(page);
  const [orders] = events(CLIENTS, 3);
  for (const one of [clients(CLIENTS, VENDEDORES), orders]) await bringIn(page, one);
  await page.goto(site.url("distribuicao"));
  await ready(page);
  await button(page, "Propor divisão").waitFor();
  await page.waitForTimeout(3_000);
  const proposed = await pressed(button(page, "Propor divisão"), ".sharing .panel__finding", true);
  const said = await page.locator(".sharing .panel__finding").textContent();
  const even = await page.locator(".sharing .panel__finding + .plain-list li").allTextContents();
  await page.waitForTimeout(3_000);
  await page.locator(".sharing__moved").first().click();
  const hand = await pressed(page.locator('.sheet .choice[aria-pressed="false"]').first(), ".sheet", false);
  await page.waitForTimeout(1_000);
  const kept = await pressed(button(page, /^Aplicar a/), ".sharing .panel__finding", false);
  return { proposed, hand, kept, said, even };
}

const found = await rounds(3, measure);
const times = (of) => [median(found.map((one) => of(one).time)), Math.max(...found.map((one) => of(one).longest))].map(milliseconds);
table(`a carteira of ${CLIENTS} clients divided among ${VENDEDORES} vendedores, median of three, longest frame`, [
  ["tap to proposal", ...times((one) => one.proposed)],
  ["a client said by hand", ...times((one) => one.hand)],
  ["kept in one change", ...times((one) => one.kept)],
]);
console.log([found[0].said, ...found[0].even].join("\n"));
