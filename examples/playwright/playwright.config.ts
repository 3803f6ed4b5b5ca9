import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** Uses the system's Chromium if there is one (as on Debian), otherwise the one that Playwright installed. */
const chromium = '/usr/bin/chromium'

export default defineConfig({
  reporter: [['list'], ['html', { open: 'never' }], ['@bland-suite/playwright/reporter']],
  use: {
    launchOptions: existsSync(chromium)
      ? { executablePath: chromium, args: ['--no-sandbox', '--disable-background-networking'] }
      : {},
  },
})
