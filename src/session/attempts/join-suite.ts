/** Joins the cases of a suite over the batches of its attempts. */
import { bareRecord } from '../../record/evidence.ts'
import type { CaseRecord } from '../../record/record.ts'
import { because, PASSED, worse } from '../../verdict/verdict.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { noting, writeSuite } from '../open.ts'
import { launchOf, refusalOf } from '../opened.ts'
import type { Opened } from '../opened.ts'
import type { JudgedScenario } from '../play-scenario.ts'
import { acceptSuite } from '../play-suite-cases.ts'
import type { JudgedSuite } from '../play-suite-cases.ts'
import type { Attempt } from './attempt.ts'

/**
 * Joins and records the cases of a suite. Each is as bad as in the worst of the batches that were started;
 * where none was, as in the first attempt. A start without an answer is told, because a batch may run.
 */
export async function joinSuite(
  attempts: readonly Attempt[],
  judged: readonly JudgedScenario[],
  { input, baseline }: Pick<Opened, 'input' | 'baseline'>,
): Promise<JudgedSuite> {
  const started = attempts.filter(({ opened }) => refusalOf(opened) === null)
  const told = started.length > 0 ? started : attempts.slice(0, 1)
  const suites = await Promise.all(told.map(({ suite }) => suite))
  const cases = worstOf(suites.flatMap((one) => one.cases))
  const batchIds = suites.flatMap((one) => one.batchId ?? [])
  const [batchId = null] = batchIds
  const launch = attempts.map(({ opened }) => launchOf(opened)).reduce((a, b) => ({ ...a, ...b }))
  const updated = started
    .slice(0, 1)
    .flatMap(({ opened: { progress } }) =>
      acceptSuite(judged, cases, { input, baseline, progress }),
    )
  const record = writeSuite(noting(input, updated), {
    ...launch,
    batchId,
    ...(batchIds.length > 1 && { batchIds }),
    batchStatus: null,
    cases,
  })
  return { cases, batchId, record }
}

function worstOf(all: readonly CaseRecord[]): readonly CaseRecord[] {
  return all.flatMap((one, index) => {
    const same = all.filter(({ id }) => id === one.id)
    if (all.findIndex(({ id }) => id === one.id) !== index) return []
    return [bareRecord(one, same.map(verdictOf).reduce(worse))]
  })
}

function verdictOf({ verdict, reason }: CaseRecord): Verdict {
  return verdict === 'passed' ? PASSED : because(verdict, reason ?? '')
}
