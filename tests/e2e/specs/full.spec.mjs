// A full device: nothing is called saved that is not, and what was saved before stays.
import { expect, ready, test } from "../fixtures.mjs";
import { register, stored } from "../stored.mjs";

test("a contact that finds no room is not shown as saved, and is recorded once there is room", async ({ page, site, context }) => {
  test.setTimeout(120_000);
  const device = await context.newCDPSession(page);
  const origin = site.origin;
  // Chromium keeps an estimate of the room for half a minute from the first write on: it has to be small from the start.
  await page.goto(site.url("robots.txt"));
  const { usage } = await device.send("Storage.getUsageAndQuota", { origin });
  await device.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 40_000_000 });
  await register(page, site, ["Padaria A"]);
  const before = await stored(page);

  const used = (await device.send("Storage.getUsageAndQuota", { origin })).usage;
  await device.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: used });
  await page.waitForTimeout(35_000);
  await page.getByRole("button", { name: "Registrar visita com Padaria A" }).click();
  await expect(page.getByText("O aparelho está sem espaço")).toBeVisible();
  await expect(page.getByText(/salv[ao] neste aparelho/)).toHaveCount(0);
  expect(await stored(page)).toEqual(before);

  await device.send("Storage.overrideQuotaForOrigin", { origin });
  await expect(async () => {
    await page.getByRole("button", { name: "Registrar visita com Padaria A" }).click();
    await expect(page.getByText("Visita registrada e salva neste aparelho: Padaria A")).toBeVisible({ timeout: 1_000 });
  }).toPass({ intervals: [4_000], timeout: 60_000 });
  await page.reload();
  await ready(page);
  expect((await stored(page)).contacts).toEqual({ "Padaria A": 1 });
});
