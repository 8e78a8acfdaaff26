// Bringing a file in as a rep does: from Dados to the button that writes.
import { expect } from "@playwright/test";
import { ready } from "./fixtures.mjs";

export async function atData(page, site) {
  await page.goto(site.url("dados"));
  await ready(page);
  await expect(page.getByRole("heading", { name: "Importar", exact: true })).toBeVisible();
}

/** Chooses the file and goes on up to the button that writes, which is pressed. */
export async function writing(page, file, write) {
  await page.locator("input[type=file][accept*=carteira]").setInputFiles(file);
  const review = page.getByRole("button", { name: "Conferir as linhas" });
  const last = page.getByRole("button", { name: write });
  await review.or(last).first().click({ trial: true, timeout: 30_000 });
  if (await review.isVisible()) await review.click();
  await last.click({ timeout: 30_000 });
}

/** Brings files in one after the other, each up to *Concluir*. */
export async function bringing(page, site, files) {
  await atData(page, site);
  for (const one of files) {
    await writing(page, one, /^Importar \d/);
    await expect(page.getByText("Gravado neste aparelho:")).toBeVisible({ timeout: 30_000 });
    await page.getByRole("button", { name: "Concluir", exact: true }).click();
    await expect(page.getByText("Gravado neste aparelho:")).toHaveCount(0);
    // No hand chooses the next file within a double tap.
    await page.waitForTimeout(600);
  }
}
