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
