// Waiting until a page has come to rest, however slow the machine is: by what it shows, not by a time.
import { expect } from "@playwright/test";

/** Nothing in the page has changed for a moment: lists, charts and what is learnt meanwhile are there. */
export async function settled(page) {
  await expect(page.locator(".skeleton")).toHaveCount(0, { timeout: 20_000 });
  await page.waitForFunction(() => new Promise((done) => {
    let quiet;
    const watch = new MutationObserver(() => wait());
    const wait = () => {
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        watch.disconnect();
        done(true);
      }, 350);
    };
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    wait();
  }), undefined, { timeout: 20_000 });
}

/** A canvas shows a picture, of more colours than a bare ground, and shows it twice. */
export async function still(canvas, colours = 4) {
  let before = "";
  await expect.poll(async () => {
    const [now, seen] = await canvas.evaluate((canvas) => {
      const copy = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      [copy.canvas.width, copy.canvas.height] = [canvas.width, canvas.height];
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set();
      let sum = 0;
      for (let at = 0; at < data.length; at += 4 * 13) {
        seen.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
        sum = (Math.imul(sum, 31) + data[at] * 65_536 + data[at + 1] * 256 + data[at + 2]) | 0;
      }
      return [`${canvas.width} ${canvas.height} ${sum}`, seen.size];
    });
    const same = now === before && seen > colours;
    before = now;
    return same;
  }, { intervals: [300], timeout: 20_000 }).toBe(true);
}

/** The device has told its place: to whoever asked before, too. */
export async function placeTold(page) {
  await page.evaluate(() => new Promise((done) => navigator.geolocation.getCurrentPosition(() => done(), () => done())));
}
