/**
 * A plan that a team commits: tests are listed without key or network, and their titles change only with
 * the file. Before anything starts, the plan is compared with Bland.
 */
import { isJudgedByBland } from '../verdict/planned-case.ts'
import type { PlannedCase } from '../verdict/planned-case.ts'
import { BlandSnapshotError } from '../errors/file-errors.ts'
import { resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { readWhole, writeWhole } from '../util/whole-file.ts'
import { scenariosSchema } from './stored-plan.ts'
import type { Plan, PlannedScenario } from './plan.ts'

const snapshotSchema = z.object({
  version: z.literal(1),
  scenarios: scenariosSchema,
  hasBatchCase: z.boolean(),
})

/**
 * Reads a snapshot.
 *
 * @throws {@link BlandSnapshotError} if it is missing or damaged
 */
export function readSnapshot(path: string): Plan {
  const text = readText(path)
  try {
    const { scenarios, hasBatchCase } = snapshotSchema.parse(JSON.parse(text))
    return { scenarios, hasBatch: hasBatchCase, batchRuns: null }
  } catch (cause) {
    const what = 'is damaged, or was written by another version of bland-suite'
    throw new BlandSnapshotError(`The snapshot ${path} ${what}.`, { cause })
  }
}

function readText(path: string): string {
  try {
    return readWhole(resolve(path))
  } catch (cause) {
    throw new BlandSnapshotError(`The snapshot ${path} cannot be read.`, { cause })
  }
}

/** Writes a snapshot in an order that does not depend on Bland's. */
export function writeSnapshot(path: string, plan: Plan): void {
  const content = { version: 1, ...ordered(plan) }
  writeWhole(resolve(path), `${JSON.stringify(content, null, 2)}\n`)
}

/** Sorts the scenarios of a plan by title, without the user's decisions. */
function ordered({ scenarios, hasBatch }: Plan): object {
  const sorted = scenarios.toSorted((a, b) => (a.title < b.title ? -1 : 1))
  return { scenarios: sorted.map(ofBland), hasBatchCase: hasBatch }
}

/** Describes the differences between a snapshot and Bland; null if there are none. */
export function differenceFrom(snapshot: Plan, now: Plan): string | null {
  const before = new Map(snapshot.scenarios.map((one) => [one.key, ofBland(one)]))
  const after = new Map(now.scenarios.map((one) => [one.key, ofBland(one)]))
  const parts = [
    ...snapshot.scenarios.flatMap(({ key, title }) =>
      after.has(key) ? [] : [`“${title}” is gone`],
    ),
    ...now.scenarios.flatMap(({ key, title }) => (before.has(key) ? [] : [`“${title}” is new`])),
    ...[...after].flatMap(([key, one]) => changesOf(before.get(key), one)),
  ]
  if (parts.length === 0) return null
  return [...parts.slice(0, 5), ...(parts.length > 5 ? ['…'] : [])].join('; ')
}

/** A scenario without the user's decisions, and without what only reports show or older files lack. */
type BlandScenario = Omit<PlannedScenario, 'policy' | 'fingerprint' | 'about'>

function ofBland({
  policy: _decided,
  fingerprint: _play,
  about: _shown,
  ...scenario
}: PlannedScenario): BlandScenario {
  return { ...scenario, cases: scenario.cases.filter(isJudgedByBland).map(withoutFingerprint) }
}

function withoutFingerprint(planned: PlannedCase): PlannedCase {
  if (planned.kind !== 'assertion') return planned
  const { fingerprint: _judged, ...assertion } = planned.assertion
  return { ...planned, assertion }
}

function changesOf(before: BlandScenario | undefined, after: BlandScenario): readonly string[] {
  if (before === undefined || isDeepStrictEqual(before, after)) return []
  const known = new Set(before.cases.map(({ title }) => title))
  const still = new Set(after.cases.map(({ title }) => title))
  const added = after.cases.flatMap(({ title }) => (known.has(title) ? [] : [`+ ${title}`]))
  const gone = before.cases.flatMap(({ title }) => (still.has(title) ? [] : [`- ${title}`]))
  const detail = [...gone, ...added].join(', ')
  return [`“${before.title}” has changed${detail === '' ? '' : ` (${detail})`}`]
}
