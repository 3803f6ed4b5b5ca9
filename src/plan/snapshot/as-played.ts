/** The plan of a suite with a snapshot when it is played: its cases, as Bland defines them now. */
import { isDeepStrictEqual } from 'node:util'
import { keyText } from '../../verdict/case-key.ts'
import { ownKey } from '../../verdict/planned-case.ts'
import type { PlannedCase } from '../../verdict/planned-case.ts'
import type { Plan, PlannedScenario } from '../plan.ts'
import { pairCases } from './pairs.ts'
import type { Pair } from './pairs.ts'

/**
 * Returns the plan of a snapshot with the definitions that Bland has now, without the scenarios that are gone. Marks the
 * cases that these definitions change.
 */
export function asPlayed(snapshot: Plan, now: Plan): Plan {
  const found = new Map(now.scenarios.map((one) => [one.key, one]))
  const scenarios = snapshot.scenarios.flatMap((one) => {
    const other = found.get(one.key)
    return other === undefined ? [] : [defineAgain(one, other)]
  })
  return { ...snapshot, scenarios }
}

function defineAgain(before: PlannedScenario, after: PlannedScenario): PlannedScenario {
  const pairs = pairCases(before, after)
  const { agentId, fingerprint, about, play } = after
  const isOther = before.fingerprint !== undefined && before.fingerprint !== fingerprint
  const changed = isOther ? before.cases : pairs.flatMap(changedCase)
  const drifted = changed.map((one) => keyText(ownKey(one)))
  const others = new Map(pairs.map((pair) => [pair.before, pair.after]))
  const cases = before.cases.map((one) => withDefinition(one, others.get(one) ?? null))
  return {
    ...before,
    agentId,
    fingerprint,
    about,
    play,
    cases,
    ...(drifted.length > 0 && { drifted }),
  }
}

/** Keeps the key and the title, which the runner knows. */
function withDefinition(before: PlannedCase, after: PlannedCase | null): PlannedCase {
  if (before.kind !== 'assertion' || after?.kind !== 'assertion') return before
  return { ...before, assertion: after.assertion }
}

function changedCase({ before, after }: Pair): readonly PlannedCase[] {
  if (before === null) return []
  const isSame =
    after !== null && isDeepStrictEqual(definitionOf(before, before), definitionOf(after, before))
  return isSame ? [] : [before]
}

/** Returns the definition of a case as far as the snapshot has it: one of version 1 has no fingerprint. */
function definitionOf(one: PlannedCase, known: PlannedCase): unknown {
  if (one.kind !== 'assertion' || known.kind !== 'assertion') return one.kind
  const { type, config, required, fingerprint } = one.assertion
  return known.assertion.fingerprint === undefined ? { type, config, required } : fingerprint
}
