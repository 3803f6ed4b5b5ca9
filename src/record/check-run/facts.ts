/** The facts of a check run that reports show. */
import { z } from 'zod'

/** A judge of a check run. */
export interface JudgeFacts {
  /** The id of the eval agent. */
  readonly id: string
  /** The share of conversations that match, from 0 to 1; absent if none could be scored. */
  readonly matchRate?: number | undefined
}

/** An evaluated check run. */
export interface CheckRunFacts {
  /** The id of the check run. */
  readonly id: string
  /** The id of the agent. */
  readonly agentId: string
  /** The id of the tested version; null if Bland did not say. */
  readonly versionId: string | null
  /** Its last status; null if Bland did not say. */
  readonly status: string | null
  /** The cost of the judges, in US dollars; null if Bland did not say. */
  readonly cost: number | null
  /** How long it took, in milliseconds; 0 if Bland did not say. */
  readonly duration: number
}

/** Reads the facts of a judge. */
export const judgeFacts: z.ZodType<JudgeFacts> = z.object({
  id: z.string(),
  matchRate: z.number().optional(),
})

/** Reads the facts of a check run. */
export const checkRunFacts: z.ZodType<CheckRunFacts> = z.object({
  id: z.string(),
  agentId: z.string(),
  versionId: z.string().nullable(),
  status: z.string().nullable(),
  cost: z.number().nullable(),
  duration: z.number(),
})
