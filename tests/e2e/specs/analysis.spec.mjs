// Análises: every tab stands and is accessible, figures are Portuguese, and what a figure counts is opened as a list whose
// address says it.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { settled, still } from "../rest.mjs";
import { openSample } from "../sample.mjs";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const sheet = (page) => page.locator(".sheet");
const tab = (page, name) => page.getByRole("tab", { name, exact: true });

async function open(page, site, name) {
  await openSample(page, site);
  await page.goto(site.url("analises"));
  await ready(page);
  if (name) await tab(page, name).click();
}

/** Opens the sheet's clients in the list of clients, and gives how many the list says there are. */
async function inTheList(page) {
  await sheet(page).getByRole("link", { name: /na lista/ }).click();
  await expect(page).toHaveURL(/\/clientes\?/);
  const words = await page.locator(".filter-count__words").innerText();
  return Number(/^([\d.]+)/.exec(words)[1].replace(".", ""));
}

test("every analysis stands with its sentence and table, and is accessible", async ({ page, site }) => {
  test.setTimeout(180_000);
  await open(page, site);
  await expect(page.getByRole("tab")).toHaveCount(12);
  for (const head of await page.getByRole("tab").all()) {
    await head.click();
    await expect(head).toHaveAttribute("aria-selected", "true");
    await expect(page.locator(".panel__finding").first()).toHaveText(/\S{3}/);
    for (const whom of await page.locator(".panel").all()) {
      await expect(whom.locator(".panel__population")).toHaveText(/^Na conta: .* clientes? .*na carteira em \d\d\/\d\d\/\d{4}/);
    }
    await settled(page);
    await page.locator(".panel").first().locator("summary", { hasText: "Ver a tabela" }).click();
    await expect(page.locator(".panel").first().locator("tbody tr").first()).toBeVisible();
    await expectAccessible(page);
  }
});

test("axes write figures in Portuguese", async ({ page, site }) => {
  await open(page, site, "Chance de comprar × valor");
  const label = (value) => page.evaluate((value) => {
    const chart = window.echarts.getInstanceByDom(document.querySelector(".chart-box"));
    return chart.getOption().yAxis[0].axisLabel.formatter(value).replace(/\s/g, " ");
  }, value);
  await expect.poll(() => label(10_000).catch(() => "")).toBe("R$ 10 mil");
  expect(await label(1_500)).toBe("R$ 1.500");
});

test("a cell of the RFM grid opens its clients, and the list keeps them by its address", async ({ page, site }) => {
  await open(page, site, "RFM");
  const cell = page.locator(".rfm-grid__button:enabled").first();
  const counted = Number(await cell.innerText());
  await cell.click();
  await expect(sheet(page).locator(".behind-row").first()).toBeVisible();
  await expectAccessible(page);
  expect(await inTheList(page)).toBe(counted);
  await expect(page).toHaveURL(/celula=\d-\d/);
  await page.reload();
  await ready(page);
  await expect(page.locator(".filter-count__words")).toHaveText(new RegExp(`^${counted} de 180`));
});

test("a class of the curve and a month of the table open their clients by keyboard", async ({ page, site }) => {
  await open(page, site, "Curva ABC");
  const button = page.getByRole("button", { name: /^Curva A \(\d+\)$/ });
  const counted = Number(/\d+/.exec(await button.innerText())[0]);
  await button.focus();
  await page.keyboard.press("Enter");
  expect(await inTheList(page)).toBe(counted);
  await expect(page).toHaveURL(/abc=A/);
  await page.goto(site.url("analises"));
  await tab(page, "Saldo").click();
  await page.locator("summary", { hasText: "Ver a tabela" }).click();
  await page.locator(".data-table__open").nth(23).focus();
  await page.keyboard.press("Enter");
  await expect(sheet(page).getByRole("heading", { name: /^Movimento de/ })).toBeVisible();
});

test("Chance de comprar × valor is chosen from by numbers, without a finger", async ({ page, site }) => {
  await open(page, site, "Chance de comprar × valor");
  await page.locator("summary", { hasText: "Selecionar por números" }).click();
  const see = page.locator(".by-numbers").getByRole("button", { name: /^Ver \d+ cliente/ });
  await expect(see).toBeEnabled({ timeout: 30_000 });
  await page.getByLabel("Chance de ainda comprar, a partir de").fill("0");
  await page.getByLabel("Chance de ainda comprar, até").fill("30");
  const counted = Number(/\d+/.exec(await see.innerText())[0]);
  expect(counted).toBeGreaterThan(0);
  await see.click();
  expect(await inTheList(page)).toBe(counted);
  await expect(page).toHaveURL(/so=[0-9a-z.]+/);
  await expect(page.getByText(/clientes? escolhidos?/)).toBeVisible();
});

test("a finger draws a rectangle over Chance de comprar × valor and gets its clients", async ({ page, site }) => {
  await open(page, site, "Chance de comprar × valor");
  const chart = page.locator(".chart-box");
  await expect(chart.locator("canvas")).toBeVisible({ timeout: 20_000 });
  await still(chart.locator("canvas"));
  await page.getByRole("button", { name: "Selecionar uma área" }).click();
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 10, box.y + box.height - 80, { steps: 6 });
  await page.mouse.up();
  await expect(sheet(page).locator(".behind-row").first()).toBeVisible();
});

test("NPS has its margin and groups; conversion stands in both ways of counting", async ({ page, site }) => {
  await open(page, site, "NPS");
  await expect(page.getByRole("heading", { name: /^NPS −?[\d,]+ ± [\d,]+ pontos: \d+ clientes responderam$/ })).toBeVisible();
  await page.getByRole("button", { name: /^Detratores \(\d+\)$/ }).click();
  await expect(sheet(page).locator(".behind-row").first()).toContainText(/nota [0-6] em/);
  await page.keyboard.press("Escape");
  await tab(page, "Conversão").click();
  await expect(page.getByRole("heading", { name: /^Por safra: de \d+ potenciais criados em 12 meses/ })).toBeVisible();
  await expect(page.getByText(/^Por fluxo: \d+ primeiros? pedidos?/)).toBeVisible();
});

test("clients are filtered by profile and label, and every mark says why", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url("clientes?perfil=detrator"));
  await ready(page);
  await expect(page.locator(".client-row").first()).toContainText("detrator");
  await page.locator(".client-row .why-mark").first().click();
  const why = page.getByRole("dialog", { name: "Por que esta classe?" });
  await expect(why).toContainText("detrator");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(why).toBeHidden();
  await page.goto(site.url("clientes?rotulo=novo"));
  await ready(page);
  await expect(page.locator(".client-row").first()).toContainText("novo");
});

test("a mark on Hoje opens the reasons of that client in place", async ({ page, site }) => {
  await openSample(page, site);
  await page.goto(site.url());
  await ready(page);
  const name = await page.locator(".today-row__name").first().innerText();
  await page.locator(".today-row .why-mark").first().click();
  const why = page.getByRole("dialog", { name: "Por que esta classe?" });
  await expect(why.getByRole("link", { name })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(why).toBeHidden();
  await expect(page).toHaveURL(site.url());
});

test("tables are saved for Excel from the analysis and from Dados", async ({ page, site }) => {
  await open(page, site, "Concentração");
  const saved = async (button) => {
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
    return [download.suggestedFilename(), bytes.length];
  };
  const [name, small] = await saved(page.getByRole("button", { name: "Salvar Excel" }));
  expect(name).toMatch(/^concentracao-(.*-)?\d{4}-\d\d-\d\d-\d{4}\.xlsx$/);
  await page.goto(site.url("dados"));
  const [whole, large] = await saved(page.getByRole("button", { name: "Análise (Excel)" }));
  expect(whole).toMatch(/^analise-(.*-)?\d{4}-\d\d-\d\d-\d{4}\.xlsx$/);
  expect(large).toBeGreaterThan(small);
});

test("who hides values on the screen saves files without them, and the button says so", async ({ page, site }) => {
  await open(page, site, "Concentração");
  const panel = page.locator(".panel").first();
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), panel.getByRole("button", { name, exact: true }).click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  };
  const whole = await saved("Salvar CSV");
  await page.getByRole("button", { name: "Ocultar valores" }).click();
  const covered = await saved("Salvar CSV sem valores");
  expect(covered.name).toContain("sem-valores");
  const width = (text) => text.split("\r\n")[0].split(";").length;
  expect(width(covered.text)).toBeLessThan(width(whole.text));
  expect(covered.text.split("\r\n").length, "the same rows").toBe(whole.text.split("\r\n").length);
  await page.getByRole("button", { name: "Dossiê para o gestor" }).click();
  await expect(page.getByRole("switch", { name: "Modo discreto" })).toBeChecked();
});
