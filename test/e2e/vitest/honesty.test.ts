/** What is reported of a case is the worse of the record and of what Vitest itself says. */
import { startBlandMock } from '@bland-suite/mock'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'
import { PATHWAY, scenario, suiteFile } from '../../helpers/scripts.ts'

const scenarios = [scenario('Booking')]

test.concurrent(
  'a throwing afterEach makes the native case and the XML case red alike',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({
      'a.test.ts': `import { afterEach } from 'vitest'
${suiteFile('Acme')}
afterEach(({ task }) => { if (task.name === 'is polite') throw new Error('clean-up failed') })
`,
    })
    const { code, junit, native } = await project.vitest([], mock.env)
    expect(statesOf(junit)).toEqual([
      'Acme.Booking › run completes: passed',
      'Acme.Booking › is polite: errored',
    ])
    expect(junit.suites[0]?.cases[1]?.message).toContain('clean-up failed')
    expect(native.numFailedTests).toBe(1)
    expect(code).toBe(1)
  },
)

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

test.concurrent('--bail leaves what was not reported as errored, not absent', async () => {
  const two = [
    scenario('Fails', { takes: 50, status: 'ERROR' }),
    scenario('Goes On', { takes: 3000 }),
  ]
  await using mock = await startBlandMock({ scenarios: two })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  const { code, junit } = await project.vitest(['--bail', '1'], mock.env)
  expect(junit.tests).toBe(5)
  expect(statesOf(junit)).toContain('Acme.Goes On › is polite: errored')
  expect(statesOf(junit)).toContain('Acme › batch is consistent: errored')
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
      // oxlint-disable-next-line no-await-in-loop -- a worker that dies ends the whole run
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

test.concurrent('a report that cannot be written fails the run', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({
    'a.test.ts': suiteFile('Acme'),
    blocked: 'a file where a folder is wanted',
    'vitest.config.ts': `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { reporters: [['@bland-suite/vitest/reporter', { junit: 'blocked/junit.xml' }]] } })
`,
  })
  const { code, output } = await project.vitest([], mock.env)
  expect(output).toContain('BlandRecordError: Could not write')
  expect(output).not.toContain('interrupted')
  expect(code).toBe(1)
})

test.concurrent(
  'a folder that cannot be written is found out before anything is paid for',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({
      'a.test.ts': suiteFile('Acme'),
      'bland-report': 'a file where a folder is wanted',
      'vitest.config.ts': `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { reporters: [['@bland-suite/vitest/reporter', { junit: false }]] } })
`,
    })
    const { code } = await project.vitest([], mock.env)
    expect(mock.launches).toEqual([])
    expect(code).toBe(1)
  },
)

test.concurrent('without our reporter the tests tell the same', async () => {
  const failing = [scenario('Rude', { results: { 0: 'fail' } })]
  await using mock = await startBlandMock({ scenarios: failing })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  const { code, output } = await project.vitest(['--reporter=verbose'], mock.env)
  expect(output).toContain('expected: LLM judge: Was it so: is polite?')
  expect(code).toBe(1)
})

test.concurrent(
  'a transcript that tries to forge test cases gives a well-formed file with as many cases',
  async () => {
    const attack =
      ']]></system-out></testcase><testcase name="forged" classname="x" time="0"/><testcase name="y"><system-out><![CDATA[ ]]>'
    const hostile = scenario(`<b>"Rude" & co ]]> \u001B[31mred\u0007`, {
      results: { 0: { passed: false, reasoning: attack } },
      run: {
        chat_history: [
          { role: 'user', content: attack },
          { role: 'assistant', content: attack },
        ],
      },
    })
    await using mock = await startBlandMock({ scenarios: [hostile] })
    await using project = await createProject({ 'a.test.ts': suiteFile('Acme ]]> <x>') })
    const { junit, xml } = await project.vitest([], mock.env)
    expect(junit.suites.flatMap(({ cases }) => cases.map(({ name }) => name))).toEqual([
      'run completes',
      'is polite',
    ])
    expect(junit).toMatchObject({ tests: 2, failures: 1 })
    expect(xml).not.toContain('\u001B')
  },
)

test.concurrent('nothing of a session is left in the XML of the next', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  await project.vitest([], mock.env)
  await rm(join(project.dir, 'a.test.ts'))
  await project.write('b.test.ts', suiteFile('Other').replace(PATHWAY, PATHWAY))
  const { junit } = await project.vitest([], mock.env)
  expect(junit.suites.map(({ name }) => name)).toEqual(['Other.Booking'])
})
