import { defineConfig } from "@playwright/test";
import { args, executablePath } from "./browser.mjs";

export default defineConfig({
  testDir: "specs",
  // Files side by side: each test has its own origin and its own browser data.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A browser on a busy machine may miss a moment; what passes only at a second try is named in the output.
  retries: process.env.CI ? 2 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
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
