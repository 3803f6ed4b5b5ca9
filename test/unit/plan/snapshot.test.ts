import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { LaunchOptions } from '../../../src/options/suite-options.ts'
import { aFolder } from '../helpers/folder.ts'
import type { Folder } from '../helpers/folder.ts'
import { PATHWAY, prepare, settingsOf } from '../helpers/sessions.ts'

const polite = { id: 'a1', type: 'LLM_JUDGE', name: 'is polite', config: { prompt: 'Polite?' } }
const brief = { id: 'a2', type: 'CONTAINS', name: 'is brief', config: { value: 'Bye' } }
const SCENARIO: MockScenario = {
  id: 's1',
  name: 'Refund',
  tester_persona_prompt: `You want your money back.\nCall me at +1 415 555 0123.`,
  request_data: { plan: 'gold', token: 'hush-hush' },
  assertions: [polite, brief],
}

function fileIn(folder: Folder): string {
  return join(folder.path, 'bland.scenarios.json')
}

/** Plans scenarios with a snapshot, and says why nothing may start; null if it may. */
async function plan(
  scenarios: readonly MockScenario[],
  snapshot: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string | null> {
  await using mock = await startBlandMock({ scenarios })
  const options: LaunchOptions = { pathwayId: PATHWAY, snapshot }
  const prepared = await prepare(settingsOf(mock, options, env))
  if (prepared.state === 'unplanned') throw prepared.error
  const checked = prepared.link.verify?.(new AbortController().signal)
  return checked === undefined ? null : await checked.then(() => null, String)
}

const UPDATE = { BLAND_SNAPSHOT: 'update' }

function long(end: string): MockScenario {
  return { ...SCENARIO, tester_persona_prompt: 'Well. '.repeat(99) + end }
}

describe.concurrent('a snapshot', () => {
  test('is readable: prompts in lines, assertions with theirs, and no value of request data', async () => {
    await using folder = await aFolder()
    await plan([SCENARIO], fileIn(folder), UPDATE)
    const text = await readFile(fileIn(folder), 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      version: 2,
      scenarios: [
        {
          title: 'Refund',
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/u),
          play: {
            callerPrompt: ['You want your money back.', expect.stringMatching(/^Call me at \[/u)],
            maxTurns: 20,
            tone: true,
            request: { keys: ['plan', 'token'], fingerprint: expect.any(String) },
          },
          cases: [{ kind: 'run' }, { assertion: { config: { prompt: 'Polite?' }, weight: 1 } }, {}],
        },
      ],
    })
    expect(text).not.toMatch(/hush|gold|4155550123/u)
  })

  test('has the same bytes in whatever order Bland lists the scenarios', async () => {
    await using folder = await aFolder()
    const scenarios = [SCENARIO, { ...SCENARIO, id: 's2', name: 'Booking' }]
    await plan(scenarios, fileIn(folder), UPDATE)
    const text = await readFile(fileIn(folder), 'utf8')
    await plan(scenarios.toReversed(), fileIn(folder), UPDATE)
    expect(await readFile(fileIn(folder), 'utf8')).toBe(text)
  })

  test.each<[string, Partial<MockScenario>, string]>([
    ['a prompt', { tester_persona_prompt: 'You are angry.' }, '→ “You are angry.”'],
    ['the turns', { max_turns: 12 }, 'maxTurns: 20 → 12'],
    ['the tone', { bland_tone_enabled: false }, 'tone: true → false'],
    ['the caller', { tester_persona_name: 'Ann' }, 'callerName: “Caller” → “Ann”'],
    ['the start', { start_node_id: 'n2' }, 'startNode: nothing → “n2”'],
    ['the type', { scenario_type: 'REPLAY' }, 'type: “AGENT” → “REPLAY”'],
    ['the instructions', { advanced_instructions: 'Shout.' }, 'instructions: nothing → “Shout.”'],
    ['the messages', { input_messages: ['Hi'] }, 'inputMessages: nothing → “Hi”'],
    ['a value of request data', { request_data: { plan: 'tin', token: 'hush-hush' } }, 'request: '],
    [
      'a number that is redacted',
      { tester_persona_prompt: String(SCENARIO.tester_persona_prompt).replace('0123', '0199') },
      'a text that is redacted',
    ],
    [
      'the prompt of an assertion',
      { assertions: [{ ...polite, config: { prompt: 'Rude?' } }, brief] },
      'is polite: prompt: “Polite?” → “Rude?”',
    ],
    [
      'the weight of an assertion',
      { assertions: [{ ...polite, weight: 2 }, brief] },
      'is polite: weight: 1 → 2',
    ],
    [
      'whether an assertion is required',
      { assertions: [{ ...polite, is_required: false }, brief] },
      'is polite: required: true → false',
    ],
    ['an assertion less', { assertions: [polite] }, '- is brief'],
    [
      'an assertion more',
      { assertions: [polite, brief, { ...brief, id: 'a3' }] },
      '+ is brief (2)',
    ],
  ])('names %s that Bland has otherwise, with both values', async (_what, edit, told) => {
    await using folder = await aFolder()
    await plan([SCENARIO], fileIn(folder), UPDATE)
    const refusal = await plan([{ ...SCENARIO, ...edit }], fileIn(folder))
    expect(refusal).toContain('no longer matches Bland: “Refund” has changed (')
    expect(refusal).toContain(told)
  })

  test('shows the part of a long prompt that differs', async () => {
    await using folder = await aFolder()
    await plan([long('Be calm.')], fileIn(folder), UPDATE)
    expect(await plan([long('Be loud.')], fileIn(folder))).toMatch(/Be calm.*→ .*Be loud/u)
  })

  test('matches where nothing was edited', async () => {
    await using folder = await aFolder()
    await plan([SCENARIO], fileIn(folder), UPDATE)
    expect(await plan([{ ...SCENARIO, description: 'x', tags: ['y'] }], fileIn(folder))).toBeNull()
  })

  test('of version 1 is read, and compared as far as it goes', async () => {
    await using folder = await aFolder()
    const cases = [
      { kind: 'run', title: 'run completes' },
      {
        kind: 'assertion',
        title: 'is polite',
        assertion: { id: 'a1', type: 'LLM_JUDGE', config: { prompt: 'Polite?' }, required: true },
      },
    ]
    const scenario = { key: 's1', scenarioId: 's1', runId: null, name: 'Refund', title: 'Refund' }
    const rest = { category: 'CUSTOM', requiredForPromotion: false, cases }
    const content = { version: 1, scenarios: [{ ...scenario, ...rest }], hasBatchCase: true }
    await writeFile(fileIn(folder), JSON.stringify(content))
    expect(await plan([{ ...SCENARIO, assertions: [polite] }], fileIn(folder))).toBeNull()
    expect(await plan([SCENARIO], fileIn(folder))).toContain('“Refund” has changed (+ is brief)')
  })
})
