/** Our XML of so many cases that passed, each scenario with its run. Bundled first, as it is published. */
import { writeFileSync } from 'node:fs'
import { runSchema } from '../../../src/model/run-schema.ts'
import { toJUnit } from '../../../src/report/junit/junit.ts'
import type { ReportCase, ReportSuite } from '../../../src/report/model/report.ts'
import { measured, scenarios } from './measured.mjs'

const [, , count, file = ''] = process.argv

function caseOf(title: string, at: number): ReportCase {
  return {
    kind: at === 0 ? 'run' : 'assertion',
    id: at === 0 ? 'run' : title,
    title,
    verdict: { verdict: 'passed' },
    assertion: at === 0 ? null : { id: title, type: 'LLM_JUDGE' },
    evidence: [],
    duration: at === 0 ? 9000 : 0,
    location: { file: 'agent.test.ts', line: 3 },
  }
}

const suites = scenarios(Number(count)).map(({ title, cases }, index): ReportSuite => ({
  name: `Ours.${title}`,
  suite: 'Ours',
  scenario: title,
  host: 'api.bland.ai',
  batchId: 'batch-1',
  run: runSchema.parse({ id: `run-${index}`, status: 'PASSED', duration_ms: 9000, turn_count: 9 }),
  about: null,
  cases: cases.map(caseOf),
}))
await measured(() => writeFileSync(file, toJUnit({ suites, batches: [] })))
