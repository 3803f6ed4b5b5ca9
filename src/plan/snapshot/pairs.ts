/** Finds the cases of a snapshot again in what Bland has now. An edit in Bland gives its assertions new ids. */
import { fingerprintOfCase } from '../../verdict/compared/definition.ts'
import { joinCases } from '../../verdict/compared/join.ts'
import { isJudgedByBland, ownKey } from '../../verdict/planned-case.ts'
import type { PlannedCase } from '../../verdict/planned-case.ts'
import type { PlannedScenario } from '../plan.ts'

/** A case of the snapshot, and the same case at Bland; null for none. */
export interface Pair {
  readonly before: PlannedCase | null
  readonly after: PlannedCase | null
}

/** Pairs the cases that Bland evaluates, in the order of the snapshot. New ones come last. */
export function pairCases(snapshot: PlannedScenario, bland: PlannedScenario): readonly Pair[] {
  const [then, now] = [findable(snapshot), findable(bland)]
  const joined = joinCases(then, now)
  const found = new Set(joined.values())
  return [
    ...then.map((one) => ({ before: one.planned, after: joined.get(one)?.planned ?? null })),
    ...now.flatMap((one) => (found.has(one) ? [] : [{ before: null, after: one.planned }])),
  ]
}

function findable({ cases }: PlannedScenario) {
  return cases.filter(isJudgedByBland).map((planned) => {
    const { title } = planned
    return { ...ownKey(planned), title, fingerprint: fingerprintOfCase(planned), planned }
  })
}
