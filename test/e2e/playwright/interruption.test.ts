/** A run that is interrupted leaves a report that says so, the id of its batch, and no process. */
import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockOptions } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject } from '../../helpers/playwright-project.ts'
import { scenario, specFile } from '../../helpers/scripts.ts'

interface Point {
  readonly when: string
  readonly signal: 'SIGINT' | 'SIGTERM'
  readonly options: Partial<MockOptions>
  /** Whether the moment has come. */
  readonly isNow: (mock: BlandMock) => boolean
  readonly hasBatch: boolean
  /** What is known of the first scenario by then. */
  readonly knows: 'errored' | 'passed'
}

const slow = [scenario('Quick', { takes: 100 }), scenario('Slow', { takes: 60_000 })]
const saw = (mock: BlandMock, path: RegExp, count = 1) =>
  mock.requests.filter((request) => path.test(request.path)).length >= count

const launching = {
  when: 'while its launch is not answered',
  options: { faults: [{ match: { method: 'POST' }, answer: { kind: 'delay', ms: 60_000 } }] },
  isNow: (mock) => mock.launches.length > 0,
  hasBatch: false,
  knows: 'errored',
} as const satisfies Omit<Point, 'signal'>
const playing = {
  when: 'when one conversation has ended',
  options: {},
  isNow: (mock) => saw(mock, /\/runs\//u) && saw(mock, /\/batches\//u, 15),
  hasBatch: true,
  knows: 'passed',
} as const satisfies Omit<Point, 'signal'>

const points: readonly Point[] = [
  { ...launching, signal: 'SIGTERM' },
  { ...playing, signal: 'SIGINT' },
  { ...playing, signal: 'SIGTERM' },
]

/** Processes whose working directory is the project's. */
function processesIn(dir: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === dir
      } catch {
        return false
      }
    })
}

describe.concurrent.each(points)('$signal $when', ({ signal, options, isNow, hasBatch, knows }) => {
  test('leaves a report marked incomplete, the batch id, and neither process nor temporary file', async () => {
    await using mock = await startBlandMock({ scenarios: slow, ...options })
    await using project = await createPlaywrightProject({
      'a.spec.ts': specFile('Acme'),
      'tmp/.keep': '',
    })
    const tmp = join(project.dir, 'tmp')
    const running = project.start(['test'], { ...mock.env, TMPDIR: tmp })
    for (let looks = 0; !isNow(mock); looks++) {
      if (looks > 600) throw new Error(`the moment never came:\n${running.output()}`)
      // oxlint-disable-next-line no-await-in-loop -- waits for a moment
      await delay(50)
    }
    await delay(500)
    running.child.kill(signal)
    const code = await running.closed

    expect(code).not.toBe(0)
    const junit = parseJUnit(await project.read('bland-report/junit.xml'))
    const states = statesOf(junit)
    expect(states).toContain('bland-suite › report is complete: errored')
    expect(states).toContain(`Acme.Quick › run completes: ${knows}`)
    expect(
      states
        .filter((line) => line.startsWith('Acme.Slow'))
        .every((line) => line.endsWith('errored')),
    ).toBe(true)
    const told = /BLAND_BATCH_ID=([^\s<]+)/u.exec(running.output())?.[1]
    expect(told).toBe(hasBatch ? mock.launches[0]?.batchId : undefined)
    await delay(1000)
    expect(processesIn(project.dir)).toEqual([])
    expect(readdirSync(tmp).filter((name) => name.startsWith('bland-suite'))).toEqual([])
    const asked = mock.requests.length
    await delay(300)
    expect(mock.requests).toHaveLength(asked)
  })
})
