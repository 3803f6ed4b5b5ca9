/** Playwright: a suite against the same number of static tests with as many steps. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createPlaywrightProject } from '../helpers/playwright-project.ts'
import { PATHWAY } from '../helpers/scripts.ts'
import { inTurns, timed } from './measure.ts'
import { atMost, record } from './rows.ts'
import { onlyAll, scenariosOf, staticPlaywright } from './structures.ts'

test.each([200, 1000])('%d scenarios that pass', { timeout: 900_000 }, async (count) => {
  await using mock = await startBlandMock({ scenarios: scenariosOf(count, 2) })
  await using project = await createPlaywrightProject({
    'static.spec.ts': staticPlaywright(count),
    'ours.spec.ts': `import { defineBlandSuite } from '@bland-suite/playwright'\ndefineBlandSuite('Ours', { pathwayId: '${PATHWAY}', maxRuns: ${count}, ${onlyAll(count)} })\n`,
  })
  const play = async (file: string) => {
    const { code, native } = await project.playwright([file, '--workers=1'], mock.env)
    expect([code, native.tests.length]).toEqual([0, count + 1])
  }
  const { ours, theirs, ratio } = await inTurns(
    3,
    () => timed(() => play('ours.spec.ts')),
    () => timed(() => play('static.spec.ts')),
  )
  record({
    table: 'playwright',
    what: `${count} scenarios of 2 steps`,
    ours: seconds(ours),
    peer: `${seconds(theirs)}, static tests`,
    ratio,
    goal: count === 200 ? atMost(ratio, 1.3) : null,
  })
})

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
