// Opens the sample carteira by its address and waits until it is whole on the device.
export async function openSample(page, site) {
  await page.goto(site.url("?exemplo"));
  const end = Date.now() + 60_000;
  while (!(await page.evaluate(records, "carteira-exemplo"))) {
    if (Date.now() > end) throw new Error("the sample did not come");
    await page.waitForTimeout(250);
  }
  await page.goto(site.url());
  await page.waitForFunction(() => !document.getElementById("boot"));
}

/** Makes the sample that is opened next the same in every run, for what hangs on who is in it. */
export async function sameSample(page) {
  await page.addInitScript(() => {
    if (location.search !== "?exemplo") return;
    let state = 7;
    crypto.getRandomValues = (array) => {
      for (let at = 0; at < array.length; at += 1) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        array[at] = state >>> 16;
      }
      return array;
    };
  });
}

/** More records than the sample has clients are in the database; looking for them makes none. */
async function records(name) {
  if (!(await indexedDB.databases()).some((one) => one.name === name)) return false;
  const database = await new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => resolve(undefined);
  });
  if (!database) return false;
  try {
    const store = database.transaction("records").objectStore("records");
    return await new Promise((resolve) => {
      const request = store.count();
      request.onsuccess = () => resolve(request.result >= 150);
      request.onerror = () => resolve(false);
    });
  } catch {
    return false;
  } finally {
    database.close();
  }
}
