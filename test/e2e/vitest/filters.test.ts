/** What a filter selects is what is played, and no filter turns a dead run green. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'
import { advisory, required, scenario, suiteFile } from '../../helpers/scripts.ts'

const ids = {
  booking: '00000000-0000-4000-8000-000000000001',
  angry: '00000000-0000-4000-8000-000000000002',
  polite: '00000000-0000-4000-8000-000000000003',
}
const scenarios = [
  scenario('Booking', {}, { id: ids.booking, category: 'HAPPY_PATH' }),
  scenario('Angry', {}, { id: ids.angry, category: 'ANGRY_CALLER' }),
  scenario('Polite', {}, { id: ids.polite, category: 'HAPPY_PATH' }),
]

test.concurrent('a category launches exactly its scenarios, once', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({
    'a.test.ts': suiteFile('Acme', `category: 'HAPPY_PATH'`),
  })
  const { code } = await project.vitest([], mock.env)
  expect(mock.launches.map(({ scenarioIds }) => scenarioIds)).toEqual([[ids.booking, ids.polite]])
  expect(code).toBe(0)
})

test.concurrent('-t launches exactly the scenarios that still have a selected test', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  const { junit } = await project.vitest(['-t', 'Angry'], mock.env)
  expect(mock.launches.map(({ scenarioIds }) => scenarioIds)).toEqual([[ids.angry]])
  expect(statesOf(junit)).toEqual([
    'Acme.Angry › run completes: passed',
    'Acme.Angry › is polite: passed',
  ])
})

test.concurrent('-t without a match sends no POST and reports no case', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  const { code, junit } = await project.vitest(['-t', 'no such test'], mock.env)
  expect(mock.launches).toEqual([])
  expect(junit.tests).toBe(0)
  expect(code).toBe(0)
})

test.concurrent('the line of defineBlandSuite selects the suite', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  const { code, junit } = await project.vitest(['a.test.ts:3'], mock.env)
  expect(junit.tests).toBe(6)
  expect(code).toBe(0)
})

test.concurrent('--retry 2 launches once, and a failure stays one', async () => {
  const failing = [scenario('Rude', { results: { 0: 'fail' } })]
  await using mock = await startBlandMock({ scenarios: failing })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  const { code, junit } = await project.vitest(['--retry', '2'], mock.env)
  expect(mock.launches).toHaveLength(1)
  expect(statesOf(junit)).toEqual([
    'Acme.Rude › run completes: passed',
    'Acme.Rude › is polite: failed',
  ])
  expect(code).toBe(1)
})

test.concurrent(
  'a selected batch case alone starts nothing, and is skipped with that reason',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
    const { junit } = await project.vitest(['-t', 'batch is consistent'], mock.env)
    expect(mock.launches).toEqual([])
    expect(junit.suites[0]?.cases[0]).toMatchObject({
      name: 'batch is consistent',
      state: 'skipped',
      message: 'no scenario is selected, so no batch was started',
    })
  },
)

test.concurrent('every dead run stays red under a filter that deselects its own case', async () => {
  const dead = [
    scenario('Errored', { status: 'ERROR', run: { error_message: 'line dropped' } }),
    scenario('Cancelled', { status: 'CANCELLED' }),
    scenario('Unknown', { status: 'COMPLETE' }),
    scenario('Endless', { never: true }),
    scenario('Absent'),
    scenario('Unexplained', { status: 'FAILED' }),
    scenario('Two Voices', { batchRun: { status: 'FAILED' } }),
    scenario('Stranger', {
      status: 'FAILED',
      run: {
        assertion_results: [
          { assertion_id: '00000000-0000-4000-8000-00000000000a', status: 'PASSED' },
          { assertion_id: '00000000-0000-4000-8000-00000000000b', status: 'FAILED' },
        ],
      },
    }),
    scenario(
      'Denied',
      { status: 'PASSED', results: { 1: 'fail' } },
      { assertions: [required('is polite'), required('is brief')] },
    ),
    scenario('Undetermined', { results: { 0: { status: 'MAYBE', passed: true } } }),
    scenario('Missing', { results: { 0: 'missing' } }),
    scenario('Fine'),
  ].map((one, index) => ({
    ...one,
    assertions: (one.assertions ?? []).map((assertion, at) => ({
      ...assertion,
      id: index === 7 ? '00000000-0000-4000-8000-00000000000a' : `assertion-${index}-${at}`,
    })),
  }))
  await using mock = await startBlandMock({
    scenarios: dead,
    rewrite: ({ path, body }) => {
      if (!path.includes('/batches/')) return
      const runs: { scenario: { name: string } }[] = body.data.runs
      body.data.runs = runs.filter((run) => run.scenario.name !== 'Absent')
    },
  })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme', 'timeout: 5000') })
  const { code, junit } = await project.vitest(['-t', 'is polite'], mock.env)
  expect(junit.suites.map(({ name, cases }) => [name, cases[0]?.state, cases[0]?.message])).toEqual(
    [
      ['Acme.Errored', 'errored', expect.stringContaining('run ended with ERROR: line dropped')],
      ['Acme.Cancelled', 'failed', expect.stringContaining('run was cancelled')],
      ['Acme.Unknown', 'errored', expect.stringContaining('status COMPLETE')],
      ['Acme.Endless', 'errored', expect.stringContaining('status RUNNING after 5 s')],
      [
        'Acme.Absent',
        'errored',
        expect.stringContaining('Bland returned no run for this scenario'),
      ],
      ['Acme.Unexplained', 'failed', expect.stringContaining('no required assertion failed')],
      [
        'Acme.Two Voices',
        'errored',
        expect.stringContaining("the run says PASSED, Bland's batch says FAILED"),
      ],
      ['Acme.Stranger', 'failed', expect.stringContaining('failed')],
      [
        'Acme.Denied',
        'errored',
        expect.stringContaining('the required assertion “is brief” failed'),
      ],
      ['Acme.Undetermined', 'errored', expect.stringContaining('not evaluated')],
      ['Acme.Missing', 'errored', expect.stringContaining('not evaluated')],
      ['Acme.Fine', 'passed', ''],
      ['Acme', 'errored', expect.stringContaining('the batch did not finish: status RUNNING')],
    ],
  )
  expect(junit.suites.every(({ cases }) => cases.length === 1)).toBe(true)
  expect(code).toBe(1)
})

test.concurrent('an advisory failure is skipped, failed or passed as the option says', async () => {
  const mild = scenario(
    'Mild',
    { results: { 1: 'fail' } },
    {
      assertions: [required('is polite'), advisory('is brief')],
    },
  )
  await using mock = await startBlandMock({ scenarios: [mild] })
  const policies = ['skip', 'fail', 'pass']
  await using project = await createProject(
    Object.fromEntries(
      policies.map((word) => [`${word}.test.ts`, suiteFile(word, `advisory: '${word}'`)]),
    ),
  )
  const { code, junit } = await project.vitest([], mock.env)
  const states = junit.suites.map(({ name, cases }) => [name, cases.at(-1)?.state])
  expect(Object.fromEntries(states)).toEqual({
    'skip.Mild': 'skipped',
    'fail.Mild': 'failed',
    'pass.Mild': 'passed',
  })
  expect(junit.suites.find(({ name }) => name === 'skip.Mild')?.cases.at(-1)?.text).toMatch(
    /^advisory: /u,
  )
  expect(code).toBe(1)
  expect(mock.launches).toHaveLength(3)
})
