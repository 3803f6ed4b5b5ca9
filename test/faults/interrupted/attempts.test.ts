/** A suite with `repeat` that is interrupted: what is decided stands, the rest says so, and every batch is named. */
import { setTimeout as delay } from 'node:timers/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, Fault } from '@bland-suite/mock'
import { expect, test, vi } from 'vitest'
import { FRONTS, open } from '../../helpers/front.ts'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import { processesIn } from '../../helpers/processes.ts'
import { scenario } from '../../helpers/scripts.ts'

interface Point {
  readonly when: string
  readonly faults: readonly Fault[]
  readonly batches: number
  /** What names the batches: one that has ended needs no hint. */
  readonly told: (ids: readonly string[]) => string
  readonly isNow: (mock: BlandMock) => boolean
}

function reads({ requests }: BlandMock, path: RegExp): number {
  return requests.filter((request) => path.test(request.path)).length
}

const POINTS: readonly Point[] = [
  {
    when: 'between two waves',
    faults: [{ match: { path: '/v1/pathway/*/versions' }, answer: { kind: 'delay', ms: 60_000 } }],
    batches: 1,
    told: ([id]) => `Bland Acme · batch ${id} · `,
    isNow: (mock) => reads(mock, /\/runs\//u) >= 2,
  },
  {
    when: 'in the second wave',
    faults: [],
    batches: 2,
    told: (ids) =>
      `BLAND_BATCH_ID=${ids.join(',')} (on the command line with --repeat 3 --repeat-pass 2 --repeat-when failed)`,
    isNow: ({ launches }) => launches.length === 2,
  },
]

/** What each runner prints once it knows that the quick scenario passed. */
const SHOWN = {
  vitest: 'Quick ended',
  playwright: '› Quick',
  cli: '✓ Quick › is polite',
}

// On a busy machine Vitest has, very rarely, shown nothing of the quick scenario for 30 s: nothing to interrupt then.
const ONCE_MORE = { retry: { count: 1, condition: /Timed out in waitUntil/u } }

const ROWS = FRONTS.flatMap((front) => POINTS.map((point) => ({ ...point, front })))

test.concurrent.each(ROWS)(
  'Ctrl-C to $front $when leaves what is decided, and names every batch',
  ONCE_MORE,
  async ({ front: name, faults, batches, told, isNow }) => {
    await using mock = await startBlandMock({
      scenarios: [
        scenario('Quick'),
        scenario('Slow', { attempts: [{ results: { 0: 'fail' } }, { takes: 60_000 }] }),
      ],
      faults,
    })
    await using front = await open(name, {
      options: "repeat: { times: 3, pass: { atLeast: 2 }, when: 'failed' }",
    })
    const running = front.start(mock.env)
    await vi.waitUntil(() => isNow(mock), 30_000)
    await vi.waitUntil(() => running.output().includes(SHOWN[name]), 30_000)
    running.child.kill('SIGINT')
    expect(await running.closed).not.toBe(0)

    const states = statesOf(parseJUnit(await front.read('bland-report/junit.xml')))
    expect(states).toContain('bland-suite › report is complete: errored')
    expect(states.filter((line) => line.startsWith('Acme.Quick'))).toEqual([
      'Acme.Quick › run completes: passed',
      'Acme.Quick › is polite: passed',
    ])
    expect(states.filter((line) => line.startsWith('Acme.Slow'))).toEqual([
      'Acme.Slow › run completes: errored',
      'Acme.Slow › is polite: errored',
    ])
    const ids = mock.launches.map(({ batchId }) => batchId)
    expect(ids).toHaveLength(batches)
    expect(running.output()).toContain(told(ids))
    await delay(1000)
    expect(mock.launches).toHaveLength(batches)
    expect(processesIn(front.dir)).toEqual([])
  },
)
