/** Adds to records what chance may explain of the changes since the baseline. No verdict reads it. */
import { isRunRecord } from '../../record/record.ts'
import type { CaseRecord, LoadedRecord, LoadedRecords, RunRecord } from '../../record/record.ts'
import { changeFrom, tellSigns, tellWorse } from './tell-chance.ts'
import type { Repeated } from './tell-chance.ts'

/**
 * Adds a sentence to each case that failed more often than in the baseline, and a note to each suite. Needs all
 * records of a test run, because the correction for many tests needs all cases of a suite.
 */
export function withStatistics(records: LoadedRecords): LoadedRecords {
  const runs = [...records.values()].filter(isRunRecord)
  const suites = [...new Set(runs.map(({ suite }) => suite))]
  const said = new Map(suites.map((suite) => [suite, describe(runs.filter(isOf(suite)))]))
  return new Map([...records].map(([path, record]) => [path, withSaid(record, said)]))
}

function isOf(suite: string): (run: RunRecord) => boolean {
  return (run) => run.suite === suite
}

/** The sentences on the cases of a suite, and on the suite itself; null for nothing. */
interface Said {
  readonly cases: ReadonlyMap<CaseRecord, string | null>
  readonly suite: string | null
}

function describe(runs: readonly RunRecord[]): Said {
  const cases = runs.flatMap((run) => run.cases).filter((one) => repeatedIn(one) !== null)
  const told = tellWorse(cases.flatMap((one) => repeatedIn(one) ?? []))
  return {
    cases: new Map(cases.map((one, index) => [one, told[index] ?? null])),
    suite: tellSigns(runs.map(changeIn)),
  }
}

function repeatedIn({ attempts: now, accepted }: CaseRecord): Repeated | null {
  return now === undefined || accepted === undefined ? null : { now, accepted }
}

/** Returns how much more of a scenario fails than in the baseline. */
function changeIn({ cases }: RunRecord): number {
  return cases
    .flatMap((one) => repeatedIn(one) ?? [])
    .reduce((sum, { accepted, now }) => sum + changeFrom(accepted, now), 0)
}

function withSaid(record: LoadedRecord, said: ReadonlyMap<string, Said>): LoadedRecord {
  const own = record instanceof Error ? undefined : said.get(record.suite)
  if (record instanceof Error || own === undefined) return record
  if (record.kind === 'run') {
    // Most suites have no attempts to compare, and their records are many.
    if (own.cases.size === 0) return record
    return { ...record, cases: record.cases.map((one) => withSentence(one, own.cases.get(one))) }
  }
  if (own.suite === null) return record
  return { ...record, notes: [...(record.notes ?? []), `Since the baseline, ${own.suite}.`] }
}

function withSentence(one: CaseRecord, text: string | null | undefined): CaseRecord {
  if (text === null || text === undefined) return one
  const part = { label: 'Since the baseline', text, isOfAttempts: true } as const
  return { ...one, evidence: [...one.evidence, part] }
}
