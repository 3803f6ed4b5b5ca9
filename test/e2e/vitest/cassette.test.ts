/** Cassettes in Vitest: recorded with a key, replayed without one, judged anew as often as one likes. */
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'
import { scenario, suiteFile } from '../../helpers/scripts.ts'

const scenarios: readonly MockScenario[] = [
  scenario('Booking', { run: { overall_score: 0.9 } }),
  scenario('Angry', { results: { 0: 'fail' }, run: { overall_score: 0.4 } }),
]
const CASSETTE = 'fixtures/acme.bland.json'
const RECORD = { BLAND_CASSETTE: 'record' }
const suite = (options = '') => suiteFile('Acme', `cassette: '${CASSETTE}', ${options}`)

/** Suites by their names: a cassette has an order of its own. What differs is time and host. */
function comparable(xml: string): string {
  const suites = xml
    .replaceAll(/ hostname="[^"]*"| id="\d+"/gu, '')
    .match(/<testsuite .*?<\/testsuite>/gsu)
  return (suites ?? []).toSorted().join('\n')
}

test.concurrent(
  'a recorded suite is replayed without key or network, with the same report',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({ 'a.test.ts': suite() })
    const recording = await project.vitest([], { ...mock.env, ...RECORD })
    const sent = mock.requests.length
    const replay = await project.vitest([], { BLAND_BASE_URL: 'http://127.0.0.1:1' })
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
    expect(recording.output).toContain('Bland: Booking has ended')
    expect(replay.output).not.toContain('has ended')
  },
)

test.concurrent('gates and policies are judged anew on the same recording', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suite() })
  await project.vitest([], { ...mock.env, ...RECORD })
  await project.write('a.test.ts', suite(`only: ['Booking'], gate: { minScore: 0.95 }`))
  const { code, junit } = await project.vitest()
  expect(statesOf(junit)).toEqual([
    'Acme.Booking › run completes: passed',
    'Acme.Booking › is polite: passed',
    'Acme.Booking › overall score ≥ 0.95: failed',
  ])
  expect(code).toBe(1)
})

test.concurrent('`auto` records what is not there, and replays it from then on', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suite() })
  const env = { ...mock.env, BLAND_CASSETTE: 'auto' }
  await project.vitest([], env)
  await project.vitest([], env)
  expect(mock.launches).toHaveLength(1)
})

test.concurrent(
  'a cassette that is not there fails one test, which says how to record it',
  async () => {
    await using project = await createProject({ 'a.test.ts': suite() })
    const { code, junit } = await project.vitest()
    expect(statesOf(junit)).toEqual(['Acme › suite starts: errored'])
    expect(junit.suites[0]?.cases[0]?.message).toBe(
      `There is no cassette ${CASSETTE}. Record it: BLAND_CASSETTE=record, with a key.`,
    )
    expect(code).toBe(1)
  },
)

test.concurrent('a stale cassette fails one test, which says what it lacks', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suite() })
  await project.vitest([], { ...mock.env, ...RECORD })
  await project.write('a.test.ts', suite(`only: ['Booking', 'Refund']`))
  const { code, junit } = await project.vitest()
  expect(junit.suites[0]?.cases[0]?.message).toMatch(
    /“Refund”.* Record it again: BLAND_CASSETTE=record/u,
  )
  expect(code).toBe(1)
})

test.concurrent(
  'a recording that fails is an error of the run, not a cassette in part',
  async () => {
    await using mock = await startBlandMock({ scenarios: [scenario('Endless', { never: true })] })
    await using project = await createProject({ 'a.test.ts': suite('timeout: 5000') })
    const { code, junit, output } = await project.vitest([], { ...mock.env, ...RECORD })
    const why = `The cassette ${CASSETTE} was not written: the run of “Endless” was not seen to its end.`
    expect(output).toContain(why)
    expect(junit.suites.at(-1)?.cases).toMatchObject([{ name: 'hooks pass', message: why }])
    await expect(project.read(CASSETTE)).rejects.toThrow('ENOENT')
    expect(code).toBe(1)
  },
)

test.concurrent(
  'a committed cassette has neither key nor card, phone, address or metadata',
  async () => {
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
    await using project = await createProject({ 'a.test.ts': suite() })
    await project.vitest([], { ...mock.env, ...RECORD })
    const text = await project.read(CASSETTE)
    expect(text).toMatch(/Call \[phone 1\], mail \[email 1\], card \[card 1\]\./u)
    expect(text).not.toMatch(
      /org_9f8e|555|jane|4242|TOOL-RESULT|SCENARIO-NOTE|REQUEST-TOKEN|metadata|request_data/u,
    )
  },
)
