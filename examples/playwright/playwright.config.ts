import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** A Chromium of the system, such as Debian's; elsewhere, the one that Playwright has installed. */
const chromium = '/usr/bin/chromium'

export default defineConfig({
  reporter: [['list'], ['html', { open: 'never' }], ['@bland-suite/playwright/reporter']],
  use: {
    launchOptions: existsSync(chromium)
      ? { executablePath: chromium, args: ['--no-sandbox', '--disable-background-networking'] }
      : {},
  },
})
