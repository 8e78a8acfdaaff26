// Writes the notices of everything that ships: each Rust crate of the wasm, ECharts and what it bundles.
// `node notices.mjs OUT`: names, versions and licences first, then every licence text once with those it covers.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..");

/** The crates that end up in the wasm: the normal dependencies, followed from ours; none that only builds. */
function crates() {
  const words = ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"];
  const { packages, resolve } = JSON.parse(execFileSync("cargo", words, { cwd: root, maxBuffer: 1 << 28 }));
  const byId = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const macros = (one) => one.targets.some((target) => target.kind.includes("proc-macro"));
  const found = new Set();
  const open = [resolve.root];
  while (open.length > 0) {
    for (const { pkg, dep_kinds: kinds } of nodes.get(open.pop()).deps) {
      if (found.has(pkg) || macros(byId.get(pkg)) || !kinds.some((kind) => kind.kind === null)) continue;
      found.add(pkg);
      open.push(pkg);
    }
  }
  return [...found].map((id) => byId.get(id)).map(({ name, version, license, repository, manifest_path, authors }) => {
    return { name, version, license: license ?? "see its text", url: repository ?? "", folder: dirname(manifest_path), authors };
  });
}

/** What esbuild puts into the charts file. */
function packages() {
  return ["echarts", "zrender", "tslib"].map((name) => {
    const folder = join(here, "charts/node_modules", name);
    const { version, license, homepage } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { name: `${name} (npm)`, version, license, url: homepage ?? "", folder };
  });
}

function texts(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|copyright)/i.test(name) && !/\.(rs|html?)$/i.test(name));
  return names.flatMap((name) => {
    try {
      return [readFileSync(join(folder, name), "utf8").replace(/\r/g, "").trim()];
    } catch {
      return []; // A folder of licences: its texts are those of the expression.
    }
  });
}

/** The words of the MIT licence, which asks that they travel with the work: many a crate leaves its file out. */
function mit(one) {
  const words = readFileSync(join(here, "licences/MIT.txt"), "utf8").trim();
  const authors = (one.authors ?? []).map((author) => author.replace(/\s*<[^>]*>/, "")).join(", ");
  return words.replace("<holders>", authors || `the authors of ${one.name}`);
}

/** Every text of a work; of one that names the MIT licence and brings no text, the licence's own words. */
function textsOf(one) {
  const own = texts(one.folder);
  if (own.length > 0) return own;
  // The text its makers ship with a sister of it.
  const kept = join(here, "licences", `${one.name}.txt`);
  if (existsSync(kept)) return [readFileSync(kept, "utf8").replace(/\r/g, "").trim()];
  if (/\bMIT\b/.test(one.license)) return [mit(one)];
  throw new Error(`${one.name} ${one.version} (${one.license}) ships without its licence text: add it to xtask/licences`);
}

const all = [...crates(), ...packages()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
const covers = new Map();
for (const one of all) {
  for (const text of textsOf(one)) covers.set(text, [...(covers.get(text) ?? []), one.name]);
}
const rule = "-".repeat(80);
const lines = [
  "Carteira é software livre (licença MIT) e contém as obras de terceiros abaixo, cada uma com sua licença.",
  "Os contornos e códigos de municípios vêm do IBGE: veja data/LICENCAS.md.",
  "",
  ...all.map((one) => `${one.name} ${one.version}: ${one.license}${one.url ? ` (${one.url})` : ""}`),
];
for (const [text, names] of covers) lines.push("", rule, [...new Set(names)].join(", "), rule, "", text);
writeFileSync(process.argv[2], `${lines.join("\n")}\n`);
