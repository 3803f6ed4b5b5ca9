/** Which cassettes are replayed, and which are refused. */
import { writeFile } from 'node:fs/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { LaunchOptions } from '../../../src/options/suite-options.ts'
import { resolveSettings } from '../../../src/options/settings.ts'
import { aFolder } from '../helpers/folder.ts'
import { playAll } from '../helpers/play.ts'
import { settingsOf } from '../helpers/sessions.ts'
import { scenarios, launch, refusal, edit, recorded } from './recorded.ts'

const settled = (env: Record<string, string>, options: LaunchOptions = {}) => {
  const { source, cassette } = resolveSettings({ pathwayId: 'p', ...options }, env)
  return [source.kind, cassette?.mode ?? null]
}

describe.concurrent('a cassette that cannot be replayed', () => {
  test('because it is not there, says how to record it', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('none.json')
    expect(await refusal({ cassette })).toBe(
      `failed: The cassette ${cassette} does not exist. Record it with a key and BLAND_CASSETTE=record.`,
    )
  })

  test.each([
    ['{', 'is damaged (it is not JSON). Record it again with a key and BLAND_CASSETTE=record.'],
    ['[]', 'is damaged'],
    ['{"version":1}', 'is damaged (host: '],
    ['{"version":3}', 'has version 3, but this version of bland-suite reads versions 1 and 2.'],
    ['{}', 'is damaged (version: '],
  ])('because it holds %s, says so', async (content, told) => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.json')
    await writeFile(cassette, content)
    expect(await refusal({ cassette })).toContain(`The cassette ${cassette} ${told}`)
  })

  test('because a scenario is unknown to it, says which', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    expect(await refusal({ cassette, only: ['Refnd'] })).toMatch(
      /does not have what the suite requests\..*“Refnd”\. Did you mean “Refund”\? Record it again with a key and BLAND_CASSETTE=record/u,
    )
    expect(await refusal({ cassette, scenarioIds: ['s9'] })).toContain(
      `The cassette ${cassette} is stale: it has no scenario s9. Record it again`,
    )
    expect(await refusal({ cassette, overrides: { Refunds: {} } })).toMatch(
      /`overrides` names “Refunds”.*Did you mean “Refund”\? Record it again/u,
    )
  })

  test('because a run was taken out of it, says which', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    await edit(cassette, (content) => {
      content['runs'] = []
    })
    expect(await refusal({ cassette })).toMatch(/is stale: it has no run .+\. Record it again/u)
  })

  test('because a snapshot knows more, says which scenario or assertion', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder, scenarios.slice(0, 2))
    const snapshot = folder.file('snapshot.json')
    const snap = async (all: readonly MockScenario[]) => {
      await using mock = await startBlandMock({ scenarios: all })
      await playAll(settingsOf(mock, { ...launch, snapshot }, { BLAND_SNAPSHOT: 'update' }))
    }
    await snap(scenarios)
    expect(await refusal({ cassette, snapshot })).toContain('it has no scenario “Dropped”')
    const [refund, booking] = scenarios
    const more = [...(refund?.assertions ?? []), { id: 'a3', name: 'Is polite' }]
    await snap([{ ...refund, name: 'Refund', assertions: more }, ...(booking ? [booking] : [])])
    expect(await refusal({ cassette, snapshot })).toContain(
      'it has no assertion “Is polite” of “Refund”',
    )
    await snap(scenarios.slice(0, 2))
    expect(await refusal({ cassette, snapshot })).toBe('it was replayed')
  })
})

describe('BLAND_CASSETTE', () => {
  test('chooses what is done with the cassette', async () => {
    await using folder = await aFolder()
    const [here, gone] = [await recorded(folder), folder.file('gone.json')]
    expect(settled({}, { cassette: gone })).toEqual(['replay', 'replay'])
    expect(settled({ BLAND_CASSETTE: 'replay' }, { cassette: gone })).toEqual(['replay', 'replay'])
    expect(settled({ BLAND_CASSETTE: 'record' }, { cassette: here })).toEqual(['launch', 'record'])
    expect(settled({ BLAND_CASSETTE: 'auto' }, { cassette: here })).toEqual(['replay', 'replay'])
    expect(settled({ BLAND_CASSETTE: 'auto' }, { cassette: gone })).toEqual(['launch', 'record'])
    expect(settled({ BLAND_CASSETTE: 'off' }, { cassette: here })).toEqual(['launch', null])
    expect(settled({ BLAND_CASSETTE: 'record' })).toEqual(['launch', null])
  })

  test('gives way to BLAND_BATCH_ID only where it says nothing', () => {
    const options = { cassette: 'c.json' }
    expect(settled({ BLAND_BATCH_ID: 'b1' }, options)).toEqual(['attach', null])
    expect(settled({ BLAND_BATCH_ID: 'b1', BLAND_CASSETTE: 'replay' }, options)).toEqual([
      'replay',
      'replay',
    ])
    expect(settled({ BLAND_BATCH_ID: 'b1', BLAND_CASSETTE: 'record' }, options)).toEqual([
      'attach',
      'record',
    ])
  })

  test('is refused where it is no mode', () => {
    expect(() => settled({ BLAND_CASSETTE: 'rec' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: BLAND_CASSETTE must be one of replay, record, auto, off, not "rec".]`,
    )
    expect(() => settled({ BLAND_CASSETTE: 'constructor' })).toThrow('must be one of')
  })
})
