import { existsSync } from 'node:fs'
import { chromium, expect, test } from '@playwright/test'

const browsers = ['/usr/bin/chromium', chromium.executablePath()]
test.skip(!browsers.some((path) => existsSync(path)), 'no Chromium is installed')

test('the site promises a call', async ({ page }) => {
  await page.goto(new URL('site/index.html', import.meta.url).href)
  await page.getByRole('button', { name: 'Call me' }).click()
  await expect(page.getByRole('status')).toHaveText('We will call you in a minute.')
})
