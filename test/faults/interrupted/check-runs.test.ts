/** An interrupted check run does not stay active at Bland, unless someone else started it. */
import { setTimeout as delay } from 'node:timers/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockOptions } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { FRONTS, open } from '../../helpers/front.ts'
import { parseJUnit, statesOf } from '../../helpers/junit.ts'
import { processesIn } from '../../helpers/processes.ts'
import { scenario } from '../../helpers/scripts.ts'

const scenarios = [scenario('Refund', {}, { agent_id: 'desk' })]
const staging = { judges: [{ name: 'Refund resolved' }], play: { never: true } }

/** What starts a check run, or attaches to that of someone else. */
const KINDS = {
  started: { options: `checks: 'staging'`, existing: [], cancels: 1 },
  attached: { options: `checkRunId: 'theirs'`, existing: [{ id: 'theirs' }], cancels: 0 },
} as const

function world({ existing }: (typeof KINDS)[keyof typeof KINDS]): MockOptions {
  return { scenarios, agents: [{ id: 'desk', checks: { staging }, checkRuns: existing }] }
}

const sent = (mock: BlandMock, method: string, path: RegExp): number =>
  mock.requests.filter((request) => request.method === method && path.test(request.path)).length

async function until(isSo: () => boolean, longest: number): Promise<boolean> {
  for (const end = Date.now() + longest; !isSo() && Date.now() < end;) await delay(50)
  return isSo()
}

/** A terminal sends Ctrl-C to every process of the runner; a supervisor, only to the first. */
const rows = [
  ...FRONTS.map((front) => ({ front, kind: 'started', by: 'a terminal' }) as const),
  { front: 'vitest', kind: 'started', by: 'a supervisor' },
  { front: 'vitest', kind: 'attached', by: 'a terminal' },
] as const

describe.concurrent.each(rows)('SIGINT from $by to $front', ({ front: name, kind, by }) => {
  const { options, cancels } = KINDS[kind]

  test(`${cancels === 1 ? 'cancels a check run once' : 'never cancels a check run'} that was ${kind}`, async () => {
    await using mock = await startBlandMock(world(KINDS[kind]))
    await using front = await open(name, {
      options: `pathwayId: undefined, agentId: 'desk', ${options}`,
    })
    const running = front.start(mock.env)
    const isFollowed = () => sent(mock, 'GET', /\/check-runs\/[^/]+$/u) >= 3
    expect(await until(isFollowed, 30_000), running.output()).toBe(true)
    if (by === 'a supervisor') running.child.kill('SIGINT')
    else for (const pid of processesIn(front.dir)) process.kill(Number(pid), 'SIGINT')

    expect(await running.closed).not.toBe(0)
    // A worker cancels after the runner has gone.
    await until(() => processesIn(front.dir).length === 0, 10_000)
    expect(processesIn(front.dir)).toEqual([])
    expect(sent(mock, 'POST', /\/check-runs$/u)).toBe(cancels)
    expect(sent(mock, 'POST', /\/cancel$/u)).toBe(cancels)
    const states = statesOf(parseJUnit(await front.read('bland-report/junit.xml')))
    expect(states).toContain('bland-suite › report is complete: errored')
    expect(states.filter((line) => line.endsWith(': passed'))).toEqual([])
    expect(running.output()).toMatch(/BLAND_CHECK_RUN_ID=\S+/u)
  })
})
