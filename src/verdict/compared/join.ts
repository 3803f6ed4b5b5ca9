/** Finds what was accepted for what is played now. */
import type { TitledKey } from '../case-key.ts'

/** A case that may be found again by its fingerprint. */
interface FindableCase extends TitledKey {
  readonly fingerprint: string | null
}

/** A scenario that may be found again. */
interface FindableScenario {
  readonly scenarioId: string | null
  readonly title: string
}

type Match<T> = (now: T, then: T) => boolean

const hasTitle: Match<{ readonly title: string }> = (a, b) => a.title === b.title
const hasScenarioId: Match<FindableScenario> = (a, b) =>
  a.scenarioId !== null && a.scenarioId === b.scenarioId
const isKind: Match<FindableCase> = (a, b) => a.kind === b.kind
const hasId: Match<FindableCase> = (a, b) => a.id === b.id
const hasFingerprint: Match<FindableCase> = (a, b) =>
  a.fingerprint !== null && a.fingerprint === b.fingerprint

/** Finds the accepted scenarios: by id, then by name. Each belongs to one scenario of now at most. */
export function joinScenarios<Now extends FindableScenario, Then extends FindableScenario>(
  now: readonly Now[],
  then: readonly Then[],
): ReadonlyMap<Now, Then> {
  return join(now, then, [both(hasScenarioId, hasTitle), hasScenarioId, hasTitle])
}

/** Finds the accepted cases of a scenario: by id, then by definition, then by title. */
export function joinCases<Now extends FindableCase, Then extends FindableCase>(
  now: readonly Now[],
  then: readonly Then[],
): ReadonlyMap<Now, Then> {
  const ways = [hasId, both(hasFingerprint, hasTitle), hasFingerprint, hasTitle]
  return join<Now, Then, FindableCase>(
    now,
    then,
    ways.map((way) => both(isKind, way)),
  )
}

function both<T>(one: Match<T>, other: Match<T>): Match<T> {
  return (a, b) => one(a, b) && other(a, b)
}

/** Joins by the first match for all, then by the next one for what is left. */
function join<Now extends T, Then extends T, T>(
  now: readonly Now[],
  then: readonly Then[],
  matches: readonly Match<T>[],
): ReadonlyMap<Now, Then> {
  const found = new Map<Now, Then>()
  const taken = new Set<Then>()
  const find = (one: Now, isMatch: Match<T>): void => {
    const match = then.find((other) => !taken.has(other) && isMatch(one, other))
    if (found.has(one) || match === undefined) return
    found.set(one, match)
    taken.add(match)
  }
  for (const isMatch of matches) for (const one of now) find(one, isMatch)
  return found
}
