import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { CaseRecord } from '../../../src/record/record.ts'
import type { LaunchOptions } from '../../../src/options/suite-options.ts'
import { aFolder } from '../helpers/folder.ts'
import type { Folder } from '../helpers/folder.ts'
import { PATHWAY, settingsOf } from '../helpers/sessions.ts'
import { playSuite } from './playing-suite.ts'

const UPDATE = { BLAND_BASELINE: 'update' }
const polite = { type: 'LLM_JUDGE', name: 'is polite', config: { prompt: 'Was it polite?' } }

/** A scenario with one required assertion, which passes or fails. */
function scenario(result: 'pass' | 'fail' | 'missing', fields: Partial<MockScenario> = {}) {
  // The mock's own prompt has the name in it.
  const prompt = { tester_persona_prompt: 'You want your money back.' }
  const standard = { id: 's1', name: 'Refund', ...prompt, assertions: [{ id: 'a1', ...polite }] }
  return { ...standard, ...fields, play: { takes: 0, results: { 0: result } } }
}

interface Played {
  readonly cases: Readonly<Record<string, string>>
  /** The attempts of each case in the baseline. */
  readonly accepted: Readonly<Record<string, CaseRecord['accepted']>>
  readonly batch: string | undefined
  readonly notes: readonly string[]
  readonly launches: number
}

/** Plays scenarios as one suite. */
async function play(
  scenarios: readonly MockScenario[],
  options: LaunchOptions,
  env: Readonly<Record<string, string>> = {},
  suite = 'Acme',
): Promise<Played> {
  await using mock = await startBlandMock({ scenarios })
  const settings = settingsOf(mock, { pathwayId: PATHWAY, ...options }, env)
  const { scenarios: told, suite: own, notes } = await playSuite(settings, suite)
  const cases = told.flatMap(({ title, cases: all }) =>
    all.map((one) => [`${title} › ${one.title}`, one] as const),
  )
  return {
    cases: Object.fromEntries(cases.map(([place, one]) => [place, tell(one)])),
    accepted: Object.fromEntries(cases.map(([place, { accepted }]) => [place, accepted])),
    batch: own[0]?.verdict,
    notes,
    launches: mock.launches.length,
  }
}

function tell({ verdict, reason, note, baseline }: CaseRecord): string {
  const label = baseline === undefined ? '' : ` [${baseline.label}]`
  return `${verdict}${label}${(reason ?? note) ? `: ${reason ?? note}` : ''}`
}

async function baselineIn(folder: Folder): Promise<string> {
  return join(folder.path, 'bland.baseline.json')
}

const CASE = 'Refund › is polite'

describe.concurrent('a suite with a baseline', () => {
  test('keeps the rule and the counts, and says where a scenario is played by another rule', async () => {
    await using folder = await aFolder()
    const file = await baselineIn(folder)
    const repeat = { times: 3, pass: { atLeast: 2 } } as const
    await play([scenario('pass')], { baseline: file }, UPDATE)
    const updated = await play([scenario('fail')], { baseline: file, repeat }, UPDATE)
    const again = await play([scenario('fail')], { baseline: file, repeat })
    expect(updated.notes).toEqual([
      'Accepted by another rule of attempts, and compared all the same: “Refund” (once there, 2 of 3 here).',
      `${file}: accepted 1 scenario.`,
    ])
    expect(JSON.parse(await readFile(file, 'utf8')).scenarios[0]).toMatchObject({
      rule: { times: 3, needed: 2 },
      cases: [{}, { verdict: 'failed', counts: { passed: 0, failed: 2, errored: 0, of: 3 } }],
    })
    expect(again.notes).toEqual([])
    expect(again.cases[CASE]).toMatch(/^failed \[still failing\]: 0 of 3 passed, 2 needed: /u)
  })

  test('reads the file as an editor of Windows saves it', async () => {
    await using folder = await aFolder()
    const baseline = await baselineIn(folder)
    await play([scenario('fail')], { baseline }, UPDATE)
    const text = await readFile(baseline, 'utf8')
    await writeFile(baseline, `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    const { cases } = await play([scenario('fail')], { baseline })
    expect(cases[CASE]).toMatch(/^failed \[still failing\]: /u)
  })

  test('keeps the accepted attempts of a case, and calls a flaky pass no fix', async () => {
    await using folder = await aFolder()
    const baseline = await baselineIn(folder)
    const repeat = { times: 3, pass: { atLeast: 2 }, stopEarly: false } as const
    const attempts = [{ results: { 0: 'fail' } }, {}, {}] as const
    const flaky = { ...scenario('pass'), play: { takes: 0, attempts } }
    await play([scenario('fail')], { baseline, repeat }, UPDATE)
    const { cases, accepted } = await play([flaky], { baseline, repeat })
    expect(cases[CASE]).toBe('passed: flaky: 2 passed, 1 failed')
    expect(accepted[CASE]).toEqual({ passed: 0, failed: 3, stoppedEarly: false })
    expect((await play([scenario('pass')], { baseline, repeat })).cases[CASE]).toMatch(/\[fixed\]/u)
    expect((await play([scenario('pass')], { baseline })).accepted[CASE]).toBeUndefined()
  })

  test('skips a known failure with `fail: new`, and its batch is still explained', async () => {
    await using folder = await aFolder()
    const file = await baselineIn(folder)
    const first = await play([scenario('fail')], { baseline: file }, UPDATE)
    const second = await play([scenario('fail')], {
      baseline: { file, fail: 'new', maxAge: 10_000 },
    })
    expect(first.cases[CASE]).toMatch(/^failed: /u)
    expect(second.cases[CASE]).toMatch(
      /^skipped \[still failing\]: still failing since \d{4}-\d\d-\d\d \(commit [0-9a-f]{7}\): /u,
    )
    expect([second.cases['Refund › run completes'], second.batch]).toEqual([
      'passed [as before]',
      'passed',
    ])
  })

  test('only tells without it', async () => {
    await using folder = await aFolder()
    const baseline = await baselineIn(folder)
    await play([scenario('fail')], { baseline }, UPDATE)
    const { cases } = await play([scenario('fail')], { baseline })
    expect(cases[CASE]).toMatch(/^failed \[still failing\]: /u)
  })

  test('tells a new failure and a fixed one', async () => {
    await using folder = await aFolder()
    const file = await baselineIn(folder)
    const baseline = { file, fail: 'new' as const, maxAge: 10_000 }
    const [good, bad] = [
      [scenario('pass'), scenario('fail', { id: 's2', name: 'Booking' })],
      [scenario('fail'), scenario('pass', { id: 's2', name: 'Booking' })],
    ] as const
    await play(good, { baseline }, UPDATE)
    const { cases } = await play(bad, { baseline })
    expect(cases[CASE]).toMatch(/^failed \[new failure\]: /u)
    expect(cases['Booking › is polite']).toMatch(/^passed \[fixed\]: fixed, it had failed since /u)
  })

  test.each<[string, Partial<MockScenario>]>([
    ['prompt', { tester_persona_prompt: 'You are angry.' }],
    ['caller', { tester_persona_name: 'Ann' }],
    ['type', { scenario_type: 'REPLAY' }],
    ['turns', { max_turns: 12 }],
    ['start', { start_node_id: 'n2' }],
    ['messages', { input_messages: ['Hi'] }],
    ['instructions, which no list shows', { advanced_instructions: 'Shout.' }],
    ['tone', { bland_tone_enabled: false }],
    ['request data', { request_data: { plan: 'gold' } }],
    ['assertion’s type', { assertions: [{ id: 'a1', ...polite, type: 'NODE_REACHED' }] }],
    ['assertion’s prompt', { assertions: [{ id: 'a1', ...polite, config: { prompt: 'Rude?' } }] }],
    ['assertion’s weight', { assertions: [{ id: 'a1', ...polite, weight: 3 }] }],
    ['assertion’s force', { assertions: [{ id: 'a1', ...polite, is_required: false }] }],
  ])('never excuses a failure of an edited %s', async (_what, edit) => {
    await using folder = await aFolder()
    const file = await baselineIn(folder)
    await play([scenario('fail')], { baseline: file }, UPDATE)
    const { cases } = await play([scenario('fail', edit)], {
      advisory: 'fail',
      baseline: { file, fail: 'new', maxAge: 10_000 },
    })
    expect(cases[CASE]).toMatch(/^failed \[changed\]: /u)
  })

  test.each<[string, Partial<MockScenario>]>([
    ['name', { name: 'Money back' }],
    ['category', { category: 'EDGE_CASE' }],
    ['tags', { tags: ['new'] }],
    ['description', { description: 'Other words.' }],
    ['role in a promotion', { is_required_for_promotion: true }],
    ['assertion’s name', { assertions: [{ id: 'a1', ...polite, name: 'is kind' }] }],
    ['assertion’s id, as by a PUT', { assertions: [{ id: 'b1', ...polite }] }],
    ['assertion’s position', { assertions: [{ id: 'a1', ...polite, order: 7 }] }],
  ])('excuses a failure whatever its %s', async (_what, edit) => {
    await using folder = await aFolder()
    const file = await baselineIn(folder)
    await play([scenario('fail')], { baseline: file }, UPDATE)
    const { cases } = await play([scenario('fail', edit)], {
      baseline: { file, fail: 'new', maxAge: 10_000 },
    })
    expect(Object.values(cases)).toContainEqual(
      expect.stringMatching(/^skipped \[still failing\]/u),
    )
  })

  test('never excuses an assertion that was not evaluated', async () => {
    await using folder = await aFolder()
    const file = await baselineIn(folder)
    await play([scenario('fail')], { baseline: file }, UPDATE)
    const { cases } = await play([scenario('missing')], {
      baseline: { file, fail: 'new', maxAge: 10_000 },
    })
    expect(cases[CASE]).toMatch(/^errored \[not compared\]: /u)
  })

  test('compares an advisory assertion by what Bland said of it', async () => {
    await using folder = await aFolder()
    const baseline = await baselineIn(folder)
    const assertions = [{ id: 'a1', ...polite, is_required: false }]
    await play([scenario('pass', { assertions })], { baseline }, UPDATE)
    const { cases } = await play([scenario('fail', { assertions })], { baseline })
    expect(cases[CASE]).toMatch(/^skipped \[new failure\]: advisory: /u)
  })

  test('says what is gone', async () => {
    await using folder = await aFolder()
    const baseline = await baselineIn(folder)
    const other = scenario('pass', { id: 's2', name: 'Booking' })
    await play([scenario('pass'), other], { baseline }, UPDATE)
    const { notes } = await play([scenario('pass')], { baseline })
    expect(notes).toEqual(['In the baseline, but gone here or filtered out (1): “Booking”.'])
  })
})

describe.concurrent('a baseline that cannot be used', () => {
  test.each([
    ['is absent', null, /does not exist, so nothing is compared/u],
    ['is damaged', '<<<<<<< HEAD', /neither a baseline nor a report.json/u],
    ['is empty', '\uFEFF\r\n', /is empty, so nothing is compared/u],
    [
      'has no scenario',
      '{"version":1,"suite":"Acme","scenarios":[]}',
      /has no scenario of this suite/u,
    ],
    ['is of another suite', '{"version":1,"suite":"Desk","scenarios":[]}', /the suite “Desk”/u],
  ])('because it %s excuses nothing, and says why', async (_why, text, note) => {
    await using folder = await aFolder()
    const file = await baselineIn(folder)
    if (text !== null) await writeFile(file, text)
    const { cases, notes } = await play([scenario('fail')], {
      baseline: { file, fail: 'new', maxAge: 10_000 },
    })
    expect(cases[CASE]).toMatch(/^failed: /u)
    expect(notes).toEqual([expect.stringMatching(note)])
  })

  test.each([
    ['is damaged', '<<<<<<< HEAD'],
    ['is of another suite', '{"version":1,"suite":"Desk","scenarios":[]}'],
  ])('because it %s is not replaced, and nothing starts', async (_why, text) => {
    await using folder = await aFolder()
    const file = await baselineIn(folder)
    await writeFile(file, text)
    const { cases, launches } = await play([scenario('fail')], { baseline: file }, UPDATE)
    expect(cases['Refund › run completes']).toMatch(
      /does not replace it\..*Nothing was started\.$/u,
    )
    expect(launches).toBe(0)
    expect(await readFile(file, 'utf8')).toBe(text)
  })
})

describe.concurrent('an update', () => {
  test('gives the same bytes for the same results, and keeps the first day', async () => {
    await using folder = await aFolder()
    const baseline = await baselineIn(folder)
    const scenarios = [scenario('fail'), scenario('pass', { id: 's2', name: 'Booking' })]
    const { notes } = await play(scenarios, { baseline }, UPDATE)
    const text = await readFile(baseline, 'utf8')
    await play(scenarios.toReversed(), { baseline }, UPDATE)
    expect(await readFile(baseline, 'utf8')).toBe(text)
    expect(notes).toContain(`${baseline}: accepted 2 scenarios.`)
  })

  test('takes no new failure, and says how to take it', async () => {
    await using folder = await aFolder()
    const baseline = await baselineIn(folder)
    await play([scenario('pass')], { baseline }, UPDATE)
    const text = await readFile(baseline, 'utf8')
    const { notes } = await play([scenario('fail')], { baseline }, UPDATE)
    expect(await readFile(baseline, 'utf8')).toBe(text)
    expect(notes.join('\n')).toMatch(/“is polite” passed before and has failed now.*--force/u)
  })

  test('of two suites at once leaves the file to the first, and says so', async () => {
    await using folder = await aFolder()
    const baseline = await baselineIn(folder)
    const both = await Promise.all(
      ['Acme', 'Desk'].map((suite) => play([scenario('pass')], { baseline }, UPDATE, suite)),
    )
    const notes = both.flatMap((one) => one.notes).toSorted()
    const owner = JSON.parse(await readFile(baseline, 'utf8')).suite
    expect(notes).toEqual([
      `${baseline}: accepted 1 scenario.`,
      `Accepted nothing: ${baseline} belongs to the suite “${owner}”. Give each suite a \`baseline\` of its own.`,
    ])
  })

  test('adds to what another project has accepted meanwhile', async () => {
    await using folder = await aFolder()
    const baseline = await baselineIn(folder)
    const names = ['Refund', 'Booking']
    await Promise.all(
      names.map((name) => play([scenario('pass', { id: name, name })], { baseline }, UPDATE)),
    )
    const { scenarios } = JSON.parse(await readFile(baseline, 'utf8'))
    expect(scenarios).toMatchObject([{ title: 'Booking' }, { title: 'Refund' }])
  })

  test('keeps the excuses of the old file for its own run', async () => {
    await using folder = await aFolder()
    const file = await baselineIn(folder)
    const baseline = { file, fail: 'new' as const, maxAge: 10_000 }
    await play([scenario('fail')], { baseline }, UPDATE)
    const { cases } = await play([scenario('fail')], { baseline }, UPDATE)
    expect(cases[CASE]).toMatch(/^skipped \[still failing\]/u)
  })
})
