/** One POST an attempt, whatever comes of it: what each attempt becomes, in the first wave and in the second. */
import { startBlandMock } from '@bland-suite/mock'
import type {
  FaultAnswer,
  MockAttempt,
  MockOptions,
  MockScenario,
  RequestRecord,
  Rewrite,
} from '@bland-suite/mock'
import { createServer, request as requestOf } from 'node:http'
import type { Server } from 'node:http'
import { describe, expect, test } from 'vitest'
import { listening } from '../../helpers/listening.ts'
import { count, openOn, PATHWAY } from '../../helpers/sessions.ts'
import type { Opened } from '../../helpers/sessions.ts'

const POST = { method: 'POST', path: '/batch-run' } as const

/** What becomes of an attempt whose POST is answered in another way. */
type Fate = 'played' | 'played after a second POST' | 'refused' | 'lost'

/** What is seen of the scenario. */
interface Seen {
  readonly posts: number
  readonly says: string
}

interface Wave {
  readonly name: string
  /** How many POSTs are answered as usual before. */
  readonly after: number
  /** What the batches say, in the order in which they start. */
  readonly attempts: readonly MockAttempt[]
  readonly played: Seen
  readonly dead: Seen
}

const WAVES: readonly Wave[] = [
  {
    name: 'first',
    after: 0,
    attempts: [{}],
    played: { posts: 2, says: 'passed' },
    dead: { posts: 3, says: 'passed (1 attempt did not finish)' },
  },
  {
    name: 'second',
    after: 2,
    attempts: [{}, { results: { 0: 'fail' } }, {}],
    played: { posts: 3, says: 'passed (flaky: 2 passed, 1 failed)' },
    dead: { posts: 3, says: 'errored: 2 of 3 needed: 1 passed, 1 failed, 1 did not finish' },
  },
]

function seenOf(fate: Fate, { played, dead }: Wave) {
  switch (fate) {
    case 'played':
      return { ...played, attempt: 'played', isTold: false }
    case 'played after a second POST':
      return { says: played.says, posts: played.posts + 1, attempt: 'played', isTold: false }
    case 'refused':
    case 'lost':
      return { ...dead, attempt: fate, isTold: fate === 'lost' }
  }
}

const SAYS_NO = { data: null, errors: [{ error: 'NOT_NOW', message: 'Not today' }] }

const refused = [400, 403, 409].map((status) => {
  const answer: FaultAnswer = { kind: 'status', status, body: SAYS_NO }
  return [`HTTP ${status} with words`, 'refused', answer] as const
})

const statuses = [302, 408, 500, 503].map((status) => {
  const answer: FaultAnswer = { kind: 'status', status, headers: { location: '/elsewhere' } }
  return [`HTTP ${status}`, 'lost', answer] as const
})

const ANSWERS: readonly (readonly [what: string, fate: Fate, answer: FaultAnswer])[] = [
  ...refused,
  ...statuses,
  ['HTTP 502 after Bland accepted it', 'lost', { kind: 'status-after-accept', status: 502 }],
  ['a reset before Bland accepted it', 'lost', { kind: 'reset' }],
  ['a reset after that', 'lost', { kind: 'reset-after-accept' }],
  ['half of a body', 'lost', { kind: 'cut' }],
  ['a body that never ends', 'lost', { kind: 'stall' }],
  ['no answer in time', 'lost', { kind: 'delay', ms: 4_000 }],
  ['a page', 'lost', { kind: 'html', status: 200 }],
  ['HTTP 400 with a page', 'lost', { kind: 'html', status: 400 }],
  ['HTTP 200 that complains', 'lost', { kind: 'body', body: SAYS_NO }],
  ['HTTP 200 without data', 'lost', { kind: 'body', body: { data: null, errors: null } }],
  ['HTTP 429', 'played after a second POST', { kind: 'status', status: 429 }],
]

/** Changes the body of an answer that names a batch; `before` is the id in the answer before. */
type Change = (body: { data: { batch_id: string }; errors: unknown }, before: string) => void

const CHANGES: readonly (readonly [what: string, fate: Fate, change: Change])[] = [
  ['errors beside an id', 'played', (body) => void (body.errors = SAYS_NO.errors)],
  ['the id of an earlier attempt', 'lost', ({ data }, before) => void (data.batch_id = before)],
]

describe.for(WAVES)('in the $name wave', (wave) => {
  const { after } = wave

  test.concurrent.for(ANSWERS)('%s: the attempt is %s', async ([_what, fate, answer]) => {
    const faults = [{ match: POST, after, times: 1, answer }]
    expect(await play(wave, after, { faults })).toEqual(seenOf(fate, wave))
  })

  test.concurrent.for(CHANGES)('%s: the attempt is %s', async ([_what, fate, change]) => {
    // Only the second attempt of the first wave has one before it.
    const at = Math.max(after, 1)
    expect(await play(wave, at, { rewrite: changing(at, change) })).toEqual(seenOf(fate, wave))
  })

  test.concurrent('HTTP 429 with an id: the attempt is played', async () => {
    const answer = { kind: 'body', status: 429, body: { data: { batch_id: 'spare' } } } as const
    const faults = [{ match: POST, after, times: 1, answer }]
    const withSpare = { ...wave, attempts: [{}, ...wave.attempts] }
    const seen = await play(withSpare, after, { faults, batches: [{ id: 'spare' }] })
    expect(seen).toEqual(seenOf('played', wave))
  })

  test.concurrent('no connection: the attempt is played when there is one', async () => {
    const sent: number[] = []
    const onRequest = ({ method }: RequestRecord): void => {
      if (method === 'POST') sent.push(performance.now())
    }
    await using mock = await startBlandMock({ scenarios: [bookingOf(wave)], onRequest })
    const server = forwarding(mock.url)
    await using door = await listening(server)
    let shutAt = Infinity
    const shut = (): void => {
      if (sent.length !== after) return
      shutAt = performance.now()
      shutFor(server, 300)
    }
    const connection = { baseUrl: door.url }
    await using opened = await openOn(mock, SUITE, { connection, onPlanned: shut, tell: shut })
    const { 'Goal reached': says } = await opened.told('Booking')
    expect({ says, posts: sent.length }).toEqual(wave.played)
    expect((sent[after] ?? 0) - shutAt).toBeGreaterThan(250)
  })
})

/** Passes each request on, over a connection of its own. */
function forwarding(url: string): Server {
  return createServer((request, response) => {
    const { method, headers, url: path } = request
    const onward = { method, headers, agent: false }
    const sending = requestOf(`${url}${path}`, onward, (answer) => {
      response.writeHead(answer.statusCode ?? 0, { ...answer.headers, connection: 'close' })
      answer.pipe(response)
    })
    request.pipe(sending)
  })
}

/** Refuses connections for a while, in milliseconds. */
function shutFor(server: Server, time: number): void {
  const address = server.address()
  server.close(() => setTimeout(() => server.listen(address), time))
  server.closeAllConnections()
}

/** Changes the answer to one POST. */
function changing(at: number, change: Change): Rewrite {
  let [turn, before] = [0, '']
  return ({ path, body }) => {
    if (!path.endsWith(POST.path)) return
    const { batch_id: id } = body.data
    if (turn === at) change(body, before)
    turn += 1
    before = id
  }
}

const SUITE = { pathwayId: PATHWAY, repeat: { times: 3, pass: { atLeast: 2 } } } as const

function bookingOf({ attempts }: Wave): MockScenario {
  return { name: 'Booking', play: { takes: 20, attempts } }
}

/** Plays the world, and says what its attempt at a place became. */
async function play(wave: Wave, at: number, options: MockOptions) {
  await using mock = await startBlandMock({ scenarios: [bookingOf(wave)], ...options })
  await using opened = await openOn(mock, SUITE, { connection: { requestTimeout: 1_500 } })
  const { 'Goal reached': says } = await opened.told('Booking')
  await opened.session.suite()
  const attempt = attemptIn((await linesOf(opened))[at])
  const record = (await opened.folder.records()).get('suite.json')
  // The summary says then that a batch may run.
  const isTold = record?.kind === 'suite' && record.launch === 'sent'
  return { says, posts: count(mock, 'POST', /batch-run/u), attempt, isTold }
}

/** The lines about the attempts of the assertion; none if all passed. */
async function linesOf({ session, plan }: Opened): Promise<readonly string[]> {
  const { cases } = await session.scenario(plan.scenarios[0]?.key ?? '')
  const own = cases.find(({ title }) => title === 'Goal reached')
  return (own?.evidence ?? []).map(({ label, text }) => `${label}: ${text}`)
}

function attemptIn(line = ''): string {
  if (!/^Attempt \d: did not finish/u.test(line)) return 'played'
  return line.includes('a batch may have been started') ? 'lost' : 'refused'
}
