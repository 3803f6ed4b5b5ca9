/** A session that is recorded, and replayed without key, address or environment. */
import { readFile, writeFile } from 'node:fs/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { expect } from 'vitest'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'
import { checkOptions } from '../../../src/options/check-options.ts'
import { resolveSettings } from '../../../src/options/settings.ts'
import type { SuiteSettings } from '../../../src/options/settings.ts'
import type { Folder } from '../helpers/folder.ts'
import { playAll } from '../helpers/play.ts'
import { PATHWAY, settingsOf } from '../helpers/sessions.ts'

export const scenarios: readonly MockScenario[] = [
  {
    id: 's1',
    name: 'Refund',
    assertions: [
      { id: 'a1', name: 'Refunds' },
      { id: 'a2', name: 'Is brief', is_required: false },
    ],
    play: { takes: 60, results: { a2: 'fail' }, run: { overall_score: 0.7, turn_count: 9 } },
  },
  {
    id: 's2',
    name: 'Booking',
    assertions: [{ id: 'b1', name: 'Books' }],
    play: { takes: 60, results: { b1: 'fail' } },
  },
  { id: 's3', name: 'Dropped', assertions: [{ id: 'c1' }], play: { takes: 60, status: 'ERROR' } },
]

export const launch = { pathwayId: PATHWAY, settleTimeout: 500 }

export const RECORD = { BLAND_CASSETTE: 'record' }

/** What replays: no key, no address, no environment. */
export function offline(options: SuiteOptions): SuiteSettings {
  return resolveSettings(checkOptions(options, 'suite'), {})
}

export const refusal = async (options: SuiteOptions): Promise<string> => {
  const { told } = await playAll(offline(options))
  return told['']?.['suite starts'] ?? 'it was replayed'
}

/** The content of a cassette, to be changed by hand. */
export async function edit(path: string, change: (content: Record<string, unknown>) => void) {
  const content: Record<string, unknown> = JSON.parse(await readFile(path, 'utf8'))
  change(content)
  await writeFile(path, JSON.stringify(content))
}

/** A cassette of those scenarios, in a folder. */
export async function recorded(folder: Folder, all = scenarios): Promise<string> {
  const cassette = folder.file('acme.bland.json')
  await using mock = await startBlandMock({ scenarios: all })
  const { unwritten } = await playAll(settingsOf(mock, { ...launch, cassette }, RECORD))
  expect(unwritten).toBeNull()
  return cassette
}
