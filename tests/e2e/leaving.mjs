// Sheets and forms, left in every way that a hand slips: what is typed stays, and the app runs on.
import { expect } from "@playwright/test";
import { ready } from "./fixtures.mjs";

export const sheet = (page) => page.locator(".sheet");

/** A finger that drags the sheet down by its head. */
export async function swipe(page) {
  await page.locator(".sheet__head").evaluate((head) => {
    const box = head.getBoundingClientRect();
    const tell = (type, y) =>
      head.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 7, pointerType: "touch", clientX: box.x + 40, clientY: y }));
    tell("pointerdown", box.y + 20);
    tell("pointermove", box.y + 80);
    tell("pointermove", box.y + 220);
    tell("pointerup", box.y + 220);
  });
}

export const ways = {
  Esc: (page) => page.keyboard.press("Escape"),
  back: (page) => page.evaluate(() => history.back()),
  swipe,
  veil: (page) => page.locator(".sheet-layer__veil").evaluate((veil) => veil.click()),
};

/** The sheet is closed, the app runs on, and the entry of the history that the sheet had is taken back. */
export async function isLeft(page, how) {
  await expect(sheet(page), `closed by ${how}`).toHaveCount(0);
  await expect(page.locator("#boot"), `the app runs on after ${how}`).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
  // A toast under the pointer would wait for it, in front of the button.
  await page.mouse.move(0, 0);
}

/** Everything in the sheet that is typed into. */
const typed = ".sheet textarea, .sheet input:is([type=text], [type=search], [type=tel], [type=email], [type=url], [type=number])";

/** Opens with `open`, types in each field key by key and leaves with the focus still in it, by each of the four ways. */
export async function typeAndLeave(page, open) {
  const begin = async () => {
    await open(page);
    await expect(sheet(page)).toBeVisible();
  };
  await begin();
  const count = await page.locator(typed).count();
  await ways.Esc(page);
  await isLeft(page, "Esc");
  const each = Object.entries(ways);
  for (let turn = 0; turn < Math.max(count, each.length); turn += 1) {
    const [name, leave] = each[turn % each.length];
    await begin();
    for (const part of await page.locator(".sheet details:not([open]) > summary").all()) await part.click().catch(() => {});
    if (count > 0) {
      await page.locator(typed).nth(turn % count).focus();
      await page.keyboard.type("12");
    }
    await leave(page);
    await isLeft(page, name);
  }
}

/** Types `keys` in the field of that label, leaves by each way and by a reload, and finds the text again each time. */
export async function keeps(page, open, label, keys) {
  const field = sheet(page).getByLabel(label).first();
  const begin = async () => {
    await open(page);
    await expect(sheet(page)).toBeVisible();
  };
  const discard = sheet(page).getByRole("button", { name: "Descartar rascunho" });
  await begin();
  // What was typed before is a draft already.
  if (await discard.isVisible()) await discard.click();
  const before = await field.inputValue();
  await field.fill("");
  await field.pressSequentially(keys);
  for (const [name, leave] of [...Object.entries(ways), ["a reload", (page) => page.reload()]]) {
    await leave(page);
    await ready(page);
    await isLeft(page, name);
    await begin();
    await expect(field, `kept after ${name}`).toHaveValue(keys);
    await expect(sheet(page).getByText("Continua o rascunho de hoje")).toBeVisible();
  }
  await discard.click();
  await expect(field).toHaveValue(before);
  await ways.Esc(page);
  await isLeft(page, "Esc");
}
