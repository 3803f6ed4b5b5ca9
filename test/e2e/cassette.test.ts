/** Cassettes in every runner: recorded with a key, replayed without one, judged again as often as one likes. */
import { startBlandMock } from '@bland-suite/mock'
import { beforeAll, describe, expect, test } from 'vitest'
import { open, FRONTS } from '../helpers/front.ts'
import { statesOf } from '../helpers/junit.ts'
import { scenario } from '../helpers/scripts.ts'

const scenarios = [
  scenario('Booking', { run: { overall_score: 0.9 } }),
  scenario('Angry', { results: { 0: 'fail' }, run: { overall_score: 0.4 } }),
]
const CASSETTE = 'fixtures/acme.bland.json'
const OPTIONS = `cassette: '${CASSETTE}'`
const AWAY = { BLAND_BASE_URL: 'http://127.0.0.1:9' }

/** Suites by their names: a cassette has an order of its own. What differs is time and host. */
function comparable(xml: string): string {
  const suites = xml
    .replaceAll(/ hostname="[^"]*"| id="\d+"/gu, '')
    .match(/<testsuite .*?<\/testsuite>/gsu)
  return (suites ?? []).toSorted().join('\n')
}

let recorded: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  await using mock = await startBlandMock({ scenarios })
  await using cli = await open('cli', { options: OPTIONS })
  await cli.play({ ...mock.env, BLAND_CASSETTE: 'record' })
  recorded = { [CASSETTE]: await cli.read(CASSETTE) }
})

describe.concurrent.each(FRONTS)('in %s', (name) => {
  test('`auto` records what is not there, and replays it without key or network, with the same report', async () => {
    await using mock = await startBlandMock({ scenarios })
    await using front = await open(name, { options: OPTIONS })
    const recording = await front.play({ ...mock.env, BLAND_CASSETTE: 'auto' })
    const sent = mock.requests.length
    const replay = await front.play({ ...AWAY, BLAND_CASSETTE: 'auto' })
    expect(statesOf(recording.junit)).toEqual([
      'Acme.Booking › run completes: passed',
      'Acme.Booking › is polite: passed',
      'Acme.Angry › run completes: passed',
      'Acme.Angry › is polite: failed',
    ])
    expect(comparable(replay.xml)).toBe(comparable(recording.xml))
    expect([recording.code, replay.code]).toEqual([1, 1])
    expect(mock.launches).toHaveLength(1)
    expect(mock.requests).toHaveLength(sent)
    expect(recording.output).not.toContain('replayed from')
    expect(replay.output).toContain(`replayed from ${CASSETTE}`)
    expect(replay.output).not.toContain('has ended')
  })

  test('a committed cassette has neither key nor card, phone, address or metadata', async () => {
    const apiKey = 'org_9f8e7d6c5b4a39281706'
    const said = 'Call +1 (415) 555-0132, mail jane@example.com, card 4242 4242 4242 4242.'
    const leaky = scenario(
      'Leaky',
      {
        run: {
          chat_history: [{ role: 'user', content: `${said} ${apiKey}` }],
          metadata: { turn_details: [{ logs: ['TOOL-RESULT'] }] },
        },
      },
      { metadata: { note: 'SCENARIO-NOTE' }, request_data: { token: 'REQUEST-TOKEN' } },
    )
    await using mock = await startBlandMock({ scenarios: [leaky], apiKey })
    await using front = await open(name, { options: OPTIONS })
    await front.play({ ...mock.env, BLAND_CASSETTE: 'record' })
    const text = await front.read(CASSETTE)
    expect(text).toMatch(/Call \[phone 1\], mail \[email 1\], card \[card 1\]\./u)
    // No part of a number alone: a time of the recording may have the same digits.
    expect(text).not.toMatch(
      /org_9f8e|555.?0132|\(415\)|jane|4242 4242|TOOL-RESULT|SCENARIO-NOTE|REQUEST-TOKEN|metadata|request_data/u,
    )
  })
})

// Playwright shows a failed gate and a suite that cannot start as it does without a cassette.
describe.concurrent.each(['vitest', 'cli'] as const)('in %s', (name) => {
  test('gates and policies are judged again on the recording of another runner', async () => {
    const options = `${OPTIONS}, only: ['Booking'], gate: { minScore: 0.95 }`
    await using front = await open(name, { options, files: recorded })
    const { code, junit } = await front.play(AWAY)
    expect(statesOf(junit)).toEqual([
      'Acme.Booking › run completes: passed',
      'Acme.Booking › is polite: passed',
      'Acme.Booking › overall score ≥ 0.95: failed',
    ])
    expect(code).toBe(1)
  })

  test('a stale cassette fails one case, which says what it lacks', async () => {
    const options = `${OPTIONS}, only: ['Booking', 'Refund']`
    await using front = await open(name, { options, files: recorded })
    const { code, junit } = await front.play(AWAY)
    expect(junit.suites[0]?.cases[0]?.message).toMatch(
      /“Refund”.* Record it again with a key and BLAND_CASSETTE=record/u,
    )
    expect(code).toBeGreaterThan(0)
  })

  test('a cassette that is not there fails one case, which says how to record it', async () => {
    await using front = await open(name, { options: OPTIONS })
    const { code, junit } = await front.play(AWAY)
    expect(statesOf(junit)).toEqual(['Acme › suite starts: errored'])
    expect(junit.suites[0]?.cases[0]?.message).toMatch(
      new RegExp(`^The cassette ${CASSETTE} does not exist\\. Record it with a key`, 'u'),
    )
    expect(code).toBeGreaterThan(0)
  })
})
