/** What a team demands of all its tests, and what Vitest is told to overlook. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'
import { scenario, suiteFile } from '../../helpers/scripts.ts'

const config = (options: string) => `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { ${options}, reporters: ['default', '@bland-suite/vitest/reporter'] } })
`

test.concurrent('hooks may demand assertions of every test, as many as they like', async () => {
  const scenarios = [scenario('Booking'), scenario('Patient', { takes: 600 })]
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({
    'a.test.ts': suiteFile('One', 'gate: { maxTurns: 90 }'),
    'b.test.ts': `import { beforeEach } from 'vitest'
beforeEach(({ expect }) => expect.assertions(2))
${suiteFile('Two')}`,
    'c.test.ts': `import { beforeEach } from 'vitest'
beforeEach(({ expect }) => { expect.hasAssertions() })
${suiteFile('Three')}`,
    'setup.ts': `import { beforeEach, expect } from 'vitest'
beforeEach(async () => { await null; expect.hasAssertions() })
`,
    'vitest.config.ts': config(`setupFiles: ['./setup.ts']`),
  })
  const { code, junit } = await project.vitest([], mock.env)
  expect(statesOf(junit).filter((line) => !line.endsWith('passed'))).toEqual([])
  expect(junit.tests).toBe(14)
  expect(code).toBe(0)
})

test.concurrent(
  'an error that Vitest overlooks fails the run where the report tells it',
  async () => {
    await using mock = await startBlandMock({ scenarios: [scenario('Booking')] })
    await using project = await createProject({
      'a.test.ts': `${suiteFile('Acme')}
import { test } from 'vitest'
test('of ours', () => void Promise.reject(new Error('nobody heard')))
`,
      'vitest.config.ts': config('dangerouslyIgnoreUnhandledErrors: true'),
    })
    const { code, junit } = await project.vitest([], mock.env)
    expect(statesOf(junit)).toContain('vitest › no unhandled errors: errored')
    expect(code).toBe(1)
  },
)
