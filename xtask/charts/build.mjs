// Bundles entry.js into the file named on the command line.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

await build({
  entryPoints: [fileURLToPath(new URL("entry.js", import.meta.url))],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  legalComments: "inline",
  define: { "process.env.NODE_ENV": '"production"' },
});
