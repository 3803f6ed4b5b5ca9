/**
 * Worlds that change while they are watched, over HTTP. From any green batch, one change at any later
 * look, whatever has been judged by then, is not green; and nothing is started twice.
 */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock } from '@bland-suite/mock'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveSettings } from '../../../src/options/settings.ts'
import { playInMemory } from '../helpers/in-memory.ts'
import { count, PATHWAY } from '../helpers/sessions.ts'
import { CHANGES, changingWorlds, IMPATIENT, optionsOf, Stage } from '../helpers/stage.ts'

const WORLDS_A_PART = process.env['BLAND_TESTS'] === 'long' ? 2_500 : 60

function aMockOf(stage: Stage): Promise<BlandMock> {
  const batches = Array.from({ length: WORLDS_A_PART }, (_, at) => ({ id: batchIdOf(at) }))
  return startBlandMock({ ...optionsOf(stage), batches })
}

function batchIdOf(at: number): string {
  return `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
}

const SOURCES = [
  ['launched', () => ({ pathwayId: PATHWAY }), 0, 1],
  // The look by which a suite is planned sees the batch as it is then.
  ['attached to', (at: number) => ({ batchId: batchIdOf(at) }), 1, 0],
] as const

describe.concurrent.each(SOURCES)('of batches that are %s', (_way, source, planned, posts) => {
  test.each([1, 2])(
    'none is green that changes at a later look: part %d',
    { timeout: 900_000 },
    async () => {
      const stage = new Stage()
      await using mock = await aMockOf(stage)
      const common = { ...IMPATIENT, apiKey: mock.apiKey, baseUrl: mock.url }
      let at = -1
      await fc.assert(
        fc.asyncProperty(
          changingWorlds(fc.option(fc.constantFrom(...CHANGES), { freq: 12 })),
          async (world) => {
            // While a counterexample is made smaller, the batches are seen again.
            at = (at + 1) % WORLDS_A_PART
            const before = count(mock, 'POST', /batch-run/)
            stage.begin(world, planned, batchIdOf(at))
            const settings = resolveSettings({ ...common, ...source(at) }, {})
            const { isGreen, red } = await playInMemory(settings)
            expect({ red, isGreen }).toMatchObject({ isGreen: world.change === null })
            expect(count(mock, 'POST', /batch-run/) - before).toBe(posts)
          },
        ),
        { numRuns: WORLDS_A_PART },
      )
    },
  )
})
