/** Hooks, workers and records that fail, in Vitest's own ways. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'
import { scenario, suiteFile } from '../../helpers/scripts.ts'

const scenarios = [scenario('Booking')]

test.concurrent(
  'a throwing beforeEach and a throwing afterAll are red in the XML too',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({
      'a.test.ts': `import { beforeEach } from 'vitest'
${suiteFile('Before')}
beforeEach(() => { throw new Error('no set-up') })
`,
      'b.test.ts': `import { afterAll } from 'vitest'
${suiteFile('After')}
afterAll(() => { throw new Error('no clean-up') })
`,
    })
    const { code, junit } = await project.vitest([], mock.env)
    expect(statesOf(junit)).toEqual([
      'Before.Booking › run completes: errored',
      'Before.Booking › is polite: errored',
      'Before › batch is consistent: errored',
      'After.Booking › run completes: passed',
      'After.Booking › is polite: passed',
      'b_test_ts › hooks pass: errored',
    ])
    expect(code).toBe(1)
  },
)

test.concurrent('a throwing beforeAll leaves no case that looks as if it had passed', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({
    'a.test.ts': `import { beforeAll } from 'vitest'
beforeAll(() => { throw new Error('no deploy') })
${suiteFile('Acme')}
`,
  })
  const { code, junit } = await project.vitest([], mock.env)
  expect(junit.errors).toBeGreaterThan(0)
  expect(statesOf(junit).every((line) => line.endsWith('errored'))).toBe(true)
  expect(mock.launches).toEqual([])
  expect(code).toBe(1)
})

test.concurrent(
  'a worker that dies leaves its cases errored, with the crash beside them',
  async () => {
    await using mock = await startBlandMock({ scenarios: [scenario('Long', { takes: 6000 })] })
    await using project = await createProject({
      'a.test.ts': `${suiteFile('Acme')}\nsetTimeout(() => process.kill(process.pid, 'SIGKILL'), 2000)\n`,
      'b.test.ts': `${suiteFile('At Once')}\nprocess.kill(process.pid, 'SIGKILL')\n`,
    })
    for (const file of ['a.test.ts', 'b.test.ts']) {
      const { code, junit } = await project.vitest([file], mock.env)
      expect(junit.errors).toBeGreaterThan(0)
      expect(statesOf(junit).some((line) => line.endsWith('passed'))).toBe(false)
      expect(code).toBe(1)
    }
  },
)

test.concurrent('a record that is gone is an errored case, never a thinner XML', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({
    'a.test.ts': `import { afterAll } from 'vitest'
import { rmSync } from 'node:fs'
afterAll(() => rmSync('bland-report/.bland', { recursive: true }))
${suiteFile('Acme')}
`,
  })
  const { code, junit } = await project.vitest([], mock.env)
  expect(statesOf(junit)).toEqual([
    'Acme.Booking › run completes: errored',
    'Acme.Booking › is polite: errored',
    'Acme › batch is consistent: errored',
  ])
  expect(code).toBe(1)
})

test.concurrent('without our reporter the tests tell the same', async () => {
  const failing = [scenario('Rude', { results: { 0: 'fail' } })]
  await using mock = await startBlandMock({ scenarios: failing })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  const { code, output } = await project.vitest(['--reporter=verbose'], mock.env)
  expect(output).toContain('expected: LLM judge: Was it so: is polite?')
  expect(code).toBe(1)
})
