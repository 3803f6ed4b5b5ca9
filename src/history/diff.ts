/** Compares two sessions: what became worse, better, or something else. */
import type { Comparison, Label } from '../verdict/compared/comparison.ts'
import type { BaselineCase, BaselineScenario } from './baseline.ts'
import { compareScenario } from './compare.ts'
import { joinCases } from '../verdict/compared/join.ts'
import type { PlayedCase, PlayedScenario } from './played.ts'

/** A case that is not as it was, or not there any more. */
export interface Difference {
  readonly scenario: string
  readonly title: string
  readonly label: Label | 'newly errored' | 'gone'
  /** Whether it is worse than before: a failure or an error that was not there. */
  readonly isWorse: boolean
}

/** The differences, and how many cases are as they were. */
export interface Differences {
  readonly all: readonly Difference[]
  readonly asBefore: number
}

/**
 * Compares the cases of two sessions of one suite.
 *
 * @param joined the scenarios that both have
 */
export function differencesOf(
  now: readonly PlayedScenario[],
  then: readonly BaselineScenario[],
  joined: ReadonlyMap<PlayedScenario, BaselineScenario>,
): Differences {
  const found = now.flatMap((scenario) => differencesIn(scenario, joined.get(scenario) ?? null))
  const known = new Set(joined.values())
  const gone = then
    .filter((entry) => !known.has(entry))
    .flatMap((entry) => entry.cases.map((one) => toGone(entry, one)))
  const all = [...found, ...gone].filter(({ label }) => label !== 'as before')
  return { all, asBefore: found.length + gone.length - all.length }
}

function differencesIn(
  scenario: PlayedScenario,
  entry: BaselineScenario | null,
): readonly Difference[] {
  const compared = compareScenario(scenario, entry)
  const joined = joinCases(scenario.cases, entry?.cases ?? [])
  const found = new Set(joined.values())
  const gone = (entry?.cases ?? []).filter((one) => !found.has(one))
  const shown = scenario.cases.flatMap((one): readonly Difference[] => {
    const label = labelOf(one, joined.get(one) ?? null, compared.get(one))
    const { title } = one
    const isWorse = isWorseThan(label, one)
    return label === null ? [] : [{ scenario: scenario.title, title, label, isWorse }]
  })
  return [...shown, ...(entry === null ? [] : gone.map((one) => toGone(entry, one)))]
}

function labelOf(
  { verdict }: PlayedCase,
  entry: BaselineCase | null,
  comparison: Comparison | undefined,
): Difference['label'] | null {
  if (verdict === 'errored') return entry?.verdict === 'errored' ? 'as before' : 'newly errored'
  if (verdict === 'skipped' && entry?.verdict === 'skipped') return 'as before'
  return comparison?.label ?? null
}

/** A failure that is not known to be old is worse. */
function isWorseThan(label: Difference['label'] | null, { verdict }: PlayedCase): boolean {
  if (label === 'newly errored') return true
  return verdict === 'failed' && label !== 'still failing'
}

function toGone({ title: scenario }: BaselineScenario, { title }: BaselineCase): Difference {
  return { scenario, title, label: 'gone', isWorse: false }
}
