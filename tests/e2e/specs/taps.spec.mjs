// Two taps at one point, and what may lie under the second one.
import { expect, ready, test } from "../fixtures.mjs";
import { openSample } from "../sample.mjs";
import { stored } from "../stored.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const contacts = async (page) => (await stored(page, "carteira-exemplo")).contacts;
/** By whom how many contacts were added. */
const added = (before, after) => Object.entries(after).filter(([name, count]) => count !== (before[name] ?? 0)).map(([name, count]) => [name, count - (before[name] ?? 0)]);
const middle = async (locator) => {
  let box;
  // A row that is drawn anew has no place for a moment.
  await expect.poll(async () => (box = await locator.boundingBox())).not.toBeNull();
  return [box.x + box.width / 2, box.y + box.height / 2];
};
const toast = (page) => page.locator(".toast");

/** Taps twice where `button` stands, `between` ms apart, with a real mouse. */
async function twice(page, button, between) {
  const [x, y] = await middle(button);
  await page.mouse.click(x, y);
  await page.waitForTimeout(between);
  await page.mouse.click(x, y);
}

for (const between of [30, 250, 600]) {
  test(`on Hoje two taps ${between} ms apart are one contact, and none at the neighbour`, async ({ page, site }) => {
    await openSample(page, site);
    const row = page.locator(".today-row").first();
    const name = await row.locator(".today-row__name").innerText();
    const next = await page.locator(".today-row__name").nth(1).innerText();
    const before = await contacts(page);
    await twice(page, row.getByRole("button", { name: /^Registrar visita com/ }), between);
    await expect(toast(page)).toContainText("Visita registrada e salva neste aparelho");
    // It keeps its place, as done, and so does its neighbour.
    await expect(row).toHaveAttribute("data-done", "");
    await expect(row.locator(".today-row__name")).toHaveText(name);
    await expect(page.locator(".today-row__name").nth(1)).toHaveText(next);
    expect(added(before, await contacts(page)).map(([, count]) => count)).toEqual([1]);
    // Then it goes, and the tap that was on its way hits nobody.
    await expect(page.locator(".today-row__name").first()).toHaveText(next, { timeout: 10_000 });
    expect(added(before, await contacts(page)).map(([, count]) => count)).toEqual([1]);
  });
}

test("the row itself takes the contact back, and a double tap on Desfazer records nothing again", async ({ page, site }) => {
  await openSample(page, site);
  const before = await contacts(page);
  const row = page.locator(".today-row").first();
  await row.getByRole("button", { name: /^Registrar visita com/ }).click();
  await expect(toast(page)).toContainText("Visita registrada");
  await page.waitForTimeout(800);
  await twice(page, row.getByRole("button", { name: /^Desfazer/ }), 200);
  await expect(toast(page)).toContainText("Desfeito");
  await expect(row.getByRole("button", { name: /^Registrar visita com/ })).toBeVisible();
  expect(await contacts(page)).toEqual(before);
});

for (const [path, row, button] of [
  ["clientes", ".client-row", /^Registrar visita com/],
  ["avisos", ".rescue-row", /^Registrar visita com/],
]) {
  test(`in ${path} two taps at one point are one contact`, async ({ page, site }) => {
    await openSample(page, site);
    await page.goto(site.url(path));
    await ready(page);
    // Whom the sample spoke to today may have taken every place of the queue.
    const more = page.getByRole("button", { name: /^Ver \d+ outros avisos$/ });
    if (path === "avisos") await more.click();
    const before = await contacts(page);
    // The list is whole once what is learnt is in it.
    await page.waitForTimeout(1_500);
    const tapped = page.locator(row).filter({ has: page.getByRole("button", { name: button }) }).first();
    await expect(() => tapped.scrollIntoViewIfNeeded({ timeout: 1_000 })).toPass();
    await twice(page, tapped.getByRole("button", { name: button }), 250);
    await expect(toast(page)).toContainText("Visita registrada e salva neste aparelho");
    await page.waitForTimeout(1_000);
    expect(added(before, await contacts(page)).map(([, count]) => count)).toEqual([1]);
    await expect(page.locator(".row-done").first()).toBeVisible();
  });
}

test("an answer of the closing tapped twice stands, and a quick tap after saving changes no other row", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("fechamento"));
  await ready(page);
  const row = page.locator(".closing-row").first();
  const answer = row.locator(".filter-chip").first();
  await twice(page, answer, 200);
  await expect(answer).toHaveAttribute("aria-pressed", "true");
});

for (const between of [30, 150, 400]) {
  test(`two taps ${between} ms apart open a sheet, and the second hits neither the veil nor what lies in it`, async ({ page, site }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openSample(page, site);
    const row = page.locator(".today-row").first();
    const button = row.getByRole("button", { name: /^Outro resultado/ });
    await button.scrollIntoViewIfNeeded();
    await twice(page, button, between);
    const sheet = page.getByRole("dialog");
    await expect(sheet).toBeVisible();
    await page.waitForTimeout(600);
    await expect(sheet).toBeVisible();
    // A tap of its own closes it, and its double opens nothing that lay under the finger.
    await twice(page, sheet.getByRole("button", { name: "Fechar" }), between);
    await page.waitForTimeout(600);
    await expect(sheet).toHaveCount(0);
    await expect(page.locator(".today-row").first()).toBeVisible();
  });
}

test("after Enter on a row the focus is on the next one, and a second Enter records nobody there", async ({ page, site }) => {
  await openSample(page, site);
  const before = await contacts(page);
  const second = page.locator(".today-row").nth(1);
  const name = await second.locator(".today-row__name").innerText();
  // By key from the start of the page, so that the focus is one of the keyboard.
  await page.keyboard.press("Tab");
  await page.locator(".today-row").first().getByRole("button", { name: /^Registrar visita com/ }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(toast(page)).toContainText("Visita registrada e salva neste aparelho");
  await expect(second.getByRole("button", { name: `Registrar visita com ${name}` })).toBeFocused();
  expect(added(before, await contacts(page)).map(([, count]) => count)).toEqual([1]);
  await page.keyboard.press("Tab");
  await expect(second.getByRole("button", { name: /^Outro resultado/ })).toBeFocused();
});

test("the button names its channel; the toast offers the other; the sheet's last channel changes neither", async ({ page, site }) => {
  await openSample(page, site);
  await page.locator(".today-row").first().getByRole("button", { name: /^Registrar visita com/ }).click();
  await toast(page).getByRole("button", { name: "Foi ligação?" }).click();
  await expect(toast(page)).toContainText("Ligação registrada e salva neste aparelho");
  await expect(toast(page).getByRole("button", { name: "Foi visita?" })).toBeVisible();
  await page.goto(site.url("clientes"));
  await ready(page);
  await page.locator(".client-row").first().click();
  await page.getByRole("button", { name: "Outro resultado", exact: true }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "ligação" }).click();
  await sheet.locator(".result", { hasText: "Sucesso" }).click();
  await expect(toast(page)).toContainText("Ligação registrada");
  await expect(page.getByRole("button", { name: "Registrar visita com sucesso" })).toBeVisible();
  // Chosen in Ajustes it is on every button, also after the app was opened again.
  await page.goto(site.url("ajustes"));
  await ready(page);
  await page.getByLabel("Canal do toque").selectOption("ligação");
  await page.goto(site.url());
  await ready(page);
  await expect(page.locator(".today-row").first().getByRole("button", { name: /^Registrar ligação com/ })).toBeVisible();
});

/** Keeps every write of the app waiting until `window.letGo()`. */
const holdWrites = (page, name) => page.evaluate(async (name) => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
  });
  const store = database.transaction("records", "readwrite").objectStore("records");
  let held = true;
  const ask = () => {
    if (held) store.get("").onsuccess = ask;
  };
  ask();
  window.letGo = () => (held = false);
}, name);

test("a row says that it is done only once the contact is kept", async ({ page, site }) => {
  await openSample(page, site);
  const row = page.locator(".today-row").first();
  await expect(row).toBeVisible();
  const before = await contacts(page);
  await holdWrites(page, "carteira-exemplo");
  await row.getByRole("button", { name: /^Registrar visita com/ }).click();
  await expect(row).toContainText("Salvando…");
  await expect(row).not.toHaveAttribute("data-done");
  await expect(row).not.toContainText("Registrado");
  await expect(row.getByRole("button", { name: /^Desfazer/ })).toBeDisabled();
  await page.evaluate(() => window.letGo());
  await expect(row).toHaveAttribute("data-done", "");
  await expect(row).toContainText("Registrado");
  expect(added(before, await contacts(page)).map(([, count]) => count)).toEqual([1]);
});

for (const wait of [0, 5, 20, 60]) {
  test(`a page left ${wait} ms after the tap has promised nothing that is not kept`, async ({ page, site }) => {
    await openSample(page, site);
    await expect(page.locator(".today-row").first()).toBeVisible();
    const before = await contacts(page);
    const loaded = page.waitForEvent("load");
    // Same task where there is nothing to wait for; what the row says until the page is gone is written down.
    await page.evaluate((wait) => {
      const row = document.querySelector(".today-row");
      const look = () => row.hasAttribute("data-done") && sessionStorage.setItem("shown", "done");
      new MutationObserver(look).observe(row, { attributes: true });
      row.querySelector(".today-row__acts .button").click();
      if (wait === 0) location.reload();
      else setTimeout(() => location.reload(), wait);
    }, wait).catch(() => {});
    await loaded;
    await ready(page);
    const shown = await page.evaluate(() => sessionStorage.getItem("shown"));
    const recorded = added(before, await contacts(page)).length;
    expect(shown === "done" ? recorded : 1, `shown ${shown}, recorded ${recorded}`).toBe(1);
  });
}
