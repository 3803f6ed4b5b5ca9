/** What a cassette keeps of people and secrets: nothing. */
import { readFile, writeFile } from 'node:fs/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { LaunchOptions, SuiteOptions } from '../../../src/options/suite-options.ts'
import { aFolder } from '../helpers/folder.ts'
import type { Folder } from '../helpers/folder.ts'
import { playAll } from '../helpers/play.ts'
import { settingsOf } from '../helpers/sessions.ts'
import { launch, RECORD, offline } from './recorded.ts'

describe.concurrent('a cassette has nothing secret:', () => {
  const secrets = {
    card: '4242 4242 4242 4242',
    phone: '+1 (415) 555-0132',
    mail: 'jane.doe@example.com',
    tool: 'TOOL-RESULT-7f3a',
    request: 'REQUEST-DATA-91bc',
  }
  const said = `Call ${secrets.phone}, write to ${secrets.mail}, charge ${secrets.card}.`
  const leaky: MockScenario = {
    id: 's1',
    name: `Call ${secrets.phone}`,
    description: secrets.mail,
    tester_persona_prompt: `You are ${secrets.mail}. ${secrets.tool}`,
    request_data: { token: secrets.request },
    metadata: { tool: secrets.tool },
    assertions: [{ id: 'a1', name: 'Confirms', config: { prompt: said, metadata: secrets.tool } }],
    play: {
      takes: 60,
      results: { a1: { status: 'PASSED', reasoning: said, metadata: { raw: secrets.tool } } },
      run: {
        chat_history: [{ role: 'user', content: said, metadata: { raw: secrets.tool } }],
        variables_extracted: { phone: secrets.phone, key: 'mock-key-9f8e7d6c5b4a' },
        metadata: { turn_details: [{ logs: [secrets.tool] }] },
        request_data: { token: secrets.request },
        error_message: said,
      },
    },
  }

  test('no key, no metadata, no request data, no card, phone or address', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.bland.json')
    const apiKey = 'mock-key-9f8e7d6c5b4a'
    await using mock = await startBlandMock({ scenarios: [leaky], apiKey })
    const { unwritten } = await playAll(settingsOf(mock, { ...launch, cassette }, RECORD))
    expect(unwritten).toBeNull()
    const text = await readFile(cassette, 'utf8')
    for (const secret of [...Object.values(secrets), apiKey, 'metadata', 'request_data', '4242']) {
      expect(text).not.toContain(secret)
    }
    expect(text).toContain('Call [phone 1], write to [email 1], charge [card 1].')
  })
})

/** The title of the scenario that a replay shows. */
const shown = async (cassette: string, options: SuiteOptions = {}) =>
  Object.keys((await playAll(offline({ cassette, ...options }))).told).find((title) =>
    title.startsWith('Call'),
  )

describe.concurrent('a cassette is redacted when it is replayed', () => {
  const phone = '+1 (415) 555-0132'
  async function recordedWith(folder: Folder, options: LaunchOptions): Promise<string> {
    const cassette = folder.file('acme.bland.json')
    await using mock = await startBlandMock({
      scenarios: [{ id: 's1', name: `Call ${phone} now` }],
    })
    await playAll(settingsOf(mock, { ...launch, ...options, cassette }, RECORD))
    return cassette
  }

  test('by rules that were not those of its recording', async () => {
    await using folder = await aFolder()
    const cassette = await recordedWith(folder, { redact: false })
    expect(await shown(cassette)).toBe('Call [phone 1] now')
    expect(await shown(cassette, { redact: { keep: ['phone'] } })).toBe(`Call ${phone} now`)
    expect(await shown(cassette, { redact: { patterns: [/now/u] } })).toBe(
      'Call [phone 1] [redacted 1]',
    )
  })

  test('and does not tell what its own rules were looking for', async () => {
    await using folder = await aFolder()
    const cassette = await recordedWith(folder, { redact: { patterns: [/now/u] } })
    expect(await shown(cassette)).toBe('Call [phone 1] [redacted 1]')
    expect(await readFile(cassette, 'utf8')).not.toContain('now')
  })

  test('where nothing says how it was recorded, as a file that was written by hand', async () => {
    await using folder = await aFolder()
    const cassette = await recordedWith(folder, {})
    expect(await shown(cassette)).toBe('Call [phone 1] now')
    await writeFile(
      cassette,
      (await readFile(cassette, 'utf8'))
        .replaceAll('[phone 1]', phone)
        .replace(/^ {2}"redacted".*\n/mu, ''),
    )
    expect(await shown(cassette)).toBe('Call [phone 1] now')
  })

  test('each scenario by itself, so that a name chooses it', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.bland.json')
    const names = [`Bob on ${phone}`, 'Call of +1 415 555 0188']
    const scenarios = names.map((name, at) => ({ id: `s${at}`, name }))
    await using mock = await startBlandMock({ scenarios })
    await playAll(settingsOf(mock, { ...launch, redact: false, cassette }, RECORD))
    expect(await shown(cassette)).toBe('Call of [phone 1]')
    expect(await shown(cassette, { only: names.slice(1) })).toBe('Call of [phone 1]')
  })
})
