/** The traits of a conversation that people compare with those of the baseline: the visited nodes and the scores. */
import { z } from 'zod'
import { MEASURES, SCORE_NAMES } from '../model/measure.ts'
import type { Run } from '../model/run.ts'

/** The traits that Bland gave. */
export interface Traits {
  /** The names of the visited nodes, each once; absent if Bland gave none. */
  readonly nodes?: readonly string[] | undefined
  /** The scores, from 0 to 1, by the names of their gates, such as `tone.empathy`. */
  readonly scores: Readonly<Record<string, number>>
}

/** The traits of an accepted conversation. */
export interface AcceptedTraits extends Traits {
  /** The day of the conversation, as `2026-11-20`; null if it is unknown. */
  readonly day: string | null
}

/** Reads nodes as a file has them. */
export const nodesSchema: z.ZodType<Traits['nodes']> = z.array(z.string()).optional()

/** Reads scores as a file has them. */
export const scoresSchema: z.ZodType<Traits['scores']> = z.record(z.string(), z.number())

/** Reads the traits that a record keeps. */
export const acceptedTraits: z.ZodType<AcceptedTraits> = z.object({
  nodes: nodesSchema,
  scores: scoresSchema,
  day: z.string().nullable(),
})

/** Returns the traits of a run. */
export function traitsOf(run: Run): Traits {
  const nodes = [...new Set(run.nodes_visited)]
  const scores = SCORE_NAMES.flatMap((name) => {
    const value = MEASURES[name].read(run)
    return value === null ? [] : [[name, value] as const]
  })
  return { ...(nodes.length > 0 && { nodes }), scores: Object.fromEntries(scores) }
}
