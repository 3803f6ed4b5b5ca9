/** The data that processes share about a suite, as text: its options, and its plan or why there is none. */
import { z } from 'zod'
import type { Plan } from '../plan/plan.ts'
import { planSchema } from '../plan/stored-plan.ts'
import type { Problem } from '../session/unreadable.ts'

/** A plan, or the reason why there is none, for all processes of a test run. */
export type SharedPlan =
  | { readonly state: 'planned'; readonly plan: Plan }
  | { readonly state: 'unplanned'; readonly problem: Problem }

/** The shared data of a suite. */
export interface SharedSuite {
  readonly name: string
  /** The options as they were given, without the key. */
  readonly options?: unknown
  readonly shared: SharedPlan
}

const suiteSchema: z.ZodType<SharedSuite> = z.object({
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

/** Reads a suite from its text. */
export function suiteFrom(text: string): SharedSuite {
  return suiteSchema.parse(JSON.parse(text, revive))
}

/** Returns a suite or options as text, the same for equal ones, even with the regular expressions of `redact`. */
export function sharedText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part instanceof RegExp ? { [REGEXP]: [part.source, part.flags] } : part,
  )
}

const REGEXP = '$regexp'
const storedRegExp = z.object({ [REGEXP]: z.tuple([z.string(), z.string()]) })

/** Restores the regular expressions. Called for each part of the text, so it checks cheaply first. */
function revive(_key: string, part: unknown): unknown {
  if (typeof part !== 'object' || part === null || !(REGEXP in part)) return part
  const stored = storedRegExp.safeParse(part)
  return stored.success ? new RegExp(...stored.data[REGEXP]) : part
}
