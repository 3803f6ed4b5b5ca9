/** Texts of a call that mean harm, in every file that is written, as a browser and a reader see them. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { expect, test } from 'vitest'
import { createProject } from '../helpers/project.ts'
import { scenario, suiteFile } from '../helpers/scripts.ts'

const BROWSER = '/usr/bin/chromium'

const HARM = [
  '<script>window.harmed = 1</script>',
  '<img src=x onerror="window.harmed = 2">',
  '"><svg onload="window.harmed = 3">',
  `'><a href="javascript:window.harmed=4">click</a>`,
  '<style>body { display: none }</style>',
  '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/">',
  ']]></system-out></testcase><testcase name="forged" classname="x" time="0"/>',
  '</details></summary>## Forged',
  '\u001B[31mred\u001B[0m \u202Egnorw\u202C \uD800 \u0000 ::error::forged ##vso[task.complete]',
].join('\n')

const hostile = [
  scenario(`../../../outside/${HARM.slice(0, 60)}`, {
    results: { 0: { passed: false, reasoning: HARM } },
    run: {
      chat_history: [
        { role: 'user', content: HARM },
        { role: HARM, content: HARM },
      ],
      nodes_visited: [HARM, '../../etc/passwd'],
      variables_extracted: { [HARM]: HARM, path: '../../../outside' },
    },
  }),
  scenario('CON', { results: { 0: { passed: false, reasoning: 'x'.repeat(5_000_000) } } }),
]

async function namesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Opens a page, and tells what it asked for, did and shows. */
async function look(browser: Browser, file: string) {
  const page = await browser.newPage()
  const asked: string[] = []
  const dialogs: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => dialogs.push(dialog.message()))
  await page.goto(pathToFileURL(file).href)
  await page.waitForTimeout(300)
  const harmed = await page.evaluate('window.harmed ?? null')
  const links = await page
    .locator('a')
    .evaluateAll((all: { href: string }[]) => all.map(({ href }) => href))
  const text = await page.locator('body').innerText()
  await page.close()
  return { asked, dialogs, harmed, links, text }
}

test.skipIf(!existsSync(BROWSER))(
  'nothing of it runs in a browser, is asked for, or leaves the folder, and all of it can be read',
  async () => {
    await using mock = await startBlandMock({ scenarios: hostile })
    await using project = await createProject({ 'a.test.ts': suiteFile(HARM.slice(0, 80)) })
    const summary = join(project.dir, 'summary.md')
    const env = { ...mock.env, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary }
    const before = new Set(await namesBelow(project.dir))
    const { junit, output } = await project.vitest([], env)

    expect(junit).toMatchObject({ tests: 4, failures: 2 })
    expect(output.split('\n').filter((line) => line.startsWith('::'))).toHaveLength(2)
    const outside = (await namesBelow(project.dir)).filter(
      (path) =>
        !before.has(path) &&
        !/\/(?:bland-report|test-results|node_modules)\//u.test(path.slice(project.dir.length)),
    )
    expect(outside.toSorted()).toEqual([summary, join(project.dir, 'vitest.json')].toSorted())
    expect(await project.read('summary.md')).not.toMatch(/^## Forged/mu)

    const browser = await chromium.launch({
      executablePath: BROWSER,
      args: ['--no-sandbox', '--disable-background-networking'],
    })
    const pages = (await namesBelow(join(project.dir, 'bland-report'))).filter((path) =>
      path.endsWith('.html'),
    )
    expect(pages).toHaveLength(3)
    const seen = await Promise.all(pages.map((path) => look(browser, path)))
    await browser.close()
    seen.forEach(({ asked, dialogs, harmed, links, text }, index) => {
      expect(asked).toEqual([pathToFileURL(pages[index] ?? '').href])
      expect([dialogs, harmed]).toEqual([[], null])
      expect(links.filter((href) => !href.startsWith('file:'))).toEqual([])
      expect(text.length).toBeGreaterThan(100)
    })
    expect(seen.some(({ text }) => text.includes('<script>window.harmed = 1</script>'))).toBe(true)
  },
)
