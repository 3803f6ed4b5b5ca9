/**
 * Reads runs: strict with the fields that decide a verdict, tolerant with the others. An unreadable status
 * or result is unknown; any other field of an unexpected type is null, and named in `unreadable`.
 */
import { isPlain } from '../util/is-plain.ts'
import { z } from 'zod'
import {
  describe,
  id,
  idFrom,
  lenient,
  number,
  orNull,
  show,
  sorted,
  sortKeys,
  text,
  word,
} from './fields.ts'
import { withoutPrivate } from './private.ts'
import { readResults } from './result-schema.ts'
import type { ChatTurn, Run, ToneScore, UnreadableRun } from './run.ts'

const turn: z.ZodType<ChatTurn> = z.preprocess(
  (value) => (isPlain(value) ? value : { content: value }),
  sorted({
    role: lenient(text).transform((role) => role ?? 'unknown'),
    content: z
      .unknown()
      .optional()
      .transform((content) =>
        typeof content === 'string' ? content : (JSON.stringify(content ?? '') ?? ''),
      ),
  }),
)

const TONES = {
  overall_tone_score: number,
  naturalness: number,
  conciseness: number,
  empathy: number,
  flow_preservation: number,
  back_channeling: number,
  topic_transitions: number,
}

const tone: z.ZodType<ToneScore> = sorted(TONES)

/** Reads the readable scores if one is unreadable. */
function readTones(value: unknown): unknown {
  if (!isPlain(value)) return null
  const read = Object.keys(TONES).map((name) => [name, lenient(number).parse(value[name])] as const)
  return tone.parse({ ...value, ...Object.fromEntries(read) })
}

/** The fields that decide no verdict. */
const TOLERANT: Readonly<Record<string, z.ZodType>> = {
  pathway_id: orNull(id),
  agent_id: id.nullish(),
  chat_history: orNull(z.array(turn)),
  variables_extracted: orNull(z.record(z.string(), z.unknown())),
  nodes_visited: orNull(z.array(id)),
  turn_count: number,
  duration_ms: number,
  overall_score: number,
  bland_tone_score: orNull(tone),
  error_message: text,
  created_at: text,
  updated_at: z.string().nullish(),
  completed_at: z.string().nullish(),
  scenario: orNull(
    sorted({
      id: lenient(orNull(id)),
      name: lenient(text),
    }),
  ),
}

const strict = z.looseObject({
  id,
  scenario_id: lenient(orNull(id)),
  batch_id: lenient(orNull(id)),
  status: word,
  version_number: z.unknown().optional().transform(readVersion),
  assertion_results: z.unknown().optional().transform(readResults),
})

const KNOWN = [...Object.keys(strict.shape), ...Object.keys(TOLERANT), 'unreadable']
const withId = idFrom('run_id')

/** Reads the version. One that is no number is another version than any, never an absent one. */
function readVersion(value: unknown): Run['version_number'] {
  return value === undefined ? value : (number.safeParse(value).data ?? word.parse(value))
}

/** Reads one run with its `metadata` and `request_data`, for callers who ask for them. */
export const wholeRunSchema: z.ZodType<Run> = z
  .preprocess((value) => sortKeys(withId(value), KNOWN), strict)
  .transform((run): Run => {
    const read = Object.entries(TOLERANT).map(([key, schema]) => readField(key, schema, run[key]))
    const { scenario, ...fields } = Object.fromEntries(read.map(({ key, value }) => [key, value]))
    const unreadable = [...before(run), ...read.flatMap(({ key, ok }) => (ok ? [] : [key]))]
    const whole = {
      ...run,
      ...fields,
      scenario,
      scenario_id: run.scenario_id ?? (isPlain(scenario) ? scenario['id'] : null),
      ...(unreadable.length > 0 && { unreadable: [...new Set(unreadable)] }),
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field was read by its schema
    return whole as unknown as Run
  })

interface ReadField {
  readonly key: string
  readonly value: unknown
  readonly ok: boolean
}

function readField(key: string, schema: z.ZodType, found: unknown): ReadField {
  const { success: ok, data } = schema.safeParse(found)
  if (ok) return { key, value: data, ok }
  return { key, value: key === 'bland_tone_score' ? readTones(found) : null, ok }
}

/** Returns the fields that were unreadable when the run was recorded. */
function before(run: Readonly<Record<string, unknown>>): readonly string[] {
  return z.array(z.string()).safeParse(run['unreadable']).data ?? []
}

/**
 * Reads one run, whole or short, without `metadata` and `request_data`. `run_id` may replace `id`. Removes
 * the private keys first, because unreadable values are shown.
 */
export const runSchema: z.ZodType<Run> = z.preprocess(withoutPrivate, wholeRunSchema)

/** Reads a list of runs. An unreadable run hides no other. */
export function readRuns(list: readonly unknown[]): {
  readonly runs: readonly Run[]
  readonly unreadable: readonly UnreadableRun[]
} {
  const read = list.map((item) => ({ item, run: runSchema.safeParse(item).data ?? null }))
  return {
    runs: read.flatMap(({ run }) => (run === null ? [] : [run])),
    unreadable: read.flatMap(({ item, run }) => (run === null ? [whyUnreadable(item)] : [])),
  }
}

function whyUnreadable(item: unknown): UnreadableRun {
  if (!isPlain(item)) return { scenario_id: null, problem: `it is ${describe(item)}, not a run` }
  const { scenario, scenario_id: own, id: found } = item
  const inner = isPlain(scenario) ? scenario['id'] : undefined
  const ids = [own, inner].map((value) => lenient(orNull(id)).parse(value))
  const problem = found === undefined ? 'it has no id' : `its id is ${show(found)}`
  return { scenario_id: ids.find((one) => one !== null) ?? null, problem }
}
