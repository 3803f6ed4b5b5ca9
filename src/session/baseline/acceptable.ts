/** Prepares evaluated scenarios to be accepted. */
import type { AcceptedScenario } from '../../history/update.ts'
import type { Run } from '../../model/run.ts'
import type { Plan } from '../../plan/plan.ts'
import type { CaseRecord } from '../../record/record.ts'
import { toTimestamp } from '../../util/times.ts'

/** A scenario of the plan with its evaluated and selected cases. */
interface Evaluated {
  readonly key: string
  readonly cases: readonly CaseRecord[]
  readonly run: Pick<Run, 'created_at'> | null
  readonly isPartial: boolean
}

/** Returns the scenarios with the verdicts that they had before policy and excuses. Checks are not accepted. */
export function acceptable(
  judged: readonly Evaluated[],
  { scenarios }: Plan,
  commit: string | null,
): readonly AcceptedScenario[] {
  return scenarios.flatMap(({ key, scenarioId, title, fingerprint = null, policy }) => {
    const own = judged.find((one) => one.key === key)
    if (own === undefined) return []
    const cases = own.cases.flatMap((one) => (one.kind === 'check' ? [] : [toPlayed(one)]))
    const day = toTimestamp(own.run?.created_at ?? null)?.slice(0, 10) ?? null
    const { repeat: rule } = policy
    const played = { scenarioId, title, fingerprint, ...(rule !== undefined && { rule }), cases }
    return [{ ...played, day, commit, isWhole: !own.isPartial }]
  })
}

function toPlayed(one: CaseRecord): AcceptedScenario['cases'][number] {
  const { kind, id, title, fingerprint = null, verdict, before = verdict, attempts: counts } = one
  return {
    kind,
    id,
    title,
    fingerprint,
    verdict: before,
    ...(counts !== undefined && { counts }),
  }
}
