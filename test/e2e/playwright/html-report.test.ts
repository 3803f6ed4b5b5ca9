/** Playwright's own HTML report, as a person opens it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'
import { chromium } from '@playwright/test'
import { expect, test } from 'vitest'
import { createPlaywrightProject } from '../../helpers/playwright-project.ts'

const BROWSER = '/usr/bin/chromium'

const CONFIG = `import { defineConfig } from '@playwright/test'
export default defineConfig({
  outputDir: 'output',
  reporter: [['html', { open: 'never' }], ['@bland-suite/playwright/reporter'], ['./native-reporter.mjs']],
})
`

// `apt-get install chromium`; Playwright's own browsers need a download.
test.skipIf(!existsSync(BROWSER))(
  'the failing scenario shows its failed case, the conversation and the tone',
  async () => {
    await using mock = await startBlandMock()
    await using project = await createPlaywrightProject({
      'playwright.config.ts': CONFIG,
      'agent.spec.ts': `import { defineBlandSuite } from '@bland-suite/playwright'\n\ndefineBlandSuite('Acme Dental', { agentId: '5b7d9e21-4c3a-4f86-9b0e-6a1f2d8c7e93', pollInterval: 100 })\n`,
    })
    await project.playwright([], mock.env)
    const browser = await chromium.launch({
      executablePath: BROWSER,
      args: ['--no-sandbox', '--disable-background-networking'],
    })
    await using closing = { [Symbol.asyncDispose]: () => browser.close() }
    expect(closing).toBeDefined()
    const page = await browser.newPage()
    await page.goto(pathToFileURL(join(project.dir, 'playwright-report/index.html')).href)
    await page.getByText('Cancellation Flow - Angry Customer').first().click()
    await page.getByText('agent.spec.ts:3').first().waitFor()
    const text = await page.locator('body').innerText()
    expect(text).toContain('agent.spec.ts:3')
    expect(text).toContain('expected: transcript contains “cancellation confirmed”')
    expect(text).toContain('So is it cancelled or not?')
    expect(text).not.toContain('_bland')
    const chart = page.locator('img[src$=".svg"]')
    await expect
      .poll(() => chart.evaluate((image: { naturalWidth: number }) => image.naturalWidth))
      .toBeGreaterThan(100)
    expect(await page.getByRole('link', { name: 'transcript' }).getAttribute('href')).toMatch(
      /\.txt$/u,
    )
    const opened = page.waitForEvent('popup')
    await page.getByRole('link', { name: 'conversation' }).click()
    const conversation = await opened
    await conversation.waitForLoadState()
    expect(await conversation.locator('h1').innerText()).toContain('Cancellation Flow')
    expect(await conversation.locator('body').innerText()).toContain('Unbelievable. Goodbye.')
  },
)
