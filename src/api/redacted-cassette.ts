/** Redacts a cassette that was recorded by other rules, as a session redacts the answers of Bland. */
import type { Cassette, RecordedBatch } from '../cassette/cassette.ts'
import { withoutPrivate } from '../model/private.ts'
import { RECORDED } from '../redact/bland-shapes.ts'
import type { Redactor } from '../redact/redactor.ts'
import { redactedAnswers } from './redacted-answers.ts'

/** Returns the cassette with the tokens of each scenario in its definition and its runs. */
export function redactedCassette(given: Cassette, redactor: Redactor): Cassette {
  const { scenarios, batch, later, runs, ...rest } = withoutPrivate(given)
  const { scenario, run } = redactedAnswers(redactor)
  const withRuns = (one: RecordedBatch): RecordedBatch => ({ ...one, runs: one.runs.map(run) })
  const own: Cassette = {
    ...rest,
    scenarios: scenarios.map(scenario),
    batch: batch && withRuns(batch),
    ...(later && { later: later.map((one) => ({ ...one, batch: withRuns(one.batch) })) }),
    runs: runs.map(run),
  }
  // What has its token is not changed again.
  return redactor.value(own, RECORDED)
}
