/** A run that is interrupted leaves a report that says so, the id of its batch, and no process. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockOptions } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { FRONTS, open } from '../../helpers/front.ts'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import { processesIn } from '../../helpers/processes.ts'
import { scenario } from '../../helpers/scripts.ts'

interface Point {
  readonly when: string
  readonly options: Partial<MockOptions>
  /** Whether the moment has come. */
  readonly isNow: (mock: BlandMock) => boolean
  readonly hasBatch: 'no' | 'perhaps' | 'yes'
  /** What is known of the first scenario by then. */
  readonly knows: 'nothing' | 'errored' | 'passed'
}

const slow = [scenario('Quick', { takes: 100 }), scenario('Slow', { takes: 60_000 })]
const saw = (mock: BlandMock, path: RegExp, count = 1) =>
  mock.requests.filter((request) => path.test(request.path)).length >= count

const points: readonly Point[] = [
  {
    when: 'while its scenarios are read',
    options: { faults: [{ match: { path: '/scenarios' }, answer: { kind: 'delay', ms: 60_000 } }] },
    isNow: (mock) => saw(mock, /\/scenarios$/u),
    hasBatch: 'no',
    knows: 'nothing',
  },
  {
    when: 'while its launch is not answered',
    options: { faults: [{ match: { method: 'POST' }, answer: { kind: 'delay', ms: 60_000 } }] },
    isNow: (mock) => mock.launches.length > 0,
    hasBatch: 'perhaps',
    knows: 'errored',
  },
  {
    when: 'while all conversations go on',
    options: { scenarios: [scenario('Quick', { takes: 60_000 }), slow[1]!] },
    isNow: (mock) => saw(mock, /\/batches\//u, 3),
    hasBatch: 'yes',
    knows: 'errored',
  },
  {
    when: 'when one conversation has ended',
    options: {},
    isNow: (mock) => saw(mock, /\/runs\//u) && saw(mock, /\/batches\//u, 12),
    hasBatch: 'yes',
    knows: 'passed',
  },
  {
    when: 'while results are waited for',
    options: { scenarios: [scenario('Quick', { resultsLag: 60_000 }), slow[1]!] },
    isNow: (mock) => saw(mock, /\/runs\//u, 3),
    hasBatch: 'yes',
    knows: 'errored',
  },
]

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Playwright takes both alike, so each is sent at the two moments that differ for its leader. */
const rows = FRONTS.flatMap((front) =>
  points.flatMap((point) => {
    const isEnough = front === 'playwright' && !/launch|has ended/u.test(point.when)
    return SIGNALS.slice(0, isEnough ? 1 : 2).map((signal) => ({ ...point, front, signal }))
  }),
)

describe.concurrent.each(rows)('$signal to $front $when', (row) => {
  test('leaves a report marked incomplete, the batch id, and neither process nor temporary file', async () => {
    const { front: name, signal, options, isNow, hasBatch, knows } = row
    await using mock = await startBlandMock({ scenarios: slow, ...options })
    await using front = await open(name, {
      options: 'settleTimeout: 60_000',
      files: { 'tmp/.keep': '' },
    })
    const tmp = join(front.dir, 'tmp')
    const running = front.start({ ...mock.env, TMPDIR: tmp })
    for (let looks = 0; !isNow(mock); looks++) {
      if (looks > 600) throw new Error(`the moment never came:\n${running.output()}`)
      await delay(50)
    }
    await delay(300)
    running.child.kill(signal)
    const code = await running.closed

    expect(code).not.toBe(0)
    const states = statesOf(parseJUnit(await front.read('bland-report/junit.xml')))
    expect(states).toContain('bland-suite › report is complete: errored')
    const quick = states.find((line) => line.startsWith('Acme.Quick › run completes'))
    expect(quick?.split(': ')[1] ?? 'nothing').toBe(knows)
    const left = states.filter((line) => line.startsWith('Acme.Slow'))
    expect(left.every((line) => line.endsWith('errored'))).toBe(true)
    const told = /BLAND_BATCH_ID=(\S+)/u.exec(running.output())?.[1]
    // Of a launch that is out, nobody knows the id.
    const ids = { no: undefined, perhaps: '<its', yes: mock.launches[0]?.batchId }
    expect(told).toBe(ids[hasBatch])
    // A worker hears that Vitest has gone when the process is closed: a request may be under way.
    await delay(300)
    const asked = mock.requests.length
    await delay(1000)
    expect(processesIn(front.dir)).toEqual([])
    expect(readdirSync(tmp).filter((file) => file.startsWith('bland-suite'))).toEqual([])
    expect(mock.requests).toHaveLength(asked)
  })
})
