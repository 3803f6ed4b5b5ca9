/** Headless Chromium, as people open a report: from a file, without a network. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { buildOf } from '../../src/options/reporter/build.ts'
import { resolveReporterOptions } from '../../src/options/reporter/reporter-options.ts'
import { filesOf } from '../../src/report/output/files.ts'
import type { Report } from '../../src/report/model/report.ts'
import { writeTogether } from '../../src/util/whole-file.ts'

/** `apt-get install chromium`; Playwright's own browsers need a download. */
const BROWSER = '/usr/bin/chromium'

/** Whether there is a browser. */
export const HAS_BROWSER: boolean = existsSync(BROWSER)

let launched: Promise<Browser> | null = null

/** Starts the browser of this process once. */
function theBrowser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: BROWSER,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  return launched
}

/** Ends the browser. */
export async function closeBrowser(): Promise<void> {
  await (await launched)?.close()
  launched = null
}

/** A report on disk, and ways to open it. */
export interface OpenedReport extends AsyncDisposable {
  readonly folder: string
  /** What the pages threw, logged as an error, or were refused by their policy. */
  readonly complaints: readonly string[]
  readonly open: (path?: string, options?: BrowserContextOptions) => Promise<Page>
}

/** Writes a report as a reporter does. */
export async function writeReport(
  report: Report,
  env: NodeJS.ProcessEnv = {},
): Promise<OpenedReport> {
  const folder = await mkdtemp(join(tmpdir(), 'bland-suite-page-'))
  const settings = resolveReporterOptions({ outDir: folder, github: false }, 'the test', folder)
  const startedAt = new Date('2026-11-24T09:14:00Z')
  const ran = { cases: [], folders: [], interruptedBy: null, startedAt }
  writeTogether(filesOf(report, ran, { ...settings, build: buildOf(env) }))
  const complaints: string[] = []
  const browser = await theBrowser()
  const contexts: { close: () => Promise<void> }[] = []
  return {
    folder,
    complaints,
    open: async (path = 'index.html', options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        ...options,
      })
      contexts.push(context)
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()))
      await page.goto(pathToFileURL(folder).href + '/' + path)
      return page
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(contexts.map((context) => context.close()))
      await rm(folder, { recursive: true })
    },
  }
}

/** Opens a page in a window of its own. */
export async function openFile(
  address: string,
): Promise<AsyncDisposable & { readonly page: Page }> {
  const context = await (await theBrowser()).newContext()
  const page = await context.newPage()
  await page.goto(address)
  return { page, [Symbol.asyncDispose]: () => context.close() }
}
