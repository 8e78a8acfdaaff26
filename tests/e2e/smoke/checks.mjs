// A few named checks in a browser that Playwright does not drive: each says passed or failed, the last line counts.

/** Runs the checks in order and closes with `N passed, N failed`. Each check is [name, async function]. */
export async function run(browser, checks) {
  let passed = 0;
  let failed = 0;
  for (const [name, check] of checks) {
    try {
      await check();
      passed += 1;
      console.log(`  ✓ ${browser}: ${name}`);
    } catch (problem) {
      failed += 1;
      console.log(`  ✘ ${browser}: ${name}\n    ${problem?.stack ?? problem}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

export function equal(found, wanted, what) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: ${a}, not ${b}`);
}

/** Asks until the answer is truthy. */
export async function until(what, ask, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < end) {
    try {
      last = await ask();
      if (last) return last;
    } catch (problem) {
      last = problem;
    }
    await new Promise((done) => setTimeout(done, 150));
  }
  throw new Error(`${what}: not within ${seconds} s (last: ${last})`);
}

// Run in the page, as text, so that every driver can send them.
export const stands = `!document.getElementById("boot") && Boolean(document.querySelector("main")?.getClientRects().length)`;
export const controlled = `Boolean(navigator.serviceWorker?.controller)`;
export const keptFiles = `caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("carteira/"))
  .map((name) => caches.open(name).then((cache) => cache.keys()).then((keys) => keys.length)))).then((counts) => Math.max(0, ...counts))`;
/** Writes and reads back with the durability that the app asks for. */
export const strictWrite = `new Promise((resolve, reject) => {
  const open = indexedDB.open("fumaca", 1);
  open.onupgradeneeded = () => open.result.createObjectStore("s");
  open.onerror = () => reject(open.error);
  open.onsuccess = () => {
    const tx = open.result.transaction("s", "readwrite", { durability: "strict" });
    tx.objectStore("s").put("valor", "chave");
    tx.onabort = () => reject(tx.error);
    tx.oncomplete = () => {
      const get = open.result.transaction("s").objectStore("s").get("chave");
      get.onsuccess = () => { open.result.close(); resolve(get.result); };
    };
  };
})`;
export const paints = `(() => {
  const canvas = document.createElement("canvas");
  const brush = canvas.getContext("2d");
  brush.fillStyle = "rgb(1, 2, 3)";
  brush.fillRect(0, 0, 2, 2);
  return [...brush.getImageData(1, 1, 1, 1).data];
})()`;
