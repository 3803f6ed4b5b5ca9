/** Who is still talking, told in logs, and on a terminal left to the runner. */
import { stripVTControlCharacters } from 'node:util'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { FRONTS, open } from '../helpers/front.ts'
import { createPlaywrightProject } from '../helpers/playwright-project.ts'
import { commandOf, MAIN } from '../helpers/place.ts'
import { createProject } from '../helpers/project.ts'
import { scenario, specFile, suiteFile } from '../helpers/scripts.ts'
import type { Runner } from '../helpers/scripts.ts'
import { startAtTerminal } from '../helpers/terminal.ts'

const DOTS = `import { defineConfig } from '@playwright/test'
export default defineConfig({ reporter: [['dot'], ['@bland-suite/playwright/reporter']] })
`

/** A project, with the reporter that Playwright has in CI. */
function createAny(runner: Runner) {
  return runner === 'vitest'
    ? createProject({ 'a.test.ts': suiteFile('Acme') })
    : createPlaywrightProject({ 'a.spec.ts': specFile('Acme'), 'playwright.config.ts': DOTS })
}

/** What of the output is ours, and not of the summary. */
function told(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((line) => /Bland: .* runs/u.test(line))
    .map((line) => line.replaceAll(/\b\d+ s\b/gu, 'N s'))
}

test.concurrent.each<Runner>(['vitest', 'playwright'])(
  'the log of a CI has a line for each run of %s that ends, and one every 30 s',
  async (runner) => {
    await using mock = await startBlandMock({
      scenarios: [
        scenario('Long', { takes: 33_000 }),
        scenario('Rude', { takes: 500, results: { 0: 'fail' } }),
        scenario('Lost', { takes: 1_500, status: 'ERROR' }),
      ],
    })
    await using project = await createAny(runner)
    const running = project.start([runner === 'vitest' ? 'run' : 'test'], mock.env)
    expect(await running.closed).toBe(1)
    expect(told(running.output())).toEqual([
      'Bland: Rude ended after N s, 1 case failed (1 of 3 runs)',
      'Bland: Lost ended after N s, 1 case failed (2 of 3 runs)',
      'Bland: 2 of 3 runs have ended; still running: Long (N s)',
      'Bland: Long ended after N s (3 of 3 runs)',
    ])
    expect(running.output()).toMatch(/still running: Long \((?:29|3\d) s\)/u)
  },
)

test.concurrent.each(FRONTS)(
  'the log of a CI says of %s how the attempts went, and which decides',
  async (name) => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Moody', { attempts: [{ results: { 0: 'fail' } }, {}, {}] })],
    })
    await using front = await open(name, {
      options: "repeat: { times: 3, pass: { atLeast: 2 }, when: 'failed' }",
    })
    const { code, output } = await front.play(mock.env)
    expect(code).toBe(0)
    const lines = output.split('\n').filter((line) => line.includes('Moody: attempt'))
    expect(lines.map((line) => line.replace('Bland: ', ''))).toEqual([
      'Moody: attempt 1 of at most 3 has ended: 0 passed, 1 failed; it is played again',
      'Moody: attempt 2 of at most 3 has ended: 1 passed, 1 failed; the next decides',
    ])
  },
)

test.concurrent.each<Runner>(['vitest', 'playwright'])(
  'nothing is told of runs of %s that were not started',
  async (runner) => {
    await using mock = await startBlandMock({
      scenarios: [scenario('Booking'), scenario('Mild')],
      faults: [{ match: { method: 'POST' }, answer: { kind: 'status', status: 403 } }],
    })
    await using project = await createAny(runner)
    const running = project.start([runner === 'vitest' ? 'run' : 'test'], mock.env)
    expect(await running.closed).toBe(1)
    expect(told(running.output())).toEqual([])
  },
)

/** What a runner draws at a terminal. */
async function drawnBy(
  runner: Runner,
  where: { readonly dir: string; readonly env: Readonly<Record<string, string>> },
): Promise<string> {
  const command =
    runner === 'vitest'
      ? [commandOf(MAIN, 'vitest'), 'run']
      : [commandOf(MAIN, '@playwright/test'), 'test']
  const child = startAtTerminal(command, where)
  let drawn = ''
  child.stdout.on('data', (chunk: Buffer) => {
    drawn += chunk.toString()
  })
  await new Promise((resolve) => child.on('close', resolve))
  return drawn
}

const CURSOR_UP = '\u001B[1A'
const COUNTS = {
  vitest: / Tests {2}1 failed \| 4 passed \(5\)/u,
  playwright: /1 failed\n.*\n {2}2 passed/u,
}

test.concurrent.each<Runner>(['vitest', 'playwright'])(
  'at a terminal nothing of ours stands in what %s draws over, nor in what is left at the end',
  async (runner) => {
    await using mock = await startBlandMock({
      scenarios: [
        scenario('Long', { takes: 2_500 }),
        scenario('Rude', { takes: 300, results: { 0: 'fail' } }),
      ],
    })
    await using project =
      runner === 'vitest'
        ? await createProject({ 'a.test.ts': suiteFile('Acme') })
        : await createPlaywrightProject({ 'a.spec.ts': specFile('Acme') })
    const drawn = await drawnBy(runner, { dir: project.dir, env: mock.env })
    expect(drawn).toContain(CURSOR_UP)
    expect(told(drawn)).toEqual([])
    const [left = ''] = drawn.split(CURSOR_UP).slice(-1)
    const lines = stripVTControlCharacters(left).replaceAll('\r', '')
    expect(lines).toMatch(COUNTS[runner])
    expect(lines).toMatch(/\n {4}Bland Acme · batch .*\n {4}Cases 1 failed \| 3 passed \(4\)/u)
    // Vitest's JSON reporter says when it has written, be it late.
    const ours = lines.replace(/^JSON report written to .*\n/mu, '').trimEnd()
    expect(ours.split('\n').at(-1)).toBe('    JUnit bland-report/junit.xml')

    // CI systems give terminals too: Vitest draws over nothing there, and Playwright does.
    const inCi = await drawnBy(runner, { dir: project.dir, env: { ...mock.env, CI: 'true' } })
    expect(inCi.includes(CURSOR_UP)).toBe(runner === 'playwright')
    const rude = 'Bland: Rude ended after N s, 1 case failed (1 of 2 runs)\r'
    const long = 'Bland: Long ended after N s (2 of 2 runs)\r'
    expect(told(inCi)).toEqual(runner === 'vitest' ? [rude, long] : [])
  },
)
