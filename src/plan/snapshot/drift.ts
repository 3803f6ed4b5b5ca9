/** Compares a snapshot with Bland: names each scenario and field that differs, with both values. */
import { isDeepStrictEqual } from 'node:util'
import type { PlannedCase } from '../../verdict/planned-case.ts'
import { oneLine } from '../../verdict/title.ts'
import type { Plan, PlannedScenario } from '../plan.ts'
import { pairCases } from './pairs.ts'

/** How many differences are told, and how long a value may be, in characters. */
const MOST = 5
const VALUE = 80

/** Describes the differences between a snapshot and Bland; null if there are none. */
export function differenceFrom(snapshot: Plan, now: Plan): string | null {
  const before = new Map(snapshot.scenarios.map((one) => [one.key, one]))
  const after = new Set(now.scenarios.map(({ key }) => key))
  const parts = [
    ...snapshot.scenarios.flatMap(({ key, title }) =>
      after.has(key) ? [] : [`“${title}” is gone`],
    ),
    ...now.scenarios.flatMap((one) => {
      const known = before.get(one.key)
      return known === undefined ? [`“${one.title}” is new`] : changesOf(known, one)
    }),
  ]
  if (parts.length === 0) return null
  return [...parts.slice(0, MOST), ...(parts.length > MOST ? ['…'] : [])].join('; ')
}

function changesOf(before: PlannedScenario, after: PlannedScenario): readonly string[] {
  const changes = [...ownChanges(before, after), ...caseChanges(before, after)]
  return changes.length === 0 ? [] : [`“${before.title}” has changed (${changes.join(', ')})`]
}

function namesOf(scenario: PlannedScenario): Fields {
  const { title, category, requiredForPromotion, agentId } = scenario
  return { title, category, requiredForPromotion, agentId }
}

function ownChanges(before: PlannedScenario, after: PlannedScenario): readonly string[] {
  const told = fieldChanges(namesOf(before), namesOf(after))
  // Snapshots of version 1 do not know how a scenario plays.
  if (before.fingerprint === undefined || before.fingerprint === after.fingerprint) return told
  const played = fieldChanges(before.play ?? {}, after.play ?? {})
  return [...told, ...(played.length > 0 ? played : ['a text that is redacted'])]
}

function caseChanges(before: PlannedScenario, after: PlannedScenario): readonly string[] {
  const pairs = pairCases(before, after)
  const gone = pairs.flatMap((pair) =>
    pair.before && !pair.after ? [`- ${pair.before.title}`] : [],
  )
  const added = pairs.flatMap((pair) =>
    pair.after && !pair.before ? [`+ ${pair.after.title}`] : [],
  )
  const changed = pairs.flatMap(({ before: then, after: now }) => {
    if (then === null || now === null) return []
    const changes = fieldChanges(fieldsOf(then), fieldsOf(now, then))
    return changes.map((text) => `${then.title}: ${text}`)
  })
  return [...gone, ...added, ...changed]
}

type Fields = Readonly<Record<string, unknown>>

/** Returns the fields of a case; of an assertion only those that the other one knows. */
function fieldsOf(one: PlannedCase, known: PlannedCase = one): Fields {
  if (one.kind !== 'assertion' || known.kind !== 'assertion') return { title: one.title }
  const { type, config, required, weight, fingerprint } = one.assertion
  const rest = known.assertion.fingerprint === undefined ? {} : { weight, fingerprint }
  return { title: one.title, type, ...config, required, ...rest }
}

function fieldChanges(before: Fields, after: Fields): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]))
  const visible = changed.filter((name) => name !== 'fingerprint')
  if (visible.length === 0 && changed.length > 0) return ['a text that is redacted']
  return visible.map((name) => {
    const [then, now] = apart(shown(before[name]), shown(after[name]))
    return `${name}: ${then} → ${now}`
  })
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `“${value}”`
  if (Array.isArray(value) && value.every((line) => typeof line === 'string')) {
    return `“${value.join(' ')}”`
  }
  return value === undefined || value === null ? 'nothing' : JSON.stringify(value)
}

/** Shortens two texts so that the part in which they differ is there. */
function apart(before: string, after: string): readonly [string, string] {
  const letters = before.split('')
  const first = letters.findIndex((letter, at) => letter !== after[at])
  const from = (first === -1 ? letters.length : first) - VALUE / 2
  const part = (text: string): string => oneLine(from > 0 ? `…${text.slice(from)}` : text, VALUE)
  return [part(before), part(after)]
}
