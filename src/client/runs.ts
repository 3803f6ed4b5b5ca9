/** Runs: https://docs.bland.ai/api-v1/get/agent-testing-runs and …-runs-id. */
import { z } from 'zod'
import { unwrap } from './envelope.ts'
import { id, idFrom, number, optionalId, readAs, readList, sameId, text } from './read.ts'
import type { Transport } from './transport.ts'

/**
 * What Bland said of one assertion in one run. Real bodies carry `status` and `reasoning`, documented
 * ones `passed`, `type`, `target` and `expected`; a verdict of another type than these is null.
 */
export interface AssertionResult {
  readonly assertion_id: string | null
  readonly status: string | null
  readonly passed: boolean | null
  readonly type: string | null
  readonly name: string | null
  readonly [unknownKey: string]: unknown
}

/** One thing said: `user` is the simulated caller, `assistant` the agent. */
export interface ChatTurn {
  readonly role: string
  readonly content: string
  readonly [unknownKey: string]: unknown
}

/** Tone scores from 0 to 1, null where Bland gave none. */
export interface ToneScore {
  readonly overall_tone_score: number | null
  readonly naturalness: number | null
  readonly conciseness: number | null
  readonly empathy: number | null
  readonly flow_preservation: number | null
  readonly back_channeling: number | null
  readonly topic_transitions: number | null
  readonly [unknownKey: string]: unknown
}

/**
 * A run as the API returns it: whole from `GET /runs/{id}`, in short in a batch.
 * `metadata` (tool results, request data) is dropped on reading unless the client is asked for it;
 * other unknown keys are kept.
 */
export interface Run {
  readonly id: string
  readonly scenario_id: string | null
  readonly batch_id: string | null
  readonly pathway_id: string | null
  readonly status: string | null
  readonly chat_history: readonly ChatTurn[] | null
  readonly variables_extracted: Readonly<Record<string, unknown>> | null
  readonly nodes_visited: readonly string[] | null
  readonly turn_count: number | null
  /** Milliseconds of conversation. */
  readonly duration_ms: number | null
  /** From 0 to 1. */
  readonly overall_score: number | null
  readonly bland_tone_score: ToneScore | null
  readonly assertion_results: readonly AssertionResult[] | null
  readonly error_message: string | null
  readonly created_at: string | null
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

/** With `metadata`, for who asks for it. */
const wholeRun: z.ZodType<Run> = z.preprocess(
  idFrom('run_id'),
  runBody.transform((run) => ({
    ...run,
    scenario_id: run.scenario_id ?? run.scenario?.id ?? null,
  })),
)

/** Reads one run, whole or as a batch lists it, without `metadata`; `run_id` may stand for `id`. */
export const runSchema: z.ZodType<Run> = wholeRun.transform((run): Run => {
  const { metadata: _dropped, ...rest } = run
  return { ...rest, scenario_id: run.scenario_id }
})

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

/** All runs of a batch, and how many the API says there are (null where it does not). */
export interface RunListing {
  readonly runs: readonly Run[]
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
