/** How suites are defined in Vitest: several at once, several projects, and listing. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createProject } from '../../helpers/project.ts'
import { PATHWAY, scenario, suiteFile } from '../../helpers/scripts.ts'

const scenarios = [scenario('Booking')]
const OPTIONS = `{ pathwayId: '${PATHWAY}', pollInterval: 100 }`

test.concurrent('suites of one file run at the same time, each with its own batch', async () => {
  const slow = [scenario('Slow', { takes: 1500 })]
  await using mock = await startBlandMock({ scenarios: slow })
  await using project = await createProject({
    'a.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'
defineBlandSuite('One', ${OPTIONS})
defineBlandSuite('Two', ${OPTIONS})
`,
  })
  const { code } = await project.vitest([], mock.env)
  const [first, second] = mock.requests.filter(({ method }) => method === 'POST')
  expect(code).toBe(0)
  expect((second?.at ?? Infinity) - (first?.at ?? 0)).toBeLessThan(1000)
})

test.concurrent('two projects run the suite once each, and are told apart in the XML', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({
    'a.test.ts': suiteFile('Acme'),
    'vitest.config.ts': `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: {
  reporters: ['@bland-suite/vitest/reporter'],
  projects: [{ test: { name: 'staging' } }, { test: { name: 'prod.eu' } }],
} })
`,
  })
  const { junit } = await project.vitest([], mock.env)
  expect(junit.suites.map(({ name }) => name).toSorted()).toEqual([
    'prod_eu.Acme.Booking',
    'staging.Acme.Booking',
  ])
  expect(mock.launches).toHaveLength(2)
})

test.concurrent.each([
  ['a pathway', scenarios, OPTIONS],
  ['an agent', [scenario('Booking', {}, { agent_id: 'a1' })], `{ agentId: 'a1' }`],
])('vitest list shows every case of %s and only reads', async (_what, listed, options) => {
  await using mock = await startBlandMock({ scenarios: listed })
  await using project = await createProject({
    'a.test.ts': `import { testBlandSuite } from '@bland-suite/vitest'\ntestBlandSuite('Acme', ${options})\n`,
  })
  const listing = project.start(['list'], mock.env)
  expect(await listing.closed).toBe(0)
  expect(listing.output().trim().split('\n').toSorted()).toEqual([
    'a.test.ts > Acme > Booking > is polite',
    'a.test.ts > Acme > Booking > run completes',
    'a.test.ts > Acme > batch is consistent',
  ])
  expect(mock.requests.map(({ method }) => method)).toEqual(['GET'])
})
