/**
 * A plan that a team commits: tests are listed without key or network, and their titles change only with
 * the file. Before anything starts, the plan is compared with Bland.
 */
import { isJudgedByBland } from '../../verdict/planned-case.ts'
import { BlandSnapshotError } from '../../errors/file-errors.ts'
import { resolve } from 'node:path'
import { z } from 'zod'
import { compareTexts } from '../../util/compare.ts'
import { readWhole, writeWhole } from '../../util/whole-file.ts'
import { declarationOf, declareNames } from './declare-names.ts'
import { scenariosSchema } from '../stored-plan.ts'
import type { Plan, PlannedScenario } from '../plan.ts'

/** Version 1 has neither plays nor fingerprints. */
const snapshotSchema = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
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
export function writeSnapshot(path: string, { scenarios, hasBatch }: Plan): void {
  const sorted = scenarios.toSorted(
    (a, b) => compareTexts(a.title, b.title) || compareTexts(a.key, b.key),
  )
  const content = { version: 2, scenarios: sorted.map(ofBland), hasBatchCase: hasBatch }
  writeWhole(resolve(path), `${JSON.stringify(content, null, 2)}\n`)
}

/** Writes the names of a suite's scenarios next to its snapshot, for TypeScript. */
export function writeNames(path: string, suite: string, { scenarios }: Plan): void {
  writeWhole(resolve(declarationOf(path)), declareNames(suite, scenarios))
}

/** Leaves out the user's decisions, and what only reports show. */
function ofBland({ policy: _decided, about: _shown, ...scenario }: PlannedScenario) {
  return { ...scenario, cases: scenario.cases.filter(isJudgedByBland) }
}
