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

/** Reads a turn. */
export const turnSchema: z.ZodType<ChatTurn> = z.preprocess(
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
  chat_history: orNull(z.array(turnSchema)),
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

/** A field of an unexpected type. */
class Unread {
  readonly found: unknown

  constructor(found: unknown) {
    this.found = found
  }
}

/** Reads all fields in one pass: a batch lists hundreds of runs, and is read many times. */
const fields = z.object({
  id,
  scenario_id: lenient(orNull(id)),
  batch_id: lenient(orNull(id)),
  status: word,
  version_number: z.unknown().optional().transform(readVersion),
  assertion_results: z.unknown().optional().transform(readResults),
  ...Object.fromEntries(
    Object.entries(TOLERANT).map(([key, schema]) => [
      key,
      schema.catch(({ input }: { readonly input: unknown }) => new Unread(input)),
    ]),
  ),
  extra: z.unknown().optional(),
  unreadable: z.array(z.string()).optional().catch(undefined),
})

const KNOWN = Object.keys(fields.shape).filter((key) => key !== 'extra')
const withId = idFrom('run_id')

/** Reads the version. One that is no number is another version than any, never an absent one. */
function readVersion(value: unknown): Run['version_number'] {
  return value === undefined ? value : (number.safeParse(value).data ?? word.parse(value))
}

/** Reads one run with its `metadata` and `request_data`, for callers who ask for them. */
export const wholeRunSchema: z.ZodType<Run> = z
  .preprocess((value) => sortKeys(withId(value), KNOWN), fields)
  .transform((read: Read): Run => {
    const { scenario_id: own, scenario } = read
    const named = own ?? (isPlain(scenario) ? scenario['id'] : null)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field was read by its schema
    return { ...noteUnread(read), scenario_id: named } as unknown as Run
  })

type Read = Readonly<Record<string, unknown>> & Pick<Run, 'scenario_id' | 'unreadable'>

/** Names the fields of an unexpected type, beside those that were unreadable when the run was recorded. */
function noteUnread(run: Read): Read {
  const { unreadable: before = [] } = run
  const found = Object.keys(TOLERANT).flatMap((key) => {
    const field = run[key]
    return field instanceof Unread ? [[key, restOf(key, field)] as const] : []
  })
  if (found.length === 0) return run
  const names = new Set([...before, ...found.map(([key]) => key)])
  return { ...run, ...Object.fromEntries(found), unreadable: [...names] }
}

function restOf(key: string, { found }: Unread): unknown {
  return key === 'bland_tone_score' ? readTones(found) : null
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
