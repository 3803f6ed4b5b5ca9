/** The batch of Bland's documentation: three scenarios, one assertion each, one of them failed. */
import { acmeDental, startBlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject } from '../../helpers/playwright-project.ts'

const PATHWAY = 'b1693602-c05e-4b5c-b187-d0189a42aebf'
const BATCH = 'e7a2c3d4-8f9b-4a1e-b5c6-d7e8f9a0b1c2'

const readable = {
  booking: 'transcript contains “appointment confirmed”',
  transfer: 'reaches node “transfer_to_human”',
  cancellation: 'transcript contains “cancellation confirmed”',
}
const TOGETHER = 'all assertions pass'
const together = { booking: TOGETHER, transfer: TOGETHER, cancellation: TOGETHER }

const LAUNCH = `pathwayId: '${PATHWAY}'`
const ATTACH = `batchId: '${BATCH}'`
const rows = [
  { how: 'launch', granularity: 'run', definitions: 'readable', source: LAUNCH, titles: readable },
  { how: 'launch', granularity: 'run', definitions: 'missing', source: LAUNCH, titles: together },
  { how: 'attach', granularity: 'case', definitions: 'readable', source: ATTACH, titles: readable },
] as const

async function play({ definitions, granularity, source }: (typeof rows)[number]) {
  await using mock = await startBlandMock({
    ...acmeDental(),
    speed: 0.2,
    shape: 'documented',
    definitions,
  })
  await using project = await createPlaywrightProject({
    'agent.spec.ts': `import { defineBlandSuite } from '@bland-suite/playwright'

defineBlandSuite('Acme Dental', { ${source}, pollInterval: 100, granularity: '${granularity}' })
`,
  })
  const run = await project.playwright([], mock.env)
  return { run, junit: run.junit, native: run.native, launches: mock.launches }
}

describe.concurrent.each(rows)(
  '$how, granularity $granularity, definitions $definitions',
  (row) => {
    test('has 3 suites and 6 cases, 1 of them failed, in the XML and in Playwright alike', async () => {
      const { run, junit, native, launches } = await play(row)
      expect(statesOf(junit)).toEqual([
        'Acme Dental.Appointment Booking - Happy Path › run completes: passed',
        `Acme Dental.Appointment Booking - Happy Path › ${row.titles.booking}: passed`,
        'Acme Dental.Transfer to Agent - Escalation › run completes: passed',
        `Acme Dental.Transfer to Agent - Escalation › ${row.titles.transfer}: passed`,
        'Acme Dental.Cancellation Flow - Angry Customer › run completes: passed',
        `Acme Dental.Cancellation Flow - Angry Customer › ${row.titles.cancellation}: failed`,
      ])
      expect(junit).toMatchObject({ tests: 6, failures: 1, errors: 0, skipped: 0, time: '53.570' })
      const perRun = row.granularity === 'run'
      const steps = native.tests.flatMap((one) => one.steps)
      expect(steps.map(({ state }) => state)).toEqual(
        perRun ? ['passed', 'passed', 'passed', 'passed', 'passed', 'failed'] : [],
      )
      expect(native.tests.filter(({ state }) => state === 'passed')).toHaveLength(perRun ? 3 : 6)
      expect(native.tests.filter(({ state }) => state === 'failed')).toHaveLength(1)
      expect(native.tests.at(-1)?.path).toEqual(['Acme Dental', 'batch is consistent'])
      expect(run.code).toBe(1)
      expect(launches).toHaveLength(row.how === 'launch' ? 1 : 0)

      const [failure] = junit.suites.flatMap(({ cases }) => cases.filter((one) => one.text !== ''))
      expect(failure?.message).toContain('cancellation confirmed')
      expect(failure?.output).toContain('caller: Unbelievable. Goodbye.')
      expect(failure).toMatchObject({ file: 'agent.spec.ts', line: '3' })
      const where = perRun ? '' : ` › ${row.titles.cancellation}`
      expect(run.output).toContain(
        `agent.spec.ts:3:1 › Acme Dental › Cancellation Flow - Angry Customer${where}`,
      )
      expect(run.output).toContain('expected: transcript contains “cancellation confirmed”')
      expect(run.output).toContain('  caller │ Unbelievable. Goodbye.')
      expect(run.output).toMatch(/Bland: run [0-9a-f-]{36}, batch [0-9a-f-]{36}/u)
      expect(run.output).toMatch(
        /Transcript: bland-report.transcripts.cancellation-flow-angry-customer--[0-9a-f-]{36}\.txt\n/u,
      )
      expect(run.output).not.toContain('node_modules')
    })
  },
)
