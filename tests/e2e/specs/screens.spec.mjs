// Every page of the app, found by its own list of pages: nothing for axe to say, nothing wider than the screen,
// nothing too small for a thumb. With the sample carteira and without.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { settled } from "../rest.mjs";
import { openSample } from "../sample.mjs";

const sizes = { tablet: { width: 1280, height: 800 }, portrait: { width: 800, height: 1280 }, phone: { width: 390, height: 844 } };
const looks = [
  ["tablet", "light", true],
  ["tablet", "dark", true],
  ["portrait", "light", false],
  ["phone", "light", true],
];

for (const [size, colorScheme, sample] of looks) {
  test.describe(`${size}, ${colorScheme}, ${sample ? "sample" : "empty"} carteira`, () => {
    test.use({ viewport: sizes[size], colorScheme, hasTouch: true, reducedMotion: "reduce" });

    test("every page fits, is accessible and can be touched", async ({ page, site }) => {
      test.setTimeout(180_000);
      if (sample) await openSample(page, site);
      for (const address of await pages(page, site)) {
        await test.step(address, async () => {
          await page.goto(address);
          await ready(page);
          await settled(page);
          await expectAccessible(page);
          expect(await tooWide(page), "wider than the screen").toEqual([]);
          expect(await tooSmall(page), "smaller than 44 px").toEqual([]);
        });
      }
    });
  });
}

/** The addresses of all pages, as the page *Mais* lists them. */
async function pages(page, site) {
  await page.goto(site.url("mais"));
  await ready(page);
  const listed = await page.locator("main a[href]").evaluateAll((links) => links.map((link) => link.href));
  const own = listed.filter((address) => address.startsWith(site.url()) && !/\.(html|txt|json|md)$/.test(address));
  expect(own.length).toBeGreaterThan(2);
  return [...new Set([site.url(), site.url("mais"), site.url("nao-existe"), ...own])].sort();
}

/** What makes the page scroll sideways. */
const tooWide = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const inside = (element) => {
    for (let parent = element.parentElement; parent; parent = parent.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(parent).overflowX)) return true;
    }
    return false;
  };
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !inside(element))
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} ends at ${Math.round(element.getBoundingClientRect().right)}`)
    .slice(0, 5);
});

/** Controls that a thumb would miss. A link within a sentence is text; a hidden input has a label that is pressed instead. */
const tooSmall = (page) => page.evaluate(() => {
  const sized = (element) => {
    const own = element.getBoundingClientRect();
    const label = element.labels?.[0]?.getBoundingClientRect();
    return { width: Math.max(own.width, label?.width ?? 0), height: Math.max(own.height, label?.height ?? 0), own };
  };
  return [...document.querySelectorAll('button, a[href], select, input:not([type="hidden"]), [role="button"], [role="tab"], summary')]
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((element) => !(element.tagName === "A" && getComputedStyle(element).display === "inline"))
    .filter((element) => {
      const { width, height, own } = sized(element);
      const onScreen = own.width > 1 && own.height > 1 && own.bottom > 0 && own.right > 0;
      return onScreen && (width < 43.5 || height < 43.5);
    })
    .map((element) => {
      const { width, height } = sized(element);
      const name = element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 30);
      return `${element.tagName.toLowerCase()}.${element.className} “${name}” ${Math.round(width)}×${Math.round(height)}`;
    })
    .slice(0, 8);
});
