/** Playwright: a suite against the same number of static tests with as many steps. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createPlaywrightProject } from '../helpers/playwright-project.ts'
import { PATHWAY, scenario } from '../helpers/scripts.ts'
import { inTurns, print } from './measure.ts'

const STATIC = `import { test } from '@playwright/test'
test.describe('Static', () => {
  for (let index = 0; index < COUNT; index++) {
    test('scenario ' + index, async () => {
      await test.step('run completes', () => {})
      await test.step('is polite', () => {})
    })
  }
  test('batch is consistent', () => {})
})
`

test.each([200])('%d scenarios that pass', { timeout: 600_000 }, async (count) => {
  const scenarios = Array.from({ length: count }, (_, index) =>
    scenario(`Scenario ${index}`, { takes: 10 }),
  )
  await using mock = await startBlandMock({ scenarios })
  await using project = await createPlaywrightProject({
    'static.spec.ts': STATIC.replace('COUNT', String(count)),
    'ours.spec.ts': `import { defineBlandSuite } from '@bland-suite/playwright'\ndefineBlandSuite('Ours', { pathwayId: '${PATHWAY}', maxRuns: ${count}, pollInterval: 200 })\n`,
  })
  const play = async (file: string) => {
    const { code, native } = await project.playwright([file, '--workers=1'], mock.env)
    expect([code, native.tests.length]).toEqual([0, count + 1])
  }
  const { ours, theirs, ratio } = await inTurns(
    3,
    () => play('ours.spec.ts'),
    () => play('static.spec.ts'),
  )
  print(`Playwright, ${count} scenarios`, {
    ours: seconds(ours),
    static: seconds(theirs),
    ratio,
    goal: 1.15,
  })
})

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
