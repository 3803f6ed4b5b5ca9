/**
 * One fault at any request of a session, the launch included, over HTTP: whatever comes of it, no second
 * batch is started, a world that changes is not green, and one that does not is green or says why not.
 */
import { startBlandMock } from '@bland-suite/mock'
import type { FaultAnswer } from '@bland-suite/mock'
import * as fc from 'fast-check'
import pLimit from 'p-limit'
import { expect, test } from 'vitest'
import { resolveSettings } from '../../../src/options/settings.ts'
import { playInMemory } from '../helpers/in-memory.ts'
import { PATHWAY } from '../helpers/sessions.ts'
import { CHANGES, changingWorlds, IMPATIENT, optionsOf, Stage } from '../helpers/stage.ts'
import type { ChangingWorld } from '../helpers/stage.ts'

const WORLDS = process.env['BLAND_TESTS'] === 'long' ? 4_000 : 80
/** Each waits for a second or two, and for nothing else. */
const AT_ONCE = 40

/** A fault, and what has to be said where it makes a green world red. */
const FAULTS: readonly (readonly [answer: FaultAnswer, told: RegExp])[] = [
  ...[503, 500, 429, 404, 403, 408, 425].map(
    (status) => [{ kind: 'status', status }, new RegExp(`HTTP ${status}`)] as const,
  ),
  [{ kind: 'reset' }, /connection|reset|socket/i],
  [{ kind: 'reset-after-accept' }, /may have been started/],
  [{ kind: 'cut' }, /may have been started/],
  [{ kind: 'html' }, /HTTP 502/],
  [{ kind: 'html', status: 200 }, /expected JSON/],
  [{ kind: 'body', body: '' }, /expected JSON/],
  [{ kind: 'body', body: { fine: true } }, /unknown shape|has no id/],
  [{ kind: 'body', body: [] }, /unknown shape|has no id|No scenario matches/],
]

interface Faulted {
  readonly world: ChangingWorld
  readonly fault: (typeof FAULTS)[number]
  /** At which request of the session; 1 is the first. */
  readonly at: number
}

const faulted: fc.Arbitrary<Faulted> = fc.record({
  world: changingWorlds(fc.option(fc.constantFrom(...CHANGES), { freq: 1 })),
  fault: fc.constantFrom(...FAULTS),
  at: fc.integer({ min: 1, max: 16 }),
})

/** What was wrong; null where nothing was. */
async function playOn({ world, fault: [answer, told], at }: Faulted): Promise<string | null> {
  const stage = new Stage()
  const fault = { after: at - 1, times: 1, answer }
  await using mock = await startBlandMock({ ...optionsOf(stage), faults: [fault] })
  stage.begin(world, 0, '')
  const common = { ...IMPATIENT, apiKey: mock.apiKey, baseUrl: mock.url }
  const { isGreen, red } = await playInMemory(
    resolveSettings({ ...common, pathwayId: PATHWAY }, {}),
  )
  if (mock.launches.length > 1) return `${mock.launches.length} batches were started`
  if (isGreen) return world.change === null ? null : 'it is green'
  if (world.change !== null || red.some((reason) => told.test(reason))) return null
  return `it does not say why: ${red.join('; ')}`
}

test(
  'a fault at any request starts nothing twice, turns nothing green, and is told',
  { timeout: 900_000 },
  async () => {
    const inTurn = pLimit(AT_ONCE)
    const wrong = fc.sample(faulted, WORLDS).map((one) =>
      inTurn(async () => {
        const what = await playOn(one)
        return what === null ? [] : [{ what, one: JSON.stringify(one) }]
      }),
    )
    expect((await Promise.all(wrong)).flat()).toEqual([])
  },
)
