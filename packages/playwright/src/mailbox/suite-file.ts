/** What the processes of a run share of a suite: its options, and its plan or why there is none. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { planSchema, writeWhole } from 'bland-suite/internal/worker'
import type { SharedSuite } from 'bland-suite/internal/worker'
import { z } from 'zod'

const suiteFile: z.ZodType<SharedSuite> = z.object({
  name: z.string(),
  options: z.unknown().optional(),
  shared: z.discriminatedUnion('state', [
    z.object({ state: z.literal('planned'), plan: planSchema }),
    z.object({
      state: z.literal('unplanned'),
      problem: z.object({ message: z.string(), body: z.unknown().optional() }),
    }),
  ]),
})

/** Reads what is shared under the name of a plan; null if nothing is. */
export function readSuiteFile(run: string, plan: string): SharedSuite | null {
  let text: string
  try {
    text = readFileSync(pathOf(run, plan), 'utf8')
  } catch {
    return null
  }
  return suiteFile.parse(JSON.parse(text, revive))
}

/** The names of the suites that test files have defined in a run, whatever was selected of them. */
export function suitesIn(run: string): readonly string[] {
  return readdirSync(run).flatMap((plan) => readSuiteFile(run, plan)?.name ?? [])
}

/** Shares a suite under the name of its plan. */
export function writeSuiteFile(run: string, plan: string, content: SharedSuite): void {
  writeWhole(pathOf(run, plan), toText(content))
}

/** Options as text: the same for equal options. JSON has no regular expressions, and `redact` may. */
export function toText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part instanceof RegExp ? { [REGEXP]: [part.source, part.flags] } : part,
  )
}

const REGEXP = '$regexp'
const storedRegExp = z.object({ [REGEXP]: z.tuple([z.string(), z.string()]) })

/** Asked of each part of the file: only what may be stored so is looked at with care. */
function revive(_key: string, part: unknown): unknown {
  if (typeof part !== 'object' || part === null || !(REGEXP in part)) return part
  const stored = storedRegExp.safeParse(part)
  return stored.success ? new RegExp(...stored.data[REGEXP]) : part
}

function pathOf(run: string, plan: string): string {
  return join(run, plan, 'suite.json')
}
