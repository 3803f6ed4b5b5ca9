/** The batch of Bland's documentation: three scenarios, one assertion each, one of them failed. */
import { acmeDental, startBlandMock } from '@bland-suite/mock'
import type { MockOptions } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'

const PATHWAY = 'b1693602-c05e-4b5c-b187-d0189a42aebf'
const BATCH = 'e7a2c3d4-8f9b-4a1e-b5c6-d7e8f9a0b1c2'

const LAUNCH = `{ pathwayId: '${PATHWAY}', pollInterval: 100 }`
const ATTACH = `{ batchId: '${BATCH}', pollInterval: 100 }`

async function play(options: MockOptions, suite: string) {
  await using mock = await startBlandMock({ ...acmeDental(), speed: 0.2, ...options })
  await using project = await createProject({
    'agent.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'\n\ndefineBlandSuite('Acme Dental', ${suite})\n`,
  })
  const run = await project.vitest([], mock.env)
  return { run, junit: run.junit, native: run.native, launches: mock.launches }
}

const readable = {
  booking: 'transcript contains “appointment confirmed”',
  transfer: 'reaches node “transfer_to_human”',
  cancellation: 'transcript contains “cancellation confirmed”',
}
const together = {
  booking: 'all assertions pass',
  transfer: 'all assertions pass',
  cancellation: 'all assertions pass',
}
const rows = [
  { how: 'launch', definitions: 'readable', suite: LAUNCH, titles: readable },
  { how: 'launch', definitions: 'missing', suite: LAUNCH, titles: together },
  { how: 'attach', definitions: 'readable', suite: ATTACH, titles: readable },
  { how: 'attach', definitions: 'missing', suite: ATTACH, titles: readable },
] as const

describe.concurrent.each(rows)('$how, definitions $definitions', (row) => {
  test('has 3 suites and 6 cases, 1 of them failed, in the XML and in Vitest alike', async () => {
    const { run, junit, native, launches } = await play(
      { shape: 'documented', definitions: row.definitions },
      row.suite,
    )
    expect(statesOf(junit)).toEqual([
      'Acme Dental.Appointment Booking - Happy Path › run completes: passed',
      `Acme Dental.Appointment Booking - Happy Path › ${row.titles.booking}: passed`,
      'Acme Dental.Transfer to Agent - Escalation › run completes: passed',
      `Acme Dental.Transfer to Agent - Escalation › ${row.titles.transfer}: passed`,
      'Acme Dental.Cancellation Flow - Angry Customer › run completes: passed',
      `Acme Dental.Cancellation Flow - Angry Customer › ${row.titles.cancellation}: failed`,
    ])
    expect(junit).toMatchObject({ tests: 6, failures: 1, errors: 0, skipped: 0, time: '53.570' })
    expect(native).toMatchObject({ numTotalTests: 7, numPassedTests: 6, numFailedTests: 1 })
    expect(run.code).toBe(1)
    expect(launches).toHaveLength(row.how === 'launch' ? 1 : 0)
    const failed = junit.suites
      .flatMap(({ cases }) => cases)
      .filter((one) => one.state === 'failed')
    expect(failed).toHaveLength(1)
    expect(failed[0]?.message).toContain('cancellation confirmed')
    expect(failed[0]?.text).toContain('cancellation confirmed')
    expect(failed[0]?.output).toContain('caller: Unbelievable. Goodbye.')
    expect(run.output).toContain('expected: transcript contains “cancellation confirmed”')
  })
})

test('carries ids, host, times and scores, as CI systems read them', async () => {
  const { junit } = await play({ shape: 'observed' }, LAUNCH)
  const [suite] = junit.suites
  expect(suite).toMatchObject({ id: '0', time: '14.320', tests: 2 })
  expect(suite?.hostname).toMatch(/^127\.0\.0\.1:\d+$/u)
  expect(suite?.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u)
  expect(suite?.properties).toMatchObject({
    'bland.status': 'PASSED',
    'bland.overall_score': '0.92',
    'bland.turn_count': '9',
  })
  expect(suite?.cases.map(({ time }) => time)).toEqual(['14.320', '0.000'])
  expect(suite?.cases[0]).toMatchObject({ file: 'agent.test.ts', line: '3' })
})

test('shows the failure at the line of defineBlandSuite, with the last turns and the ids', async () => {
  const { run } = await play({}, LAUNCH)
  expect(run.output).toContain(
    'FAIL  agent.test.ts:3:1 > Acme Dental > Cancellation Flow - Angry Customer > transcript contains “cancellation confirmed”',
  )
  expect(run.output).toContain('  caller │ Unbelievable. Goodbye.')
  expect(run.output).toMatch(/Bland: run [0-9a-f-]{36}, batch [0-9a-f-]{36}/u)
  expect(run.output).toMatch(
    /Transcript: bland-report.transcripts.cancellation-flow-angry-customer--[0-9a-f-]{36}\.txt\n/u,
  )
  expect(run.output).toContain('agent.test.ts:3:1\n')
  expect(run.output).not.toContain('node_modules')
})

test('a failure reads alone, in the terminal, in the XML and on the page', async () => {
  await using mock = await startBlandMock({ ...acmeDental(), speed: 0.2 })
  await using project = await createProject({
    'agent.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'\n\ndefineBlandSuite('Acme Dental', ${LAUNCH})\n`,
  })
  const { output, junit } = await project.vitest([], mock.env)
  const failed = junit.suites.flatMap(({ cases }) => cases).find(({ state }) => state === 'failed')
  const path = /bland-report\/transcripts\/\S+\.txt/u.exec(failed?.text ?? '')?.[0] ?? ''
  const page = await project.read(path.replace(/txt$/u, 'html'))
  const [shown, index] = [
    page.replaceAll('&quot;', '"'),
    await project.read('bland-report/index.html'),
  ]
  for (const text of [output, failed?.text ?? '', shown]) {
    expect(text).toContain('transcript contains “cancellation confirmed”')
    expect(text).toContain('The transcript never says "cancellation confirmed".')
    expect(text).toContain('So is it cancelled or not?')
  }
  expect(output).toContain(path)
  expect(index).toContain(`href="${path.replace('bland-report/', '').replace(/txt$/u, 'html')}"`)
  expect(await project.read(path)).toContain('Unbelievable. Goodbye.')
})
