/** The messages that docs/troubleshooting.md shows are those that users get. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { sectionsOf } from '../../helpers/page.ts'
import { ACME_AGENT } from '../../helpers/scripts.ts'
import { toHaveSaid } from '../../../src/checks/said.ts'
import { BlandError } from '../../../src/errors/bland-error.ts'
import type { BlandErrorCode } from '../../../src/errors/bland-error.ts'
import { BlandRunnerError } from '../../../src/errors/runner-error.ts'
import { createBlandClient } from '../../../src/api/client.ts'
import { writeWhole } from '../../../src/util/whole-file.ts'
import { checkOptions } from '../../../src/options/check-options.ts'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'
import { aRun } from '../helpers/bodies.ts'
import { answering, clientOf, failing, rejection } from '../helpers/clients.ts'
import { aFolder } from '../helpers/folder.ts'
import { openOn, PATHWAY, prepare, settingsOf } from '../helpers/sessions.ts'

const SECTIONS = sectionsOf(
  readFileSync(fileURLToPath(new URL('../../../docs/troubleshooting.md', import.meta.url)), 'utf8'),
)

/** The message that the page shows below a heading. */
function shown(heading: string): string {
  const section = SECTIONS.find((one) => one.heading === heading)
  return section?.blocks.find(({ language }) => language === 'text')?.text ?? 'no message is shown'
}

/** What `…` stands for may be anything. */
function pattern(message: string): RegExp {
  const parts = message.split('…').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`, 'su')
}

function thrownBy(act: () => unknown): Promise<Error> {
  return rejection(Promise.resolve().then(act))
}

async function unplanned(options: SuiteOptions, poison: object = {}): Promise<Error> {
  await using mock = await startBlandMock()
  const prepared = await prepare(Object.assign(settingsOf(mock, options), poison))
  return prepared.state === 'unplanned' ? prepared.error : new TypeError('there is a plan')
}

type Code = Exclude<BlandErrorCode, `BLAND_HTTP_${number}`> | 'BLAND_HTTP_<status>'

/** How each error comes about. */
const STORIES: Readonly<Record<Code, () => Promise<Error | string | null>>> = {
  BLAND_NO_KEY: () => thrownBy(() => createBlandClient({ apiKey: ' ' })),
  BLAND_OPTION: () =>
    thrownBy(() => checkOptions({ pathwayID: PATHWAY }, 'defineBlandSuite("Acme Dental")')),
  BLAND_SELECTION: () => unplanned({ agentId: ACME_AGENT, only: ['Transfer to Agents'] }),
  'BLAND_HTTP_<status>': async () => {
    await using mock = await startBlandMock()
    return await rejection(clientOf(mock, { apiKey: 'an-old-key' }).listScenarios({}))
  },
  BLAND_CONNECTION: async () => {
    await using mock = await startBlandMock()
    return await rejection(clientOf(mock, { baseUrl: 'http://127.0.0.1:9' }).listScenarios({}))
  },
  BLAND_RESPONSE: async () => {
    await using mock = await answering({ surprise: true })
    return await rejection(clientOf(mock).listScenarios({}))
  },
  BLAND_LAUNCH_LOST: async () => {
    await using mock = await failing({ kind: 'reset-after-accept' }, { match: { method: 'POST' } })
    await using opened = await openOn(mock, { pathwayId: PATHWAY })
    return await opened.session.refusal()
  },
  BLAND_SNAPSHOT: async () => {
    await using mock = await startBlandMock({ scenarios: [{ name: 'Booking' }] })
    await using folder = await aFolder()
    const snapshot = folder.file('bland.scenarios.json')
    const options = { pathwayId: PATHWAY, snapshot }
    await prepare(settingsOf(mock, options, { BLAND_SNAPSHOT: 'update' }))
    await using other = await startBlandMock({ scenarios: [{ name: 'Refund' }] })
    const prepared = await prepare(settingsOf(other, options))
    if (prepared.state === 'unplanned') return prepared.error
    const error = await rejection(
      prepared.link.verify?.(new AbortController().signal) ?? Promise.resolve(),
    )
    return Object.assign(error, {
      message: error.message.replace(snapshot, 'bland.scenarios.json'),
    })
  },
  BLAND_CASSETTE: () => unplanned({ cassette: 'fixtures/acme.bland.json' }),
  BLAND_CHECK: () => thrownBy(() => toHaveSaid(aRun({ chat_history: null }), 'refund')),
  BLAND_RECORD: async () => {
    await using folder = await aFolder()
    await writeFile(folder.file('bland-report'), 'a file where a folder is wanted')
    return await thrownBy(() => writeWhole(folder.file('bland-report/junit.xml'), ''))
  },
  BLAND_RUNNER: () => Promise.resolve(new BlandRunnerError('vitest', { isThere: true })),
  BLAND_INTERNAL: () => unplanned({ pathwayId: PATHWAY }, { rules: null }),
}

test('a batch that never ends is told as the page shows it', async () => {
  await using mock = await startBlandMock({
    scenarios: [{ name: 'Booking', play: { never: true } }],
  })
  await using opened = await openOn(mock, { pathwayId: PATHWAY, timeout: 500 })
  const told = await opened.told('Booking')
  expect(told['run completes']?.replace('errored: ', '')).toMatch(
    pattern(shown('A batch that never ends')),
  )
})

test('there is a story for each error', () => {
  const headings = SECTIONS.map(({ heading }) => heading)
  expect(Object.keys(STORIES)).toEqual(headings.filter((one) => one.startsWith('BLAND_')))
})

test.each(Object.entries(STORIES))('%s is told as the page shows it', async (code, story) => {
  const told = await story()
  const message = told instanceof Error ? told.message : told
  // A session tells why it was refused in words alone.
  const said = told instanceof BlandError ? told.code.replace(/\d+$/u, '<status>') : code
  expect(message).toMatch(pattern(shown(code)))
  expect(said).toBe(code)
})
