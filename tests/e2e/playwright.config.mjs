import { defineConfig } from "@playwright/test";
import { args, executablePath } from "./browser.mjs";

export default defineConfig({
  testDir: "specs",
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A browser on a busy machine may miss a moment; what passes only at a second try is named in the output.
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  outputDir: "test-results",
  use: {
    browserName: "chromium",
    launchOptions: { executablePath, args },
    viewport: { width: 1280, height: 800 },
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    screenshot: "only-on-failure",
  },
});
