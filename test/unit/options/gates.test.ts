/** Gates in a session: measures that come late, names that are redacted, and what explains a batch. */
import { readFile } from 'node:fs/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { MockOptions, MockPlay } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { aFolder } from '../helpers/folder.ts'
import {
  openOn,
  outline,
  PATHWAY,
  planOf,
  prepare,
  refusalOf,
  settingsOf,
} from '../helpers/sessions.ts'

const assertions = [{ id: 'a1', name: 'Refunds' }]

function playing(play: MockPlay, options: MockOptions = {}): MockOptions {
  const scenario = { id: 's1', name: 'Refund', assertions, play: { takes: 60, ...play } }
  return { scenarios: [scenario], ...options }
}

const named = (name: string) => ({ id: 's1', name, assertions })
const launch = { pathwayId: PATHWAY, gate: { minScore: 0.8 } }

describe.concurrent('a gate', () => {
  test('waits for a score that comes after the end of the run', async () => {
    let reads = 0
    await using mock = await startBlandMock(
      playing(
        { run: { overall_score: 0.9 } },
        {
          rewrite: ({ path, body }) => {
            if (!path.includes('/runs/') || body.data.status !== 'PASSED') return
            reads += 1
            if (reads < 3) body.data.overall_score = null
          },
        },
      ),
    )
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Refund')).toMatchObject({ 'overall score ≥ 0.80': 'passed' })
    expect(reads).toBeGreaterThanOrEqual(3)
  })

  test('that is missed does not explain a batch that is FAILED', async () => {
    await using mock = await startBlandMock(
      playing(
        { run: { overall_score: 0.1 } },
        {
          rewrite: ({ path, body }) => {
            if (path.includes('/batches/') && body.data.status === 'PASSED') {
              body.data.status = 'FAILED'
            }
          },
        },
      ),
    )
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Refund')).toMatchObject({
      'overall score ≥ 0.80': 'failed: expected: overall score ≥ 0.80 — received: 0.10',
    })
    expect(await opened.toldBatch()).toBe(
      'errored: Bland marked the batch FAILED, but nothing in its runs explains it',
    )
  })

  test('is in the record of its run with what was expected and received', async () => {
    await using mock = await startBlandMock(playing({ run: { overall_score: 0.1 } }))
    await using opened = await openOn(mock, launch)
    const { record } = await opened.session.scenario('s1')
    const records = await opened.folder.records()
    const own = [...records].find(([name]) => record.endsWith(name))
    expect(own?.[1].cases.at(-1)).toEqual({
      kind: 'gate',
      id: 'score',
      title: 'overall score ≥ 0.80',
      verdict: 'failed',
      reason: 'expected: overall score ≥ 0.80 — received: 0.10',
      note: null,
      assertion: null,
      evidence: [
        { label: 'Expected', text: 'overall score ≥ 0.80' },
        { label: 'Received', text: '0.10' },
      ],
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/u),
    })
  })
})

describe.concurrent('a scenario with rules of its own', () => {
  test('is found by its name as Bland has it, also where that is redacted', async () => {
    const name = 'Call from  +1 (415) 555-0132'
    await using mock = await startBlandMock({ scenarios: [named(name)] })
    const overrides = { [name]: { gate: { maxTurns: 5 } } }
    expect(outline(await planOf(mock, { pathwayId: PATHWAY, overrides }))).toEqual({
      'Call from [phone 1]': ['run completes', 'Refunds', 'at most 5 turns'],
    })
  })

  test('is refused where a batch has no run of it', async () => {
    const batches = [{ id: 'b1' }]
    await using mock = await startBlandMock({ scenarios: [named('Refund')], batches })
    const overrides = { Refunds: { advisory: 'fail' } } as const
    expect(await refusalOf(mock, { batchId: 'b1', overrides })).toContain('Did you mean “Refund”?')
  })
})

test('a snapshot holds what Bland has, and no gate: those may change without it', async () => {
  await using mock = await startBlandMock(playing({ run: { overall_score: 0.9 } }))
  await using folder = await aFolder()
  const snapshot = folder.file('acme.json')
  const updating = settingsOf(mock, { ...launch, snapshot }, { BLAND_SNAPSHOT: 'update' })
  expect((await prepare(updating)).state).toBe('planned')
  expect(await readFile(snapshot, 'utf8')).not.toMatch(/overall score|advisory/u)
  const stricter = { ...launch, snapshot, gate: { minScore: 0.95 }, advisory: 'fail' } as const
  expect(outline(await planOf(mock, stricter))).toEqual({
    Refund: ['run completes', 'Refunds', 'overall score ≥ 0.95'],
  })
  await using opened = await openOn(mock, stricter)
  expect(await opened.told('Refund')).toMatchObject({
    'run completes': 'passed',
    'overall score ≥ 0.95': 'failed: expected: overall score ≥ 0.95 — received: 0.90',
  })
})
