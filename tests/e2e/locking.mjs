// The lock of this device as a person sets and opens it.
import { expect, ready } from "./fixtures.mjs";

export const PIN = "2580";
export const CLIENT = "Mercado Aurora";
export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const locked = (page) => page.getByRole("heading", { name: "Carteira bloqueada" });
export const field = (page) => page.getByLabel("PIN", { exact: true });
export const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("carteira.bloqueio")));

/** Types key by key, as a person does. */
export async function type(page, label, keys) {
  await page.getByLabel(label, { exact: true }).focus();
  await page.keyboard.type(keys);
}

export async function openSettings(page, site) {
  await page.goto(site.url("ajustes"));
  await ready(page);
}

export async function setPin(page, site, pin = PIN) {
  await openSettings(page, site);
  await button(page, "Definir PIN").click();
  const sheet = page.getByRole("dialog");
  await type(sheet.page(), "PIN novo", pin);
  await type(sheet.page(), "PIN novo de novo", pin);
  await page.keyboard.press("Enter");
  await expect(sheet).toContainText("O PIN está definido neste aparelho");
  await close(page);
}

/** Closes the sheet, and waits until its entry of the history is taken back. */
export async function close(page) {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => typeof history.state)).not.toBe("string");
}

export async function unlock(page, pin = PIN) {
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(pin);
  await page.keyboard.press("Enter");
}
