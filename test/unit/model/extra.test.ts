/** Keys that nobody knows, under `extra`, at each place of a body. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../../src/model/batch.ts'
import { batchSchema } from '../../../src/model/batch-schema.ts'
import { runSchema, wholeRunSchema } from '../../../src/model/run-schema.ts'
import type { Run } from '../../../src/model/run.ts'
import { scenarioSchema } from '../../../src/model/scenario.ts'
import type { Scenario } from '../../../src/model/scenario.ts'
import { answering, clientOf } from '../helpers/clients.ts'
import { run, scenario } from './shapes.ts'

const odd = { label: 'v2' }
const extra = odd

const body = {
  ...run,
  ...odd,
  chat_history: [{ role: 'user', content: 'Hello', ...odd }],
  bland_tone_score: { empathy: 0.7, ...odd },
  assertion_results: [
    { assertion_id: 'a1', status: 'PASSED', ...odd, assertion: { name: 'A', ...odd } },
  ],
  scenario: { id: 's1', name: 'Refund', ...odd },
}

describe('a key that nobody knows', () => {
  test('stands under extra, wherever in a run it was', () => {
    const read = runSchema.parse(body)
    expect(read).toMatchObject({
      extra,
      chat_history: [{ content: 'Hello', extra }],
      bland_tone_score: { empathy: 0.7, extra },
      assertion_results: [{ status: 'PASSED', extra, assertion: { name: 'A', extra } }],
      scenario: { name: 'Refund', extra },
    })
    const places = [read, read.chat_history?.[0], read.bland_tone_score, read.scenario]
    for (const place of [...places, read.assertion_results?.[0]])
      expect(place).not.toHaveProperty('label')
  })

  test('stands under extra in a scenario and its assertions, and in a batch', () => {
    const assertions = [{ id: 'a1', type: 'X', ...odd }]
    const read = scenarioSchema.parse({ ...scenario, ...odd, assertions })
    expect(read).toMatchObject({ extra, assertions: [{ id: 'a1', extra }] })
    const batch = batchSchema.parse({ batch_id: 'b1', runs: [{ ...run, ...odd }], ...odd })
    expect(batch).toMatchObject({ id: 'b1', extra, runs: [{ id: 'r1', extra }] })
    expect(Object.keys(batch.extra ?? {})).toEqual(['label'])
  })

  test('stands there where tones cannot be read', () => {
    const read = runSchema.parse({ ...run, bland_tone_score: { empathy: 'warm', ...odd } })
    expect(read.bland_tone_score).toMatchObject({ empathy: null, extra })
  })

  test('decides nothing, whatever its name is', () => {
    const read = runSchema.parse({ ...run, status: 'FAILED', extra: { status: 'PASSED' } })
    expect(read).toMatchObject({ status: 'FAILED', extra: { status: 'PASSED' } })
  })
})

test('what has no unknown key has no extra', () => {
  const known = { ...run, completed_at: '2026-11-03T09:01:00Z', version_number: '12' }
  const read = runSchema.parse({ ...known, chat_history: [{ role: 'user', content: 'Hello' }] })
  expect(read).toMatchObject({ version_number: 12, completed_at: '2026-11-03T09:01:00Z' })
  expect([read, read.chat_history?.[0]].map((one) => 'extra' in (one ?? {}))).toEqual([
    false,
    false,
  ])
  expect(runSchema.parse({ run_id: 'r1' })).not.toHaveProperty('extra')
  expect(scenarioSchema.parse(scenario)).not.toHaveProperty('extra')
  expect(batchSchema.parse({ batch_id: 'b1', runs: [] })).not.toHaveProperty('extra')
})

test('what was stored is read back the same', () => {
  const key = fc.constantFrom(
    'id',
    'status',
    'label',
    'extra',
    'version_number',
    'value',
    '__proto__',
  )
  // Bland sends JSON, which has no negative zero.
  const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)))
  const part = fc.dictionary(key, json)
  const { chat_history, bland_tone_score, assertion_results } = body
  fc.assert(
    fc.property(part, json, (some, beside) => {
      const [turn, result] = [
        { ...chat_history[0], ...some },
        { ...assertion_results[0], ...some },
      ]
      const parts = {
        chat_history: [turn],
        bland_tone_score: { ...bland_tone_score, ...some },
        assertion_results: [result],
      }
      const read = runSchema.parse({ ...some, ...body, ...parts, extra: beside })
      expect(runSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read)
    }),
  )
})

test('metadata is dropped, and stands under extra where it is asked for', async () => {
  const metadata = { secret: 'tool result' }
  await using mock = await answering({ ...run, metadata, request_data: metadata })
  expect(await clientOf(mock).getRun('r1')).not.toHaveProperty('extra')
  const asked = await clientOf(mock, { metadata: true }).getRun('r1')
  expect(asked.extra).toEqual({ metadata, request_data: metadata })
  // What a check is given, or what was recorded with it, is read without it.
  expect(wholeRunSchema.parse(asked)).toEqual(asked)
  expect(runSchema.parse({ ...asked, ...odd }).extra).toEqual(extra)
})

test('a typo in the name of a field does not compile', () => {
  const read: Run = runSchema.parse(body)
  // @ts-expect-error -- it is `chat_history`
  expect(read.transcript).toBeUndefined()
  // @ts-expect-error -- no field that is described
  expect(read.label).toBeUndefined()
  // @ts-expect-error -- unknown, not anything
  expect(() => read.extra?.['label'].length.toFixed()).not.toThrow()
})

test('nor does one in a part of a run', () => {
  const read: Run = runSchema.parse(body)
  // @ts-expect-error -- it is `content`
  expect(read.chat_history?.[0]?.text).toBeUndefined()
  // @ts-expect-error -- it is `empathy`
  expect(read.bland_tone_score?.empaty).toBeUndefined()
  // @ts-expect-error -- it is `status`
  expect(read.assertion_results?.[0]?.verdict).toBeUndefined()
  // @ts-expect-error -- it is `name`
  expect(read.assertion_results?.[0]?.assertion?.title).toBeUndefined()
})

test('nor does one in a scenario or a batch', () => {
  const made: Scenario = scenarioSchema.parse({ ...scenario, assertions: [{ id: 'a1' }] })
  // @ts-expect-error -- it is `name`
  expect([made.title, made.name]).toEqual([undefined, 'Refund'])
  // @ts-expect-error -- it is `config`
  expect(made.assertions?.[0]?.settings).toBeUndefined()
  const batch: Batch = batchSchema.parse({ batch_id: 'b1', runs: [] })
  // @ts-expect-error -- it is `id`
  expect(batch.batch_id).toBeUndefined()
})
