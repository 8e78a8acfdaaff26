// The built app in WebKitGTK (Safari's engine) over plain WebDriver: no client library is needed for six requests.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { Site } from "../site.mjs";
import { controlled, equal, keptFiles, paints, run, stands, strictWrite, until } from "./checks.mjs";

/** Debian keeps MiniBrowser beside the library, in a folder that carries its version. */
function miniBrowser() {
  for (const lib of readdirSync("/usr/lib").filter((name) => name.endsWith("-linux-gnu"))) {
    for (const folder of readdirSync(`/usr/lib/${lib}`).filter((name) => name.startsWith("webkit2gtk-4"))) {
      const file = `/usr/lib/${lib}/${folder}/MiniBrowser`;
      if (existsSync(file)) return file;
    }
  }
  throw new Error("MiniBrowser of WebKitGTK is not installed");
}

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

const site = await new Site().on();
const port = await freePort();
// Without a screen of its own the driver gets a virtual one; both end with this group.
const driver = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], { stdio: "ignore", detached: true });
let session;

async function ask(method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
const go = (url) => ask("POST", `${session}/url`, { url });
const evaluate = (code) => ask("POST", `${session}/execute/async`, {
  script: `const done = arguments[0]; Promise.resolve(${code}).then(done, (problem) => done("failed: " + problem));`,
  args: [],
});

try {
  await until("the driver answers", () => ask("GET", "/status"));
  const browserOptions = { binary: miniBrowser(), args: ["--automation"] };
  const capabilities = { alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": browserOptions } };
  session = `/session/${(await ask("POST", "/session", { capabilities })).sessionId}`;
  await run("WebKitGTK", [
    ["opens", async () => {
      await go(site.url());
      await until("the app stands", () => evaluate(stands));
    }],
    ["writes to IndexedDB with strict durability", async () => equal(await evaluate(strictWrite), "valor", "value")],
    ["paints on canvas", async () => equal(await evaluate(paints), [1, 2, 3, 255], "pixel")],
    ["keeps every file for use without a network", async () => {
      await until("controlled", () => evaluate(controlled));
      await until("all kept", async () => (await evaluate(keptFiles)) === site.offlineFiles().length);
    }],
    ["starts without its server, on a deep link too", async () => {
      await site.off();
      await go(site.url());
      await until("the app stands", () => evaluate(stands));
      await go(site.url("clientes?dias=30"));
      await until("the app stands on the deep link", () => evaluate(stands));
    }],
  ]);
} finally {
  if (session) await ask("DELETE", session).catch(() => {});
  try {
    process.kill(-driver.pid, "SIGTERM");
  } catch {
    // It has ended by itself.
  }
  await site.off();
}
