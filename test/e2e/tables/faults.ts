/** Bad days of the API: what is answered wrongly, and what must come of it. */
import { errorBodies } from '@bland-suite/mock'
import type { Fault, FaultAnswer, MockPlay, Rewrite } from '@bland-suite/mock'

/** A body as it is on the wire. */
type Raw = Parameters<Rewrite>[0]['body']

export type Colour = 'green' | 'red'

export interface FaultRow {
  readonly name: string
  readonly faults?: readonly Fault[]
  readonly play?: MockPlay
  /** Made anew for each mock, as it may count. */
  readonly rewrite?: () => Rewrite
  readonly launch: Colour
  readonly attach: Colour
  /** POSTs that the launching suite sends. @default 1 */
  readonly posts?: number
  /** What the report of the launching suite says. */
  readonly says?: string
  /** Whether `npm test` plays it where a reporter talks to Bland for its workers. @default false */
  readonly isUsual?: boolean
}

/** A fault of reading. */
export const get = (path: string, answer: FaultAnswer, rest: Partial<Fault> = {}): Fault => ({
  match: { method: 'GET', path },
  answer,
  ...rest,
})
/** A fault of starting. */
export const post = (answer: FaultAnswer, rest: Partial<Fault> = {}): Fault => ({
  match: { method: 'POST', path: '/batch-run' },
  answer,
  ...rest,
})
export const once = { times: 1 }
const status = (code: number): FaultAnswer => ({ kind: 'status', status: code })

const inBatch =
  (change: (batch: Raw) => void): (() => Rewrite) =>
  () =>
  ({ path, body }) => {
    if (path.includes('/batches/')) change(body.data)
  }
const inRun =
  (change: (run: Raw) => void): (() => Rewrite) =>
  () =>
  ({ path, body }) => {
    if (/\/runs\/./u.test(path)) change(body.data)
    for (const run of path.includes('/batches/') ? body.data.runs : []) change(run)
  }
const isOver = (word: unknown) => word === 'PASSED'

/** Faults that pass. */
export const passing: readonly FaultRow[] = [
  { name: 'no fault at all', launch: 'green', attach: 'green', isUsual: true },
  {
    name: '429 once on every endpoint',
    isUsual: true,
    faults: [
      get('/scenarios*', status(429), once),
      post(status(429), once),
      get('/batches/*', status(429), once),
      get('/runs/*', status(429), once),
    ],
    posts: 2,
    launch: 'green',
    attach: 'green',
  },
  {
    name: '429 with Retry-After in seconds',
    faults: [get('/batches/*', { kind: 'status', status: 429, retryAfter: 1 }, once)],
    launch: 'green',
    attach: 'green',
  },
  {
    name: '429 with Retry-After as a date',
    faults: [
      get(
        '/runs/*',
        { kind: 'status', status: 429, retryAfter: new Date(Date.now() + 1000).toUTCString() },
        once,
      ),
    ],
    launch: 'green',
    attach: 'green',
  },
  {
    name: '500 and 503 in a row',
    faults: [500, 503].map((code) => get('/batches/*', status(code), once)),
    launch: 'green',
    attach: 'green',
  },
  {
    name: 'connections reset, once on each GET',
    isUsual: true,
    faults: ['/scenarios*', '/batches/*', '/runs/*'].map((path) =>
      get(path, { kind: 'reset' }, once),
    ),
    launch: 'green',
    attach: 'green',
  },
  {
    name: 'JSON cut short once',
    faults: [get('/runs/*', { kind: 'cut' }, once), get('/batches/*', { kind: 'cut' }, once)],
    launch: 'green',
    attach: 'green',
  },
  {
    name: 'an HTML page once, under 502 and under 200',
    faults: [
      get('/batches/*', { kind: 'html' }, once),
      get('/runs/*', { kind: 'html', status: 200 }, once),
    ],
    launch: 'green',
    attach: 'green',
  },
  {
    name: 'the rate limit in an envelope under HTTP 200',
    faults: [
      get(
        '/batches/*',
        { kind: 'envelope-error', error: 'TOO_MANY_REQUESTS', message: 'slow' },
        once,
      ),
    ],
    launch: 'green',
    attach: 'green',
  },
  {
    name: 'slow answers',
    faults: [get('*', { kind: 'delay', ms: 300 })],
    launch: 'green',
    attach: 'green',
  },
  {
    name: 'statuses in lower case and with spaces',
    rewrite: inRun((run) => {
      run.status = ` ${String(run.status).toLowerCase()} `
    }),
    launch: 'green',
    attach: 'green',
  },
  {
    name: 'scores that are null, strings, or out of range',
    rewrite: inRun((run) => {
      run.overall_score = isOver(run.status) ? '7.5' : null
      run.bland_tone_score = null
    }),
    launch: 'green',
    attach: 'green',
  },
  {
    name: 'a batch body of unknown shape, made good by the run list',
    isUsual: true,
    rewrite: () => (exchange) => {
      if (exchange.path.includes('/batches/')) return { something: 'else' }
      return exchange.body
    },
    launch: 'green',
    attach: 'green',
  },
  {
    name: 'results, counters and batch status that come after the status',
    isUsual: true,
    play: { resultsLag: 700 },
    launch: 'green',
    attach: 'green',
  },
  {
    name: 'a word that nobody knows between the end and the final status',
    rewrite: () => {
      let looks = 0
      return ({ path, body }) => {
        if (/\/runs\/./u.test(path) && isOver(body.data.status) && (looks += 1) < 4) {
          body.data.status = 'FINALIZING'
        }
      }
    },
    launch: 'green',
    attach: 'green',
  },
]

/** Faults that stay. */
export const staying: readonly FaultRow[] = [
  ...[401, 403, 404].map((code): FaultRow => ({
    name: `${code} on everything`,
    faults: [{ answer: status(code) }],
    posts: 0,
    launch: 'red',
    attach: 'red',
    says: `HTTP ${code}`,
  })),
  {
    name: 'the batch is gone',
    faults: [get('/batches/*', status(404))],
    launch: 'red',
    attach: 'red',
    says: 'HTTP 404',
  },
  // The one that says TOO_MANY_REQUESTS is repeated, whatever status it comes under.
  ...Object.entries(errorBodies)
    .filter(([form]) => form !== 'rateLimited')
    .map(([form, body]): FaultRow => ({
      name: `a launch refused with the error body ${form}`,
      faults: [post({ kind: 'status', status: 400, body })],
      launch: 'red',
      attach: 'green',
      says: 'HTTP 400',
    })),
  {
    name: 'an error envelope under HTTP 200 for a run',
    faults: [get('/runs/*', { kind: 'envelope-error', error: 'INTERNAL', message: 'no' })],
    launch: 'red',
    attach: 'red',
    says: 'INTERNAL: no',
  },
  {
    name: 'a launch answered with 500',
    faults: [post(status(500))],
    launch: 'red',
    attach: 'green',
    says: 'a batch may have been started',
  },
  {
    name: 'a launch accepted, its answer lost',
    isUsual: true,
    faults: [post({ kind: 'reset-after-accept' })],
    launch: 'red',
    attach: 'green',
    says: 'a batch may have been started',
  },
  {
    name: 'a launch accepted, its answer cut short',
    faults: [post({ kind: 'cut' })],
    launch: 'red',
    attach: 'green',
    says: 'BLAND_BATCH_ID',
  },
  {
    name: 'a launch answered with an unknown shape',
    faults: [post({ kind: 'body', body: { ok: true } })],
    launch: 'red',
    attach: 'green',
    says: 'a batch may have been started',
  },
  {
    name: 'answers that never end',
    isUsual: true,
    faults: [get('/runs/*', { kind: 'stall' })],
    launch: 'red',
    attach: 'red',
    says: 'did not finish',
  },
  {
    name: 'run bodies of unknown shape',
    rewrite: () => (exchange) => {
      if (/\/runs\/./u.test(exchange.path)) return { data: { something: 'else' }, errors: null }
      return exchange.body
    },
    launch: 'red',
    attach: 'red',
    says: 'has an unknown shape: id',
  },
  {
    name: 'a scenario list of unknown shape',
    isUsual: true,
    rewrite: () => (exchange) => {
      if (exchange.path.endsWith('/scenarios')) return { data: { items: [] }, errors: null }
      return exchange.body
    },
    posts: 0,
    launch: 'red',
    attach: 'green',
    says: 'has an unknown shape',
  },
  {
    name: 'a status that nobody knows',
    play: { status: 'COMPLETE' },
    launch: 'red',
    attach: 'red',
    says: 'status COMPLETE',
  },
  {
    name: 'results missing',
    rewrite: inRun((run) => {
      run.assertion_results = []
    }),
    launch: 'red',
    attach: 'red',
    says: 'not evaluated',
  },
  {
    name: 'results null',
    rewrite: inRun((run) => {
      run.assertion_results = null
    }),
    launch: 'red',
    attach: 'red',
    says: 'not evaluated',
  },
  {
    name: 'results that contradict themselves',
    rewrite: inRun((run) => {
      for (const result of run.assertion_results ?? []) result.passed = false
    }),
    launch: 'red',
    attach: 'red',
    says: 'not evaluated',
  },
  {
    name: 'results that come too late',
    play: { resultsLag: 60_000 },
    launch: 'red',
    attach: 'red',
    says: 'not evaluated',
  },
  {
    name: 'assertion ids replaced while the batch runs',
    rewrite: inRun((run) => {
      for (const result of run.assertion_results ?? []) result.assertion_id = 'replaced'
    }),
    launch: 'red',
    attach: 'red',
    says: 'not evaluated',
  },
  {
    name: 'a run missing from the batch',
    rewrite: inBatch((batch) => {
      batch.runs.pop()
    }),
    launch: 'red',
    attach: 'red',
    says: 'Bland returned no run for this scenario',
  },
  {
    name: 'a foreign run in the batch',
    rewrite: inBatch((batch) => {
      if (batch.runs[0])
        batch.runs.push({ ...batch.runs[0], id: 'foreign', scenario_id: 'foreign' })
    }),
    launch: 'red',
    attach: 'red',
    says: 'a scenario that was not requested',
  },
  {
    name: 'the same run twice',
    rewrite: inBatch((batch) => {
      if (batch.runs[0]) batch.runs.push(batch.runs[0])
    }),
    launch: 'red',
    attach: 'red',
    says: 'twice',
  },
  {
    name: 'counters that disagree',
    rewrite: inBatch((batch) => {
      batch.failed_scenarios = 1
    }),
    launch: 'red',
    attach: 'red',
    says: 'failed_scenarios 1',
  },
  {
    name: 'a batch that never ends though its runs do',
    rewrite: inBatch((batch) => {
      batch.status = 'RUNNING'
    }),
    launch: 'red',
    attach: 'red',
    says: 'the batch did not finish',
  },
  {
    name: 'a run that never ends',
    play: { never: true },
    launch: 'red',
    attach: 'red',
    says: 'status RUNNING after',
  },
  {
    name: 'a finished batch with a run that still says RUNNING',
    rewrite: () => (exchange) => {
      if (/\/runs\/./u.test(exchange.path)) exchange.body.data.status = 'RUNNING'
      return exchange.body
    },
    launch: 'red',
    attach: 'red',
    says: 'status RUNNING after',
  },
]
