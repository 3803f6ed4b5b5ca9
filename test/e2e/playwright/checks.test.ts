/** Checks in Playwright: steps or tests like any other case, run in the worker, carried into every report. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject, playwrightConfig } from '../../helpers/playwright-project.ts'
import { PATHWAY, scenario } from '../../helpers/scripts.ts'

const said = (content: string) => ({
  run: { chat_history: [{ role: 'assistant', content }], turn_count: 1 },
})
const scenarios = [
  scenario('Polite', said('I will pass that on.')),
  scenario('Angry', said('I promise you a Refund.')),
  scenario('Dropped', { status: 'ERROR' }),
]

const BODY = `({ check }) => {
  check('never promises a refund', ({ run, expect }) => {
    expect(run).not.toHaveSaid('refund', { by: 'agent' })
  })
  check('is soft', { only: ['Polite'] }, ({ run, expect }) => {
    expect.soft(run.turn_count).toBe(-1)
    expect.soft(run.turn_count).toBe(-2)
  })
  check('is broken', { only: ['Polite'] }, ({ run }) => {
    run.nodes_visited!.missing.includes('end')
  })
}`

function suite(name: string, options = ''): string {
  return `import { defineBlandSuite } from '@bland-suite/playwright'

defineBlandSuite('${name}', { pathwayId: '${PATHWAY}', pollInterval: 100, settleTimeout: 500, ${options} }, ${BODY})
`
}

const expected = (name: string) => [
  `${name}.Polite › run completes: passed`,
  `${name}.Polite › is polite: passed`,
  `${name}.Polite › never promises a refund: passed`,
  `${name}.Polite › is soft: failed`,
  `${name}.Polite › is broken: errored`,
  `${name}.Angry › run completes: passed`,
  `${name}.Angry › is polite: passed`,
  `${name}.Angry › never promises a refund: failed`,
  `${name}.Dropped › run completes: errored`,
  `${name}.Dropped › is polite: skipped`,
  `${name}.Dropped › never promises a refund: skipped`,
]

test('checks are steps or tests, shown at their own lines, and survive a merge of blobs', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createPlaywrightProject({
    'playwright.config.ts': playwrightConfig(`workers: 2`).replace(
      "[['list']",
      "[['list'], ['blob']",
    ),
    'merge.config.ts': playwrightConfig(),
    'a.spec.ts': suite('By Run'),
    'b.spec.ts': suite('By Case', "granularity: 'case'"),
  })
  const { code, junit, native, output } = await project.playwright([], mock.env)
  expect(statesOf(junit)).toEqual([...expected('By Run'), ...expected('By Case')])
  const polite = native.tests.find(({ path }) => path.join() === 'By Run,Polite')
  expect(polite?.steps.map(({ title, state }) => `${title}: ${state}`)).toEqual([
    'run completes: passed',
    'is polite: passed',
    'never promises a refund: passed',
    'is soft: failed',
    'is broken: failed',
  ])
  expect(polite?.errors).toHaveLength(3)
  expect(output).toContain(`expect(run).not.toHaveSaid('refund', { by: 'agent' })`)
  expect(output).toMatch(/a\.spec\.ts:5:\d+/u)
  expect(output).not.toMatch(/node_modules\/@bland-suite/u)
  expect(code).toBe(1)

  await project.remove('bland-report/junit.xml')
  const merging = project.start(['merge-reports', '--config', 'merge.config.ts', 'blob-report'])
  await merging.closed
  const merged = parseJUnit(await project.read('bland-report/junit.xml'))
  expect(statesOf(merged)).toEqual(statesOf(junit))
})
