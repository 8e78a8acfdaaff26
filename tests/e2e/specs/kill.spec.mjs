// What was said to be saved is there after the browser was killed, and nothing is half there.
import { expect, ready, test } from "../fixtures.mjs";
import { hearToasts, register, stored } from "../stored.mjs";

const RUNS = 20;
const names = Array.from({ length: 12 }, (_, place) => `Padaria ${String.fromCharCode(65 + place)}`);
const total = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

test(`${RUNS} kills while contacts are recorded lose nothing that was said to be saved`, async ({ profile, site }) => {
  test.setTimeout(400_000);
  let page = (await profile.open()).pages()[0];
  await register(page, site, names);
  let before = await whole(page);
  let [acknowledged, written] = [0, 0];

  for (let run = 1; run <= RUNS; run += 1) {
    const said = new Set();
    await hearToasts(page, (text) => {
      const name = names.find((name) => text.includes(`Visita registrada e salva neste aparelho: ${name}`));
      if (name) said.add(name);
    });
    // The same contact within a minute is taken for a double tap: each run is some minutes later.
    await page.clock.install({ time: Date.now() + run * 180_000 });
    await page.goto(site.url("clientes"));
    await ready(page);
    await expect(page.getByRole("button", { name: /^Registrar visita com/ })).toHaveCount(names.length);
    const tapped = page.evaluate(tap, shuffled(names)).catch(() => {});
    await Promise.race([tapped, new Promise((done) => setTimeout(done, 10 + Math.random() * 400))]);
    await profile.kill();

    page = (await profile.open()).pages()[0];
    await page.goto(site.url("socorro.html"));
    const after = await whole(page);
    for (const name of names) {
      const more = after.contacts[name] - before.contacts[name];
      expect(more, `run ${run}, ${name}`).toBeLessThanOrEqual(1);
      if (said.has(name)) expect(more, `run ${run}, ${name} was said to be saved`).toBe(1);
    }
    acknowledged += said.size;
    written += total(after.contacts) - total(before.contacts);
    before = after;
  }
  console.log(`${RUNS} kills: ${acknowledged} contacts were said to be saved, ${written} are stored`);
  expect(acknowledged, "the kills came while contacts were being saved").toBeGreaterThan(RUNS);
});

test("two tabs that record at once keep every contact, and both show them", async ({ context, site }) => {
  test.setTimeout(180_000);
  const few = names.slice(0, 6);
  const one = await context.newPage();
  await register(one, site, few);
  const other = await context.newPage();
  for (const page of [one, other]) {
    await page.goto(site.url("clientes"));
    await ready(page);
    await expect(page.getByRole("button", { name: /^Registrar visita com/ })).toHaveCount(few.length);
  }
  await Promise.all([one.evaluate(tap, few), other.evaluate(tap, [...few].reverse())]);
  // Each tab tapped each client once; a second tap that came after the news of the first is a double tap.
  await expect.poll(async () => Math.min(...Object.values((await whole(one)).contacts))).toBeGreaterThanOrEqual(1);
  // Until no tap is under way any more: what is stored stays as it is.
  let contacts;
  await expect(async () => {
    ({ contacts } = await whole(one));
    await one.waitForTimeout(700);
    expect((await whole(one)).contacts).toEqual(contacts);
  }).toPass({ timeout: 30_000 });
  for (const page of [one, other]) {
    for (const name of few) {
      await page.goto(site.url("clientes"));
      await ready(page);
      await page.getByText(name, { exact: true }).first().click();
      const count = contacts[name];
      await expect(page.getByText(count === 1 ? "1 contato e 0 pedidos" : `${count} contatos e 0 pedidos`)).toBeVisible();
    }
  }
});

/** Taps the one-tap contact of each, as fast as a hurried hand and faster. */
async function tap(order) {
  for (const name of order) {
    document.querySelector(`[aria-label="Registrar visita com ${name}"]`).click();
    await new Promise((done) => setTimeout(done, Math.random() * 40));
  }
}

/** What is stored, once it is sure that each commit is there with all its parts or not at all. */
async function whole(page) {
  const found = await stored(page);
  expect(found).toMatchObject({ torn: [], damaged: [], clients: Object.keys(found.contacts).length });
  expect(found.acts.record_interaction ?? 0, "a contact and its undo come together").toBe(total(found.contacts));
  expect(found.seq, "every commit counted").toBe(total(found.acts));
  return found;
}

function shuffled(list) {
  return list.map((item) => [Math.random(), item]).sort(([a], [b]) => a - b).map(([, item]) => item);
}
