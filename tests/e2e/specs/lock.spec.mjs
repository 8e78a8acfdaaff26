// The lock: a PIN before anything of the carteira stands, and after a while without hands; what was open is there again.
import { expect, expectAccessible, ready, test } from "../fixtures.mjs";
import { CLIENT, PIN, button, close, field, kept, locked, openSettings, setPin, type, unlock } from "../locking.mjs";
import { openSample } from "../sample.mjs";
import { register } from "../stored.mjs";

/** Nothing of the carteira can be read in the document or its title. */
async function expectNothingToRead(page, ...names) {
  await expect(locked(page)).toBeVisible();
  await expect(page).toHaveTitle("Carteira");
  const markup = await page.evaluate(() => document.documentElement.outerHTML);
  for (const name of [...names, "class=\"app\"", "sheet-layer"]) expect(markup).not.toContain(name);
  const values = await page.evaluate(() => [...document.querySelectorAll("input, textarea")].map((one) => one.value).join());
  expect(values).toBe("");
}

/** What a thumb would miss; a hidden input has a label that is pressed instead. */
const tooSmall = (page) => page.evaluate(() => [...document.querySelectorAll("button, a[href], select, input")]
  .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map((one) => [one, one.getBoundingClientRect(), one.labels?.[0]?.getBoundingClientRect()])
  .filter(([, own, label]) => own.width > 1 && Math.min(Math.max(own.width, label?.width ?? 0), Math.max(own.height, label?.height ?? 0)) < 43.5)
  .map(([one]) => `${one.className} ${one.textContent}`));

test("a PIN is asked for before anything stands, and opens the place that was asked for", async ({ page, site }) => {
  await register(page, site, [CLIENT]);
  await openSettings(page, site);
  await expect(page.getByText("Ele não cifra os dados: quem cifra é o bloqueio do próprio aparelho.")).toBeVisible();
  await button(page, "Definir PIN").click();
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("Se esquecer o PIN");
  for (const [typed, said] of [["123", "Use de 4 a 8 números"], ["1234", "dos primeiros que alguém tentaria"], ["0000", "dos primeiros que alguém tentaria"]]) {
    await page.getByLabel("PIN novo", { exact: true }).fill("");
    await type(page, "PIN novo", typed);
    await page.keyboard.press("Enter");
    await expect(sheet).toContainText(said);
  }
  await page.getByLabel("PIN novo", { exact: true }).fill("");
  await type(page, "PIN novo", PIN);
  await type(page, "PIN novo de novo", "2581");
  await page.keyboard.press("Enter");
  await expect(sheet).toContainText("Os dois não são iguais.");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await expect(sheet).toContainText("O PIN está definido neste aparelho");
  await expect(sheet.getByText("Cópia fora do aparelho")).toBeVisible();
  const download = page.waitForEvent("download");
  await button(sheet, "Salvar arquivo da carteira agora").click();
  expect((await download).suggestedFilename()).toMatch(/\.carteira$/);
  expect(JSON.stringify(await kept(page))).not.toContain(PIN);

  await page.goto(site.url(`clientes?busca=aurora`));
  await expectNothingToRead(page, CLIENT);
  expect(await page.evaluate(() => document.body.innerText)).not.toContain("Clientes");
  await unlock(page, "9999");
  await expect(page.getByText("PIN errado.")).toBeVisible();
  await unlock(page);
  await ready(page);
  await expect(page).toHaveURL(site.url("clientes?busca=aurora"));
  await expect(page.getByText(CLIENT).first()).toBeVisible();
  await expect(page).toHaveTitle("Clientes · Carteira");
  expect((await kept(page)).faults.number, "the right PIN forgives").toBe(0);
});

test("after four wrong PINs one waits, over a reload too", async ({ page, site }) => {
  await setPin(page, site);
  await page.reload();
  for (let turn = 0; turn < 4; turn += 1) {
    await unlock(page, "9999");
    await expect(field(page)).toHaveValue("");
    await expect(page.getByText("PIN errado.")).toBeVisible();
    await expect(page.getByRole("timer")).toHaveCount(0);
  }
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem("carteira.bloqueio"));
    localStorage.setItem("carteira.bloqueio", JSON.stringify({ ...kept, faults: { number: 6, at: Date.now() - 3_600_000 } }));
  });
  await page.reload();
  await unlock(page, "9999");
  await expect(page.getByRole("timer")).toContainText(/Espere 0:(30|2\d) antes/);
  await expect(button(page, "Desbloquear")).toBeDisabled();
  await page.reload();
  await expect(page.getByRole("timer")).toContainText(/Espere 0:[23]\d antes/);
  await field(page).focus();
  await page.keyboard.type(PIN);
  await page.keyboard.press("Enter");
  await expect(locked(page)).toBeVisible();
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem("carteira.bloqueio"));
    localStorage.setItem("carteira.bloqueio", JSON.stringify({ ...kept, faults: { ...kept.faults, at: Date.now() - 31_000 } }));
  });
  await expect(page.getByRole("timer")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(locked(page)).toHaveCount(0);
  await ready(page);
});

test("without hands it locks, whatever is open, and gives it back as it was", async ({ page, site }) => {
  test.slow();
  await openSample(page, site);
  await setPin(page, site);
  await page.clock.install();
  await page.reload();
  await unlock(page);
  await ready(page);
  await page.getByRole("link", { name: "Clientes", exact: true }).first().click();
  await expect(page.locator(".client-row").first()).toBeVisible();
  const list = page.locator("main .virtual-list, main.content").first();
  const scroller = await page.evaluateHandle(() => [...document.querySelectorAll("main, main *")].find((one) => one.scrollHeight > one.clientHeight + 400 && /auto|scroll/.test(getComputedStyle(one).overflowY)));
  await scroller.evaluate((one) => (one.scrollTop = 300));
  await expect(list).toBeVisible();
  await page.getByRole("button", { name: /^Novo cliente/ }).first().click();
  const name = page.getByLabel("Razão social ou nome");
  await name.focus();
  await page.keyboard.type("Padaria meio escri");
  const entries = await page.evaluate(() => history.length);

  await page.clock.runFor("04:50");
  await expect(name).toBeFocused();
  await page.clock.runFor("00:20");
  await expectNothingToRead(page, "Padaria", "Novo cliente", "client-row");

  // Esc, back and the app's own keys lead nowhere.
  await page.keyboard.press("Escape");
  await page.evaluate(() => history.back());
  await page.clock.runFor(1_000);
  await page.locator("h1").focus();
  await page.keyboard.press("/");
  await page.keyboard.press("?");
  await page.clock.runFor(1_000);
  await expectNothingToRead(page, "Padaria", "Novo cliente", "client-row");
  await expect(page).toHaveURL(/clientes/);

  await field(page).focus();
  await unlock(page);
  await expect(name).toHaveValue("Padaria meio escri");
  await expect(name).toBeFocused();
  await page.keyboard.type("ta");
  await expect(name).toHaveValue("Padaria meio escrita");
  expect(await scroller.evaluate((one) => one.scrollTop)).toBe(300);
  await page.clock.runFor(1_000);
  await expect.poll(() => page.evaluate(() => history.state)).toMatch(/^carteira-layer-[1-9]/);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(entries + 1);
  // Back closes the sheet, as it did before.
  await page.evaluate(() => history.back());
  await page.clock.runFor(1_000);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/clientes/);

  // A hand begins the minutes anew.
  await page.clock.runFor("04:00");
  await page.mouse.move(200, 200);
  await page.mouse.move(210, 210);
  await page.clock.runFor("04:00");
  await expect(page.locator(".app")).toHaveCount(1);
  await page.clock.runFor("01:10");
  await expect(locked(page)).toBeVisible();

  // A clock that is set back keeps nothing open.
  await unlock(page);
  await expect(page.locator(".app")).toHaveCount(1);
  await page.clock.runFor(6_000);
  await expect(page.locator(".app")).toHaveCount(1);
  await page.clock.setSystemTime(await page.evaluate(() => Date.now() - 3_600_000));
  await page.clock.runFor(6_000);
  await expect(locked(page)).toBeVisible();
});

test("what another tab sets and takes away is heard, and each tab locks for itself", async ({ page, site, context }) => {
  await register(page, site, [CLIENT]);
  const other = await context.newPage();
  await other.goto(site.url("mais"));
  await ready(other);
  await expect(button(other, "Bloquear agora")).toHaveCount(0);
  await setPin(page, site);
  await button(other, "Bloquear agora").click();
  await expectNothingToRead(other, CLIENT);
  await expect(page.locator(".app")).toHaveCount(1);
  await page.bringToFront();
  await button(page, "Retirar PIN").click();
  await type(page, "PIN atual", "9999");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("PIN errado.");
  await page.getByLabel("PIN atual", { exact: true }).fill("");
  await type(page, "PIN atual", PIN);
  await page.keyboard.press("Enter");
  await expect(page.getByText("O PIN foi retirado deste aparelho.")).toBeVisible();
  await expect(button(page, "Definir PIN")).toBeVisible();
  await expect(other.locator(".app")).toHaveCount(1);
  await expect(locked(other)).toHaveCount(0);
  await page.reload();
  await ready(page);
  await expect(page.locator(".app")).toHaveCount(1);
});

test("a file that arrives behind the lock opens after it", async ({ page, site }) => {
  await setPin(page, site);
  await page.goto(site.url("mais"));
  await unlock(page);
  await ready(page);
  await button(page, "Bloquear agora").click();
  await expectNothingToRead(page);
  await page.evaluate(() => {
    // As boot.js does when the app is launched with a file while it is open.
    const link = Object.assign(document.createElement("a"), { href: document.baseURI + "dados", hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    window.carteira.giveFiles([new File(["codigo;razao_social\r\n1;Mercado Escondido Ltda\r\n"], "c.csv", { type: "text/csv" })]);
    window.dispatchEvent(new Event("carteira:files"));
  });
  await page.waitForTimeout(2_000);
  await expectNothingToRead(page, "Mercado Escondido", "Razão social");
  await field(page).focus();
  await unlock(page);
  await expect(page).toHaveURL(site.url("dados"));
  await expect(page.getByRole("dialog")).toContainText("Razão social");
  await expect(page.getByRole("dialog")).toContainText("Mercado Escondido");
  await close(page);
});

test("the minutes are chosen, and only at opening is a choice", async ({ page, site }) => {
  await setPin(page, site);
  await page.getByLabel("Quando pedir").selectOption({ label: "Só ao abrir o aplicativo" });
  await page.clock.install();
  await page.reload();
  await unlock(page);
  await ready(page);
  await page.clock.runFor("45:00");
  await expect(page.locator(".app")).toHaveCount(1);
  await page.getByLabel("Quando pedir").selectOption({ label: "Ao abrir e após 1 min sem uso" });
  await page.clock.runFor("00:50");
  await expect(page.locator(".app")).toHaveCount(1);
  await page.clock.runFor("00:20");
  await expect(locked(page)).toBeVisible();
  // Nothing left of it once the PIN is taken away.
  await unlock(page);
  await button(page, "Retirar PIN").click();
  await type(page, "PIN atual", PIN);
  await page.keyboard.press("Enter");
  await expect(button(page, "Definir PIN")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("bloqueio")))).toEqual([]);
});

test("a changed PIN is the one that opens", async ({ page, site }) => {
  await setPin(page, site);
  await button(page, "Trocar PIN").click();
  await type(page, "PIN atual", PIN);
  await type(page, "PIN novo", "90210");
  await type(page, "PIN novo de novo", "90210");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("O PIN está definido");
  await close(page);
  await page.reload();
  await unlock(page, PIN);
  await expect(page.getByText("PIN errado.")).toBeVisible();
  await unlock(page, "90210");
  await ready(page);
});

test("the device's own unlocking opens in place of the PIN", async ({ page, site: numbered, context, guard }) => {
  // A credential is of a name, and a number is none.
  const site = { url: (path) => numbered.url(path).replace("127.0.0.1", "localhost") };
  guard.allowed.push(/^request: http:\/\/localhost:/);
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasUserVerification: true, isUserVerified: true, hasResidentKey: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", { options });
  await setPin(page, site);
  const choice = page.getByRole("switch", { name: "Usar o desbloqueio do aparelho" });
  await choice.click();
  await expect.poll(async () => (await kept(page)).credential).toBeTruthy();
  await expect(choice).toBeChecked();
  await page.reload();
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await button(page, "Usar o desbloqueio do aparelho").click();
  await expect(page.getByText("O aparelho não confirmou quem é")).toBeVisible();
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await button(page, "Usar o desbloqueio do aparelho").click();
  await expect(locked(page)).toHaveCount(0);
  await ready(page);
  await choice.click();
  await expect.poll(async () => (await kept(page)).credential).toBe(null);
  await page.reload();
  await expect(locked(page)).toBeVisible();
  await expect(button(page, "Usar o desbloqueio do aparelho")).toHaveCount(0);
});

const sizes = { tablet: { width: 1280, height: 800 }, portrait: { width: 800, height: 1280 }, phone: { width: 390, height: 844 } };

for (const [size, viewport] of Object.entries(sizes)) {
  test.describe(size, () => {
    test.use({ viewport, reducedMotion: "reduce" });

    test("the lock and its settings are accessible and can be touched", async ({ page, site }) => {
      test.slow();
      await setPin(page, site);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await openLocked(page, site);
        const looked = async (name) => {
          await expectAccessible(page);
          expect(await tooSmall(page)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
          if (process.env.CARTEIRA_PICTURES) await page.screenshot({ path: `${process.env.CARTEIRA_PICTURES}/${name}-${size}-${colorScheme}.png` });
        };
        await looked("lock");
        await button(page, "Esqueci o PIN").click();
        await looked("forgotten");
        await button(page, "Não tenho o arquivo").click();
        await looked("erase");
        await button(page, "Voltar ao PIN").click();
        await unlock(page);
        await ready(page);
        await page.getByRole("heading", { name: "Bloqueio" }).scrollIntoViewIfNeeded();
        await looked("settings");
        await button(page, "Trocar PIN").click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await looked("change");
        await close(page);
      }
    });
  });
}

async function openLocked(page, site) {
  await page.goto(site.url("ajustes"));
  await expect(locked(page)).toBeVisible();
}
