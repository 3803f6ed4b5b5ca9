/** Redacts the answers that hold scenarios and runs: each with the tokens of its scenario. */
import type { Batch } from '../model/batch.ts'
import type { Run } from '../model/run.ts'
import type { AssertionDefinition, Scenario } from '../model/scenario.ts'
import { BATCH, LISTING, RUN, SCENARIO } from '../redact/bland-shapes.ts'
import type { Redactor } from '../redact/redactor.ts'
import { textsOf } from '../redact/values.ts'
import type { RunListing } from './v1/list-runs.ts'

/** Redacts answers by their kind. */
interface RedactedAnswers {
  readonly scenario: (scenario: Scenario) => Scenario
  readonly run: (run: Run) => Run
  readonly batch: (batch: Batch) => Batch
  readonly listing: (listing: RunListing) => RunListing
}

/** Makes the redaction of answers. */
export function redactedAnswers(redactor: Redactor): RedactedAnswers {
  const run = (one: Run): Run => redactor.within(one.scenario_id).value(one, RUN)
  return {
    run,
    scenario: (one) => redactor.define({ id: one.id, titles: titlesOf(one), value: one }, SCENARIO),
    batch: ({ runs, ...batch }) => ({
      ...redactor.value(batch, BATCH),
      runs: runs === null ? null : runs.map(run),
    }),
    listing: ({ runs, ...listing }) => ({
      ...redactor.value(listing, LISTING),
      runs: runs.map(run),
    }),
  }
}

/** Returns the texts of a scenario that become titles, in an order that its edits keep. */
function titlesOf({ name, assertions }: Scenario): readonly string[] {
  return [name ?? '', ...(assertions ?? []).flatMap(titleTexts).toSorted()]
}

/** An assertion without a name is titled by what it asserts. */
function titleTexts({ name, config }: AssertionDefinition): readonly string[] {
  return name === null || name.trim() === '' ? textsOf(config) : [name]
}
