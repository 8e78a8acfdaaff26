// Dragging a stop of the roteiro at 4× throttle: the longest frame while the finger moves.
import { openSample } from "../e2e/sample.mjs";
import { framesOf, median, milliseconds, rounds, table } from "./lib-page.mjs";

// A working day: on a Sunday nobody is suggested.
const MONDAY = new Date("2026-11-23T08:00:00-03:00");

async function measure(page, site, session) {
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.clock.setSystemTime(MONDAY);
  await openSample(page, site);
  await page.goto(site.url("roteiro"));
  await page.getByRole("button", { name: "Sugerir paradas" }).click();
  const handles = page.locator(".stop-row__handle");
  await handles.nth(3).waitFor({ timeout: 60_000 });
  await handles.first().scrollIntoViewIfNeeded();
  const [from, to] = [await handles.nth(0).boundingBox(), await handles.nth(2).boundingBox()];
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  const frames = await framesOf(page, async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await page.mouse.move(from.x + 20, to.y + 40, { steps: 40 });
      await page.mouse.move(from.x + 20, from.y + 20, { steps: 40 });
    }
  });
  await page.mouse.up();
  return { longest: Math.max(...frames), usual: frames.sort((a, b) => a - b)[frames.length >> 1], frames: frames.length };
}

const found = await rounds(3, measure, { throttle: 4, permissions: ["geolocation"], geolocation: { latitude: -23.55, longitude: -46.63 } });
table("dragging a stop, CPU ×4, three rounds", [
  ["longest frame", milliseconds(median(found.map((one) => one.longest)))],
  ["median frame", milliseconds(median(found.map((one) => one.usual)))],
  ["frames", median(found.map((one) => one.frames))],
]);
