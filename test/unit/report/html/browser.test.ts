/** The pages in headless Chromium, as people open them: from a file. */
import axe from 'axe-core'
import { afterAll, describe, expect, test } from 'vitest'
import type { Page } from '@playwright/test'
import { closeBrowser, HAS_BROWSER, writeReport } from '../../../helpers/browser.ts'
import { sampleReport } from '../../../helpers/sample-run.ts'
import { aCase, aReport, aSuite, turns } from '../helpers.ts'
import { aRun } from '../../helpers/bodies.js'
import { because } from '../../../../src/verdict/verdict.js'

const DARK_PHONE = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const

/** The names of the shown scenarios. */
function shown(page: Page): Promise<readonly string[]> {
  return page.locator('.row:visible .head a').allInnerTexts()
}

/** The scenario that has the focus. */
function focused(page: Page): Promise<string> {
  return page.locator('.row:focus-within .head a').innerText()
}

function hashOf(page: Page): string {
  return new URL(page.url()).hash
}

afterAll(closeBrowser)

describe.skipIf(!HAS_BROWSER)('the page of a test run in a browser', () => {
  test('searches names, reasons and tags, and counts what it shows', async () => {
    await using report = await writeReport(sampleReport())
    const page = await report.open()
    await page.getByRole('searchbox').fill('declined plain')
    await expect.poll(() => shown(page)).toEqual(['Cancels angrily'])
    expect(await page.locator('#count').innerText()).toBe('1 of 30 scenarios')
    expect(await page.locator('.verdicts b').allInnerTexts()).toEqual(['1', '1', '0', '0'])
    await page.getByRole('searchbox').fill('nobody says this')
    await page.getByText('No scenario matches these filters.').waitFor()
    await page.getByRole('link', { name: 'Clear filters' }).last().click()
    await expect.poll(async () => (await shown(page)).length).toBe(30)
    expect(report.complaints).toEqual([])
  })

  test('filters by verdict, label, category and tag, and its address keeps the filter', async () => {
    await using report = await writeReport(sampleReport())
    const page = await report.open()
    await page.getByRole('link', { name: 'Failed 4' }).click()
    expect(await shown(page)).toHaveLength(4)
    await page.getByLabel('Filter by tag').selectOption('smoke')
    await expect.poll(() => shown(page)).toEqual(['Cancels angrily', 'Books for two children'])
    expect(hashOf(page)).toBe('#v=failed&t=smoke')
    const other = await report.open(`index.html${hashOf(page)}`)
    expect(await shown(other)).toEqual(await shown(page))
    expect(await other.getByLabel('Filter by tag').inputValue()).toBe('smoke')
    await page.goto(`${page.url().split('#')[0]}#l=advisory&c=cancellation`)
    await expect.poll(() => shown(page)).toEqual(['Books a check-up, variant 21'])
  })

  test('sorts, and a cleared sort brings the groups back', async () => {
    await using report = await writeReport(sampleReport())
    const page = await report.open('index.html#s=tone')
    expect((await shown(page)).slice(0, 2)).toEqual([
      'Cancels angrily',
      'Reports strong pain on a Sunday',
    ])
    expect((await shown(page)).at(-1)).toBe('Calls from a bad line')
    for (const [order, first] of [
      ['time', 'Books a check-up, variant 29'],
      ['name', 'Asks for a human at once'],
      ['score', 'Cancels angrily'],
    ] as const) {
      await page.getByLabel('Sort', { exact: true }).selectOption(order)
      await expect.poll(async () => (await shown(page))[0]).toBe(first)
    }
    await page.getByLabel('Sort', { exact: true }).selectOption('')
    await expect
      .poll(() => page.locator('.group:visible h2').first().textContent())
      .toBe('Failed 4')
  })

  test('moves by keys, which can be switched off', async () => {
    await using report = await writeReport(sampleReport())
    const page = await report.open()
    await page.keyboard.press('/')
    await page.keyboard.type('check-up')
    await expect.poll(async () => (await shown(page)).length).toBe(24)
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('Books a check-up, variant 10')
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('Books a check-up, variant 21')
    await page.keyboard.press('Escape')
    await expect.poll(async () => (await shown(page)).length).toBe(30)
    await page.keyboard.press('k')
    expect(await focused(page)).toBe('Books a check-up, variant 10')
    await page.keyboard.press('c')
    expect(await page.locator('.row details[open]').count()).toBe(0)
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.row details[open]').count()).toBe(1)
    await page.keyboard.press('?')
    await page.getByLabel('Single-key shortcuts').uncheck()
    await page.getByRole('button', { name: 'Close' }).click()
    await page.keyboard.press('c')
    expect(await page.locator('.row details[open]').count()).toBe(1)
  })

  test('goes from failure to failure, and begins again at the end', async () => {
    await using report = await writeReport(sampleReport())
    const page = await report.open()
    const visited: string[] = []
    for (let step = 0; step < 7; step++) {
      await page.keyboard.press('n')
      visited.push(await focused(page))
    }
    expect(new Set(visited).size).toBe(6)
    expect(visited[6]).toBe(visited[0])
    await page.keyboard.press('p')
    expect(await page.locator('.row:focus-within').count()).toBe(1)
  })

  test('leads to a conversation and back with its filter', async () => {
    await using report = await writeReport(sampleReport())
    const page = await report.open('index.html#t=smoke')
    await page.getByRole('link', { name: 'Cancels angrily' }).click()
    await expect.poll(() => page.locator('h1:visible').innerText()).toContain('Cancels angrily')
    await page.keyboard.press('n')
    await expect.poll(() => page.locator('h1:visible').innerText()).toContain('Sunday')
    await page.keyboard.press('u')
    await page.locator('#count').waitFor()
    expect(hashOf(page)).toBe('#t=smoke')
    expect(await page.locator('#count').innerText()).toBe('15 of 30 scenarios')
    expect(report.complaints).toEqual([])
  })

  test('links a reason with its turn, and the turn with its case', async () => {
    await using report = await writeReport(sampleReport())
    const page = await report.open()
    await page.locator('.row').first().getByRole('link', { name: '9', exact: true }).first().click()
    expect(hashOf(page)).toBe('#run-t9')
    expect(await page.locator(':target .said').innerText()).toContain('I will pass your wish on')
    await page.locator(':target .up a').first().click()
    expect(await page.locator(':target b').innerText()).toBe('Confirms the cancellation')
  })

  test('is whole without its script', async () => {
    await using report = await writeReport(sampleReport())
    const page = await report.open('index.html', { javaScriptEnabled: false })
    expect(await shown(page)).toHaveLength(30)
    expect(await page.locator('#tools').isVisible()).toBe(false)
    expect(await page.getByText('there is none.').isVisible()).toBe(true)
    await page.getByRole('link', { name: 'Cancels angrily' }).click()
    expect(await page.locator('.turns li:visible').count()).toBe(12)
  })

  test('shows each of many conversations, which share files', async () => {
    await using report = await writeReport(sampleReport(60, 6))
    const page = await report.open()
    await page.getByRole('link', { name: 'Books a check-up, variant 55', exact: true }).click()
    expect(page.url()).toContain('more-1.html#run-')
    await expect
      .poll(() => page.locator('h1:visible').allInnerTexts())
      .toEqual([expect.stringContaining('variant 55')])
    await page.keyboard.press('n')
    await expect.poll(() => page.locator('h1:visible').innerText()).toContain('variant 56')
  })

  test('of many scenarios lays out only those in sight, and prints them all', async () => {
    await using report = await writeReport(sampleReport(1010, 20))
    const page = await report.open()
    expect(await page.locator('#count').innerText()).toBe('1,010 scenarios')
    expect(await page.locator('.verdicts b').first().innerText()).toBe('1,010')
    const layouts = (): Promise<readonly string[]> =>
      page.evaluate(
        `[...new Set([...document.querySelectorAll('.row')].map((row) => getComputedStyle(row).contentVisibility))]`,
      )
    expect(await layouts()).toEqual(['auto'])
    for (let failure = 1; failure <= 20; failure++) await page.keyboard.press('n')
    // What could not be judged comes after what failed.
    expect(await page.locator('.row:focus-within').getAttribute('id')).toBe('s16')
    await expect.poll(() => page.locator('#s16 .cases').isVisible()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await layouts()).toEqual(['visible'])
  })

  test('has no sideways scrolling on a phone', async () => {
    await using report = await writeReport(sampleReport())
    const page = await report.open('index.html', DARK_PHONE)
    const wide = (): Promise<number> => page.evaluate('document.documentElement.scrollWidth')
    expect(await wide()).toBe(390)
    await page.getByRole('link', { name: 'Cancels angrily' }).click()
    expect(await wide()).toBe(390)
  })
})

const EVIL = [
  `<script>globalThis.pwned = 1</script>`,
  `"><img src=x onerror="globalThis.pwned = 1">`,
  `' onfocus='globalThis.pwned = 1' autofocus='`,
  `</style></title></textarea><svg onload="globalThis.pwned = 1">`,
  `javascript:globalThis.pwned=1`,
].join(' ')

describe.skipIf(!HAS_BROWSER)('hostile texts in a browser', () => {
  test('in every field execute nothing, and break nothing', async () => {
    const about = {
      category: EVIL,
      tags: [EVIL],
      description: EVIL,
      callerName: EVIL,
      callerPrompt: EVIL,
      startNode: EVIL,
      maxTurns: 1,
    }
    const evidence = [{ label: EVIL, text: EVIL, turn: 0 }]
    const suite = aSuite({
      name: EVIL,
      suite: EVIL,
      scenario: EVIL,
      batchId: EVIL,
      about,
      run: aRun({
        id: EVIL,
        status: EVIL,
        version_number: EVIL,
        pathway_id: EVIL,
        chat_history: turns(EVIL, EVIL),
        nodes_visited: [EVIL],
        variables_extracted: { [EVIL]: EVIL },
        error_message: EVIL,
        bland_tone_score: { empathy: 0.1, issues: [EVIL], examples: { good: [EVIL] } },
      }),
      cases: [aCase({ title: EVIL, verdict: because('failed', EVIL), evidence })],
    })
    const job = { GITHUB_SHA: EVIL, GITHUB_REF_NAME: EVIL, JOB_NAME: EVIL, BUILD_URL: EVIL }
    await using report = await writeReport(aReport(suite), job)
    const page = await report.open(
      `index.html#q=${encodeURIComponent(EVIL)}&c=__proto__&s=__proto__`,
    )
    await page.keyboard.press('Escape')
    await page.locator('.row .head a').first().click()
    await page.locator('.turns').waitFor()
    expect(await page.evaluate('globalThis.pwned')).toBeUndefined()
    expect(await page.locator('.said').first().innerText()).toBe(EVIL)
    expect(report.complaints).toEqual([])
  })
})

/** The serious violations that axe-core finds. */
async function violations(page: Page): Promise<readonly string[]> {
  // Through the debugger, so that the policy of the page stays as it is.
  await page.evaluate(axe.source)
  const found: unknown = await page.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).slice(0, 3).join(' ')))`,
  )
  return Array.isArray(found) ? found.map(String) : [String(found)]
}

describe.skipIf(!HAS_BROWSER)('axe-core', () => {
  test.each([
    ['light', {}],
    ['dark, on a phone', DARK_PHONE],
  ])('finds nothing serious: %s', async (_name, options) => {
    await using report = await writeReport(sampleReport())
    const page = await report.open('index.html', options)
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: 'Cancels angrily' }).click()
    expect(await violations(page)).toEqual([])
  })
})
