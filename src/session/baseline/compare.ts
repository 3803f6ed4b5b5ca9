/** The baseline of a session: read once, and compared with each scenario as it ends. */
import type { BaselineUse } from '../../options/baseline-options.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import type { RunRecord } from '../../record/record.ts'
import { compareJudged, uncompared } from '../../history/judged.ts'
import type { ComparedCase, CountedCase } from '../../history/judged.ts'
import { joinCases, joinScenarios } from '../../verdict/compared/join.ts'
import { tellOtherRules } from '../../history/other-rules.ts'
import type { Baseline, BaselineScenario } from '../../history/baseline.ts'
import { fingerprintOfCase } from '../../verdict/compared/definition.ts'
import { ownKey } from '../../verdict/planned-case.ts'
import { underFilter } from '../../verdict/run/judge-run.ts'
import type { JudgedCase } from '../../verdict/run/judge-run.ts'
import type { PlannedCase } from '../../verdict/planned-case.ts'
import type { SessionInput } from '../session-input.ts'
import { testedCommit } from './commit.ts'
import { readBaseline } from './read.ts'

/** The accepted verdicts for a session. */
export interface SessionBaseline {
  readonly use: BaselineUse
  /** The accepted verdicts; null for none. */
  readonly before: Baseline | null
  /** The accepted scenarios by the keys of the planned ones. */
  readonly entries: ReadonlyMap<string, BaselineScenario>
  readonly commit: string | null
  /** Today in UTC, as `2026-11-20`. */
  readonly today: string
  /** Notes on it for the summary. */
  readonly notes: readonly string[]
  /** Why the suite must not start; null if it may. */
  readonly refusal: string | null
}

/** Opens the baseline of a suite; null if it has none. */
export function openBaseline({
  settings: { baseline: use },
  suite,
  plan,
}: Pick<SessionInput, 'settings' | 'suite' | 'plan'>): SessionBaseline | null {
  if (use === null) return null
  const found = readBaseline(use.path, suite)
  const today = new Date().toISOString().slice(0, 10)
  const known = { use, today, commit: testedCommit(process.env) }
  if (found.state === 'read') {
    const { baseline: before } = found
    const joined = joinScenarios(plan.scenarios, before.scenarios)
    const entries = new Map([...joined].map(([{ key }, entry]) => [key, entry]))
    const rules = tellOtherRules([...joined].map(([now, entry]) => [ruled(now), entry]))
    const notes = [...goneSince(before, joined), ...(rules === null ? [] : [rules])]
    return { ...known, before, entries, notes, refusal: null }
  }
  const notes = [`${found.why}, so nothing is compared with a baseline.`]
  const none = { ...known, before: null, entries: new Map<string, BaselineScenario>() }
  if (use.mode === 'compare') return { ...none, notes, refusal: null }
  const isNew = found.state === 'absent'
  const refusal = `${found.why}, and BLAND_BASELINE=update does not replace it. Name another file, or delete this one. Nothing was started.`
  return { ...none, notes: [], refusal: isNew ? null : refusal }
}

function ruled({ title, policy }: PlannedScenario) {
  return { title, rule: policy.repeat }
}

/** How many cases that are gone are named. */
const MOST = 5

function goneSince(
  { scenarios }: Baseline,
  joined: ReadonlyMap<PlannedScenario, BaselineScenario>,
): readonly string[] {
  const planned = new Map([...joined].map(([scenario, entry]) => [entry, scenario]))
  const gone = scenarios.flatMap((entry) => {
    const scenario = planned.get(entry)
    if (scenario === undefined) return [`“${entry.title}”`]
    const cases = scenario.cases.map(toFindable)
    const found = new Set(joinCases(cases, entry.cases).values())
    const lost = entry.cases.filter((one) => !found.has(one))
    return lost.map(({ title }) => `“${entry.title} › ${title}”`)
  })
  if (gone.length === 0) return []
  const shown = [...gone.slice(0, MOST), ...(gone.length > MOST ? ['…'] : [])].join(', ')
  return [`In the baseline, but gone here or filtered out (${gone.length}): ${shown}.`]
}

function toFindable(planned: PlannedCase) {
  return { ...ownKey(planned), title: planned.title, fingerprint: fingerprintOfCase(planned) }
}

/** Returns the facts that a later run needs to compare itself with this one, and what the baseline has of its conversation. */
export function comparable(
  { key, fingerprint }: PlannedScenario,
  baseline: SessionBaseline | null,
): Pick<RunRecord, 'fingerprint' | 'commit' | 'accepted'> {
  const commit = baseline?.commit ?? null
  const accepted = baseline?.entries.get(key)?.traits
  return {
    ...(fingerprint !== undefined && { fingerprint }),
    ...(commit !== null && { commit }),
    ...(accepted && { accepted }),
  }
}

/** Compares an evaluated scenario with the baseline. Without one, only notes the verdicts before policy. */
export function compareWith(
  baseline: SessionBaseline | null,
  scenario: PlannedScenario,
  judged: readonly JudgedCase[],
  raw: readonly CountedCase[],
): readonly ComparedCase[] {
  const { key, scenarioId, title, fingerprint = null, drifted = [], policy } = scenario
  if (baseline?.before == null) return uncompared({ drifted }, judged, raw)
  const { entries, use, today } = baseline
  const against = { entry: entries.get(key) ?? null, by: { rule: use.rule, today } }
  return compareJudged(
    { scenarioId, title, fingerprint, drifted, rule: policy.repeat },
    judged,
    raw,
    against,
  )
}

/** Returns the selected cases. What one of them shows of its run is not compared. */
export function comparedUnderFilter(
  compared: readonly ComparedCase[],
  isSelected: (planned: PlannedCase) => boolean,
): readonly ComparedCase[] {
  const own = new Map(compared.map((one) => [one.planned, one.verdict]))
  return underFilter(compared, isSelected).map((one) =>
    one.verdict === own.get(one.planned)
      ? one
      : { ...one, before: one.verdict.verdict, comparison: null, accepted: undefined },
  )
}
