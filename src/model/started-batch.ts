/**
 * Reads the answer to the request that starts a batch. An id means a batch that runs and costs money, no
 * matter what stands next to it.
 */
import { isPlain } from '../util/is-plain.ts'
import { z } from 'zod'
import type { StartedBatch } from './batch.ts'
import { readComplaint, readRefusal, unwrap } from './envelope.ts'
import type { ApiComplaint } from './envelope.ts'
import { id, idFrom, orNull } from './fields.ts'

const startedRun = z.preprocess(
  idFrom('run_id'),
  z.object({ id, scenario_id: orNull(id).catch(null) }),
)

/**
 * Returns whether a body names the started batch. An `id` alone, next to a complaint and under an error
 * status, may be that of the request.
 */
export function isStarted(body: unknown, isOk: boolean): boolean {
  const payload = payloadOf(body)
  if (payload === null || idOf(payload) === null) return false
  const isNamed = id.safeParse(payload['batch_id']).success || payload !== body
  return isOk || isNamed || 'runs' in payload || readRefusal(body) === null
}

/** Reads a body for which {@link isStarted} returned true. */
export function readStarted(body: unknown): StartedBatch {
  const payload = payloadOf(body) ?? {}
  const runs = Array.isArray(payload['runs']) ? payload['runs'] : []
  // Some bodies name a run only by its id.
  const read = runs.map((run) => startedRun.safeParse(isPlain(run) ? run : { id: run }))
  return {
    id: idOf(payload) ?? '',
    runs: read.flatMap(({ data }) => (data === undefined ? [] : [data])),
    complaint: inWords(readComplaint(body)),
  }
}

/** Returns the innermost object that names a batch. */
function payloadOf(body: unknown): Readonly<Record<string, unknown>> | null {
  const payload = unwrap(body)
  const places = isPlain(payload) ? [payload['batch'], payload, body] : [body]
  return places.filter(isPlain).find((place) => idOf(place) !== null) ?? null
}

function idOf(payload: Readonly<Record<string, unknown>>): string | null {
  const found = [payload['batch_id'], payload['id']].map((value) => id.safeParse(value))
  return found.find(({ success }) => success)?.data ?? null
}

function inWords(complaint: ApiComplaint | null): string | null {
  if (complaint === null) return null
  const said = [complaint.code, complaint.message].filter((part) => part !== null)
  return said.length === 0 ? 'an error without words' : said.join(': ')
}
