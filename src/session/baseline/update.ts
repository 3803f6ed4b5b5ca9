/** Writes the baseline of a suite that has ended, for `BLAND_BASELINE=update`. */
import { resolve } from 'node:path'
import { messageOf } from '../../errors/thrown.ts'
import { formatBaseline } from '../../history/baseline.ts'
import { updateBaseline } from '../../history/update.ts'
import type { AcceptedScenario, LeftOut } from '../../history/update.ts'
import type { CaseRecord } from '../../record/record.ts'
import { counted } from '../../util/count.ts'
import { writeWhole } from '../../util/whole-file.ts'
import { isRed } from '../../verdict/verdict.ts'
import type { SessionBaseline } from './compare.ts'
import { readBaseline } from './read.ts'

/** An ended suite: its scenarios, and its own cases. */
export interface Ended {
  readonly suite: string
  readonly scenarios: readonly AcceptedScenario[]
  readonly suiteCases: readonly CaseRecord[]
}

/** Updates the file as it is now, and returns what the summary says of it. */
export function updateFile(
  { use }: Pick<SessionBaseline, 'use'>,
  { suite, scenarios, suiteCases }: Ended,
): readonly string[] {
  const red = suiteCases.find(isRed)
  if (red !== undefined) {
    return [`${use.path}: accepted nothing, because “${red.title}” is ${red.verdict}.`]
  }
  // Another suite, or this one in another project, may have written it while this one was played.
  const found = readBaseline(use.path, suite)
  if (found.state === 'damaged' || found.state === 'foreign') {
    return [`Accepted nothing: ${found.why}. Give each suite a \`baseline\` of its own.`]
  }
  const { baseline, left } = updateBaseline(found.state === 'read' ? found.baseline : null, {
    suite,
    scenarios,
    regressions: 'refuse',
    others: 'keep',
  })
  try {
    if (left.length < scenarios.length) writeWhole(resolve(use.path), formatBaseline(baseline))
  } catch (error) {
    return [messageOf(error)]
  }
  const taken = counted(scenarios.length - left.length, 'scenario')
  return [`${use.path}: accepted ${taken}.`, ...left.map(tellLeft)]
}

/** Says why a scenario was not accepted, and what to do. */
export function tellLeft({ title, why, isRegression }: LeftOut): string {
  const how = isRegression
    ? ' If that is right, accept it with `bland-suite baseline accept report.json --force`.'
    : ''
  return `“${title}” was not accepted: ${why}.${how}`
}
