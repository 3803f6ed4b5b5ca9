/** Runs: https://docs.bland.ai/api-v1/get/agent-testing-runs and …-runs-id. */
import { z } from 'zod'
import { withoutPrivate } from '../redact/private.ts'
import { unwrap } from './envelope.ts'
import { id, idFrom, number, optionalId, readAs, readList, sameId, text } from './read.ts'
import type { Transport } from './transport.ts'

/**
 * What Bland said of one assertion in one run. Real bodies carry `status` and `reasoning`, documented
 * ones `passed`, `type`, `target` and `expected`; a verdict of another type than these is null.
 */
export interface AssertionResult {
  /** The definition that it belongs to; null where Bland does not say. */
  readonly assertion_id: string | null
  /** Bland's word for it, such as `passed`; where `passed` says the opposite, neither counts. */
  readonly status: string | null
  /** What documented bodies have in place of `status`. */
  readonly passed: boolean | null
  /** The kind of the assertion: an open set. */
  readonly type: string | null
  /** Its name; the definition's is the one that is shown. */
  readonly name: string | null
  readonly [unknownKey: string]: unknown
}

/** One thing said: `user` is the simulated caller, `assistant` the agent. */
export interface ChatTurn {
  /** `user`, `assistant`, or whatever Bland sends; `unknown` where it sends nothing. */
  readonly role: string
  /** What was said; what is no text is kept as JSON. */
  readonly content: string
  readonly [unknownKey: string]: unknown
}

/** Tone scores from 0 to 1, null where Bland gave none. */
export interface ToneScore {
  /** The overall score. */
  readonly overall_tone_score: number | null
  /** Bland's score for naturalness, and so on for the others. */
  readonly naturalness: number | null
  /** For conciseness. */
  readonly conciseness: number | null
  /** For empathy. */
  readonly empathy: number | null
  /** For flow preservation. */
  readonly flow_preservation: number | null
  /** For back-channeling. */
  readonly back_channeling: number | null
  /** For topic transitions. */
  readonly topic_transitions: number | null
  readonly [unknownKey: string]: unknown
}

/**
 * A run as the API returns it: whole from `GET /runs/{id}`
 * (https://docs.bland.ai/api-v1/get/agent-testing-runs-id), in short in a batch.
 * `metadata` and `request_data` (tool results, what a request was started with) are dropped on reading,
 * however deep, unless the client is asked for them; other unknown keys are kept.
 */
export interface Run {
  /** The id of the run; some bodies call it `run_id`. */
  readonly id: string
  /** The scenario that is played, also where only `scenario` names it. */
  readonly scenario_id: string | null
  /** The batch that it was started in; null for a single run. */
  readonly batch_id: string | null
  /** The pathway that is tested. */
  readonly pathway_id: string | null
  /** Bland's word, such as RUNNING, PASSED or FAILED: an open set. */
  readonly status: string | null
  /** The conversation, in its order. */
  readonly chat_history: readonly ChatTurn[] | null
  /** What the agent has taken from the conversation, by name. */
  readonly variables_extracted: Readonly<Record<string, unknown>> | null
  /** The nodes of the pathway that were visited. */
  readonly nodes_visited: readonly string[] | null
  /** How many turns Bland counts. */
  readonly turn_count: number | null
  /** Milliseconds of conversation. */
  readonly duration_ms: number | null
  /** From 0 to 1. */
  readonly overall_score: number | null
  /** How the agent sounded; null where tone is not measured. */
  readonly bland_tone_score: ToneScore | null
  /** What Bland said of the assertions; null where there is nothing yet. */
  readonly assertion_results: readonly AssertionResult[] | null
  /** Why the run ended with ERROR. */
  readonly error_message: string | null
  /** When it was started, in ISO 8601. */
  readonly created_at: string | null
  /** The scenario in short, as batches name it. */
  readonly scenario: { readonly id: string | null; readonly name: string | null } | null
  readonly [unknownKey: string]: unknown
}

const result: z.ZodType<AssertionResult> = z.looseObject({
  assertion_id: optionalId,
  status: z.string().nullable().catch(null),
  passed: z.boolean().nullable().catch(null),
  type: text,
  name: text,
})

const turn: z.ZodType<ChatTurn> = z.looseObject({
  role: text.transform((role) => role ?? 'unknown'),
  content: z
    .unknown()
    .optional()
    .transform((content) =>
      typeof content === 'string' ? content : (JSON.stringify(content ?? '') ?? ''),
    ),
})

const tone: z.ZodType<ToneScore> = z.looseObject({
  overall_tone_score: number,
  naturalness: number,
  conciseness: number,
  empathy: number,
  flow_preservation: number,
  back_channeling: number,
  topic_transitions: number,
})

function orNull<T>(schema: z.ZodType<T>): z.ZodType<T | null> {
  return schema.nullish().transform((value) => value ?? null)
}

const runBody = z.looseObject({
  id,
  scenario_id: optionalId,
  batch_id: optionalId,
  pathway_id: optionalId,
  status: text,
  chat_history: orNull(z.array(turn)),
  variables_extracted: orNull(z.record(z.string(), z.unknown())),
  nodes_visited: orNull(z.array(id)),
  turn_count: number,
  duration_ms: number,
  overall_score: number,
  bland_tone_score: orNull(tone),
  assertion_results: orNull(z.array(result)),
  error_message: text,
  created_at: text,
  scenario: orNull(z.looseObject({ id: optionalId, name: text })),
})

/** With both, for who asks for them. */
const wholeRun: z.ZodType<Run> = z.preprocess(
  idFrom('run_id'),
  runBody.transform((run) => ({
    ...run,
    scenario_id: run.scenario_id ?? run.scenario?.id ?? null,
  })),
)

/** Reads one run, whole or as a batch lists it, without `metadata` and `request_data`; `run_id` may stand for `id`. */
export const runSchema: z.ZodType<Run> = wholeRun.transform(withoutPrivate)

const counted = z.looseObject({ total_count: number })

/** `GET /v1/agent-testing/runs/{id}` */
export async function getRun(
  transport: Transport,
  { id: runId, metadata }: { readonly id: string; readonly metadata: boolean },
  signal?: AbortSignal,
): Promise<Run> {
  const path = `/v1/agent-testing/runs/${encodeURIComponent(runId)}`
  const body = await transport({ method: 'GET', path, signal })
  const run = readAs(metadata ? wholeRun : runSchema, body, `GET ${path}`)
  return sameId(run, runId, `GET ${path}`)
}

/**
 * All runs of a batch, and how many the API says there are (null where it does not):
 * https://docs.bland.ai/api-v1/get/agent-testing-runs
 */
export interface RunListing {
  /** The runs, each once. */
  readonly runs: readonly Run[]
  /** How many there are by `total_count`. */
  readonly totalCount: number | null
}

/** The most that the API gives on one page. */
const PAGE = 100

/** `GET /v1/agent-testing/runs?batch_id=…`, all pages. */
export async function listRuns(
  transport: Transport,
  batchId: string,
  signal?: AbortSignal,
): Promise<RunListing> {
  const path = '/v1/agent-testing/runs'
  const runs = new Map<string, Run>()
  for (let offset = 0; ; offset += PAGE) {
    const query = { batch_id: batchId, limit: String(PAGE), offset: String(offset) }
    // oxlint-disable-next-line no-await-in-loop -- a page is asked for only if the last one was full
    const body = await transport({ method: 'GET', path, query, signal })
    const page = readList({ key: 'runs', entry: runSchema }, body, `GET ${path}`)
    const known = runs.size
    for (const run of page) runs.set(run.id, run)
    const totalCount = readTotal(body)
    const isLast = totalCount === null ? page.length < PAGE : runs.size >= totalCount
    // An API that ignores the offset gives the same page again and again.
    if (isLast || runs.size === known) return { runs: [...runs.values()], totalCount }
  }
}

function readTotal(body: unknown): number | null {
  for (const place of [body, unwrap(body)]) {
    const parsed = counted.safeParse(place)
    if (parsed.success && parsed.data.total_count !== null) return parsed.data.total_count
  }
  return null
}
