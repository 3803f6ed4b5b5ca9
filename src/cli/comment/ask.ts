/** Sends requests to GitHub or GitLab. Nothing is sent twice, and no redirect is followed: it would get the token. */
import { z } from 'zod'
import { parseJson } from '../../api/http/json.ts'
import { plainFetch, PlainHeaders } from '../../api/http/fetch.ts'
import { NetworkError } from '../../api/net/network-error.ts'
import { abortable, NativeAbortSignal } from '../../util/native.ts'
import { oneLine } from '../../verdict/title.ts'
import { CommentError } from './comment-error.ts'
import type { Thread } from './thread.ts'

/** How long one request may take, in milliseconds. */
const TIMEOUT = 15_000

/** A request below the address of the API. */
interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT'
  readonly path: string
  readonly body?: Readonly<Record<string, string>>
}

/**
 * Sends a request, and reads the answer with a schema.
 *
 * @throws {@link CommentError} if the answer is another, or none comes
 */
export async function ask<T>(thread: Thread, question: Question, schema: z.ZodType<T>): Promise<T> {
  const { method, path } = question
  const asked = `${method} ${path.split('?')[0]}`
  const { status, ok, body } = await send(thread, question)
  if (!ok) throw new CommentError(refused(thread, { asked, status, body }), status)
  const read = schema.safeParse(body)
  if (read.success) return read.data
  throw new CommentError(`${thread.host} answered ${asked} with an unknown body`)
}

async function send(
  { host, baseUrl, headers }: Thread,
  { method, path, body }: Question,
): Promise<{ readonly status: number; readonly ok: boolean; readonly body: unknown }> {
  const signal = NativeAbortSignal.timeout(TIMEOUT)
  const own = { ...headers, 'user-agent': 'bland-suite' }
  const content = body === undefined ? {} : { 'content-type': 'application/json' }
  try {
    const answer = plainFetch(`${baseUrl.replace(/\/+$/u, '')}${path}`, {
      method,
      headers: new PlainHeaders({ ...own, ...content }),
      body: body === undefined ? null : JSON.stringify(body),
      signal,
    })
    const { status, ok, text } = await abortable(answer, signal)
    const parsed = parseJson(await text())
    return { status, ok, body: parsed.kind === 'value' ? parsed.value : null }
  } catch (error) {
    if (signal.aborted) throw new CommentError(`${host} did not answer in ${TIMEOUT / 1000} s`)
    if (error instanceof NetworkError)
      throw new CommentError(`no answer from ${host}: ${error.message}`)
    throw error
  }
}

const complaint = z.object({ message: z.string() })

interface Refused {
  readonly asked: string
  readonly status: number
  readonly body: unknown
}

function refused({ host, advice }: Thread, { asked, status, body }: Refused): string {
  const said = complaint.safeParse(body)
  const why = said.success ? ` (${oneLine(said.data.message, 200)})` : ''
  return `${host} answered ${status}${why} to ${asked}. ${nextStep(status, advice)}`
}

function nextStep(status: number, advice: string): string {
  if (status === 401) return 'The token is wrong or has expired.'
  if (status === 403 || status === 404) return advice
  return status === 429 || status >= 500 ? 'Run the job again later.' : ''
}
