/** The wrapper around every body. Documented bodies are flat, real ones are `{ data, errors }`. */

import { isPlain } from '../util/is-plain.ts'

/** A failure that a body reports. */
export interface ApiComplaint {
  readonly code: string | null
  readonly message: string | null
}

type Fields = Readonly<Record<string, unknown>>

/** How much of an error of unknown form is shown, in characters. */
const LONGEST = 300

/**
 * Returns the complaint of a body under any HTTP status, or null: a non-empty `errors` or `error` of any
 * form, a false `success` or `ok`, a `status` that is an error, an error's code or message. The content of
 * `data` counts unless it is a run, batch or scenario: what they say of themselves is no complaint.
 */
export function readComplaint(body: unknown): ApiComplaint | null {
  if (!isPlain(body)) return null
  const own = complaintOf(body)
  if (own !== null) return own
  const { data } = body
  return isPlain(data) && !isThing(data) ? complaintOf(data) : null
}

function complaintOf(found: Fields): ApiComplaint | null {
  const body = inSmall(found)
  const { errors, error } = body
  const message = messageOf(body)
  if (!isEmpty(errors)) return readItem(Array.isArray(errors) ? errors[0] : errors)
  if (typeof error === 'string' && !isEmpty(error)) return { code: error, message }
  if (!isEmpty(error)) return readItem(error)
  return isThing(found) ? readRefused(body) : readFlaws(body)
}

function readRefused(body: Fields): ApiComplaint | null {
  const isRefused = [body['success'], body['ok']].some(isFalse)
  return isRefused ? { code: textOf(body['code']), message: messageOf(body) } : null
}

function readFlaws(body: Fields): ApiComplaint | null {
  const [code, message] = [firstOf(body, CODES), firstOf(body, MESSAGES)]
  const isRight = code === null && message === null && !hasErrorStatus(body)
  if (isRight) return readRefused(body)
  return { code: code ?? textOf(body['code']), message: message ?? messageOf(body) }
}

/** Keys of envelopes only: a run has its own `error_message` and `status`. */
const CODES = ['error_code', 'errorcode']
const MESSAGES = ['error_message', 'errormessage']

function firstOf(body: Fields, keys: readonly string[]): string | null {
  const found = keys.map((key) => body[key]).find((value) => !isEmpty(value))
  return found === undefined ? null : (textOf(found) ?? readItem(found).message)
}

/** Lower-cases the keys: `Errors` and `ERROR` are complaints too. */
function inSmall(body: Fields): Fields {
  const said = Object.entries(body).filter(([, value]) => !isEmpty(value) || isFalse(value))
  return Object.fromEntries(said.map(([key, value]) => [key.toLowerCase(), value]))
}

/** Returns the complaint of a body under an error status, even if only its message shows that it is an error. */
export function readRefusal(body: unknown): ApiComplaint | null {
  const complaint = readComplaint(body)
  if (complaint !== null || !isPlain(body) || isThing(body)) return complaint
  const message = messageOf(body)
  const code = textOf(body['code'])
  return message === null && code === null ? null : { code, message }
}

/** Returns whether a value means “no errors”: nothing, an empty list or object, blank text, or zero. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0) return true
  if (typeof value === 'string') return value.trim() === ''
  return typeof value === 'object' && Object.keys(value).length === 0
}

const NO: ReadonlySet<string> = new Set(['false', 'no', '0', 'failed', 'failure', 'error'])

function isFalse(value: unknown): boolean {
  if (typeof value === 'string') return NO.has(value.trim().toLowerCase())
  return value === false || value === 0
}

const ERROR_WORDS: ReadonlySet<string> = new Set(['error', 'errored', 'fail', 'failure'])
/** A batch without an id may have these statuses itself, so they count only next to `data`. */
const ENVELOPE_WORDS: ReadonlySet<string> = new Set(['failed', 'unsuccessful', 'rejected'])

function hasErrorStatus({ status, statuscode, data }: Fields): boolean {
  if (typeof status === 'string') {
    const word = status.trim().toLowerCase()
    return ERROR_WORDS.has(word) || (!isEmpty(data) && ENVELOPE_WORDS.has(word))
  }
  return [status, statuscode].some((code) => typeof code === 'number' && code >= 400)
}

const KEYS_OF_THINGS = ['id', 'run_id', 'batch_id', 'scenario_id', 'runs', 'assertion_results']

/** Returns whether a body is a run, a batch or a scenario, and not a wrapper. */
function isThing(body: Fields): boolean {
  return isEmpty(body['data']) && KEYS_OF_THINGS.some((key) => !isEmpty(body[key]))
}

function readItem(item: unknown): ApiComplaint {
  if (typeof item === 'string') return { code: null, message: item }
  const code = isPlain(item) ? (textOf(item['code']) ?? textOf(item['error'])) : null
  const message = isPlain(item) ? messageOf(item) : null
  if (code !== null || message !== null) return { code, message }
  return { code: null, message: (JSON.stringify(item) ?? '').slice(0, LONGEST) }
}

function messageOf(body: Fields): string | null {
  return textOf(body['message']) ?? textOf(body['detail']) ?? textOf(body['error_description'])
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** Returns the payload: `data` if there is one, else the body itself. Null for an empty envelope. */
export function unwrap(body: unknown): unknown {
  if (!isPlain(body) || isThing(body)) return body
  const { data } = body
  if (data !== undefined && data !== null) return data
  const rest = Object.keys(body).filter((key) => key !== 'data' && key !== 'errors')
  return rest.length > 0 ? body : null
}
