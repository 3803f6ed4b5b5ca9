/** Reads batches: the status and each counter on its own, even if the rest of the body is unreadable. */
import { isPlain } from '../util/is-plain.ts'
import { z } from 'zod'
import type { Batch } from './batch.ts'
import { describe, extraOf, id, idFrom, lenient, number, show, text, word } from './fields.ts'
import { readExtent } from './extent.ts'
import { readRuns } from './run-schema.ts'

const COUNTERS = ['total_scenarios', 'passed_scenarios', 'failed_scenarios'] as const

const KNOWN = [...COUNTERS, 'id', 'status', 'created_at', 'runs']

type Fields = Readonly<Record<string, unknown>>

const withId = idFrom('batch_id')

/** Reads one batch, even wrapped once more. `batch_id` may replace `id`, which is empty if the body has neither. */
export const batchSchema: z.ZodType<Batch> = z
  .preprocess((value) => withId(innermost(value)), z.looseObject({}))
  .refine(isBatch, { error: 'Invalid input: expected a batch' })
  .transform(toBatch)

function isBatch(body: Fields): boolean {
  const isKnown = ['id', 'batch_id', 'status', ...COUNTERS].some((key) => isThere(body[key]))
  return isKnown || Array.isArray(body['runs'])
}

/** Finds the batch inside its wrapper, so that no wrapper hides what the batch says of itself. */
function innermost(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 1) return innermost(value[0])
  if (!isPlain(value) || isBatch(value)) return value
  const inner = [value['batch'], value['data'], value['result']].find(isThere)
  return inner === undefined ? value : innermost(inner)
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null
}

function toBatch(body: Fields): Batch {
  const counters = COUNTERS.map((key) => [key, lenient(number).parse(body[key])] as const)
  const { total_scenarios, passed_scenarios, failed_scenarios } = Object.fromEntries(counters)
  const unreadable = COUNTERS.filter((key) => !number.safeParse(body[key]).success).map(
    (key) => `${key} is unreadable: it is ${describe(body[key])} (${show(body[key])})`,
  )
  return {
    ...extraOf(body, KNOWN),
    id: readId(body['id']),
    status: word.parse(body['status']),
    total_scenarios: total_scenarios ?? null,
    passed_scenarios: passed_scenarios ?? null,
    failed_scenarios: failed_scenarios ?? null,
    created_at: lenient(text).parse(body['created_at']),
    ...runsOf(body),
    ...(unreadable.length > 0 && { unreadable }),
  }
}

/** Reads the id. A present but unreadable id counts as that of another batch. */
function readId(found: unknown): string {
  if (!isThere(found)) return ''
  return id.safeParse(found).data ?? show(found)
}

/** Returns whether the wrapper of a batch says that there are more runs than it lists. */
export function isCut(body: unknown, runs: readonly unknown[] | null): boolean {
  if (!isPlain(body) || runs === null) return false
  const { data: _data, ...around } = body
  const { total, hasMore } = isBatch(body) ? NOTHING_SAID : readExtent(around)
  return hasMore || runs.length < (total ?? 0)
}

const NOTHING_SAID = { total: null, hasMore: false } as const

/** Reads the runs. Null if there is no list or it says that it is incomplete: then the list of runs is read. */
function runsOf({
  runs: list,
  metadata: _metadata,
  ...body
}: Fields): Pick<Batch, 'runs' | 'run_count' | 'unreadable_runs'> {
  const { total, hasMore } = readExtent(body)
  const counted = { run_count: total ?? undefined }
  if (!Array.isArray(list) || hasMore || list.length < (total ?? 0))
    return { runs: null, ...counted }
  const { runs, unreadable } = readRuns(list)
  return { runs, ...counted, ...(unreadable.length > 0 && { unreadable_runs: unreadable }) }
}
