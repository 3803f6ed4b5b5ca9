/** Our XML of so many cases that passed, each scenario with its run. Bundled first, as it is published. */
import { writeFileSync } from 'node:fs'
import { runSchema } from '../../../src/model/run.ts'
import { toJUnit } from '../../../src/report/junit/junit.ts'
import { measured, scenarios } from './measured.mjs'

const [, , count, file] = process.argv
const location = { file: 'agent.test.ts', line: 3 }
const suites = scenarios(Number(count)).map(({ title, cases }, index) => ({
  name: `Ours.${title}`,
  suite: 'Ours',
  scenario: title,
  host: 'api.bland.ai',
  batchId: 'batch-1',
  run: runSchema.parse({ id: `run-${index}`, status: 'PASSED', duration_ms: 9000, turn_count: 9 }),
  cases: cases.map((name, at) => ({
    title: name,
    kind: at === 0 ? 'run' : 'assertion',
    verdict: { verdict: 'passed' },
    assertion: at === 0 ? null : { id: name, type: 'LLM_JUDGE' },
    evidence: [],
    duration: at === 0 ? 9000 : 0,
    location,
  })),
}))
await measured(() => writeFileSync(file, toJUnit({ suites, batches: [] })))
