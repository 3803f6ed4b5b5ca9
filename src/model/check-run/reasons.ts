/**
 * The words of judges about each conversation of a check run: evidence, never a verdict.
 * https://docs.bland.ai/api-v1/get/evals-runs-id-call-results
 */
import { z } from 'zod'
import { flag, id, lenient, number, orNull, text } from '../fields.ts'

/** The words of one judge about one conversation. */
export interface JudgedConversation {
  /** The id of the eval agent; null if Bland does not say. */
  readonly eval_agent_id: string | null
  /** The level that the judge chose; null if none. */
  readonly selected_level_label: string | null
  /** Whether that level is one of its targets; null if it was not scored. */
  readonly is_target_match: boolean | null
  /** Whether there was nothing to judge. */
  readonly is_insufficient_evidence: boolean | null
  /** Why, in Markdown; null if the judge did not say. */
  readonly reasoning_md: string | null
  /** Whether the judge itself broke. */
  readonly failed: boolean | null
  /** Why it broke; null if it did not. */
  readonly failure_message: string | null
}

/** A conversation of a check run, as the judges saw it. */
export interface ReasonedConversation {
  /** Its id; null if Bland does not say. */
  readonly call_id: string | null
  /** The name of its scenario; null if Bland does not say. */
  readonly call_display_name: string | null
  /** The words of each judge. */
  readonly agent_results: readonly JudgedConversation[]
}

const judged: z.ZodType<JudgedConversation> = z.object({
  eval_agent_id: lenient(orNull(id)),
  selected_level_label: lenient(text),
  is_target_match: lenient(flag),
  is_insufficient_evidence: lenient(flag),
  reasoning_md: lenient(text),
  failed: lenient(flag),
  failure_message: lenient(text),
})

/** Reads one conversation. */
export const reasonedSchema: z.ZodType<ReasonedConversation> = z.object({
  call_id: lenient(orNull(id)),
  call_display_name: lenient(text),
  agent_results: lenient(orNull(z.array(judged))).transform((list) => list ?? []),
})

/** Reads the cost of the judges, in US dollars; null if Bland does not say. */
export const costSchema: z.ZodType<{ readonly billable_cost_usd: number | null }> = z.object({
  billable_cost_usd: lenient(number),
})

/** Reads the ids of the conversations of a check run. */
export const conversationsSchema: z.ZodType<readonly string[]> = z
  .object({ logs: z.array(z.object({ run_id: id })) })
  .transform(({ logs }) => logs.map((log) => log.run_id))
