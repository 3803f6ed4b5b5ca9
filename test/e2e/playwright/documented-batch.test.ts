/** The batch of Bland's documentation: three scenarios, one assertion each, one of them failed. */
import { acmeDental, startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject } from '../../helpers/playwright-project.ts'

const PATHWAY = 'b1693602-c05e-4b5c-b187-d0189a42aebf'

test('is a test a scenario, with a step a case, and one for the batch', async () => {
  await using mock = await startBlandMock({ ...acmeDental(), speed: 0.2 })
  await using project = await createPlaywrightProject({
    'agent.spec.ts': `import { defineBlandSuite } from '@bland-suite/playwright'\n\ndefineBlandSuite('Acme Dental', { pathwayId: '${PATHWAY}', pollInterval: 100 })\n`,
  })
  const { junit, native, code } = await project.playwright([], mock.env)
  expect(statesOf(junit)).toHaveLength(6)
  expect(native.tests).toHaveLength(4)
  expect(native.tests.map(({ state }) => state)).toEqual(['passed', 'passed', 'failed', 'passed'])
  expect(code).toBe(1)
})
