/** Checks of a scenario that is played three times. */
import { describe, expect, test } from 'vitest'
import type { Check } from '../../../src/checks/define-checks.ts'
import type { Run } from '../../../src/model/run.ts'
import { bareRecord } from '../../../src/record/evidence.ts'
import type { AttemptRecord, CaseRecord } from '../../../src/record/record.ts'
import { playCheck } from '../../../src/runner/worker/play-check.ts'
import { because } from '../../../src/verdict/verdict.ts'
import { aRun } from '../helpers/bodies.ts'

const key = { kind: 'check', id: '0', title: 'is calm' } as const
const rule = { times: 3, needed: 2, when: 'always', stopEarly: true } as const

function inAttempt(id: string, cases: readonly CaseRecord[] = []): AttemptRecord {
  return { batchId: `batch of ${id}`, run: aRun({ id }), cases }
}

const dead = inAttempt('r2', [bareRecord(key, because('skipped', 'run ended with ERROR'))])
const three = ['r1', 'r2', 'r3'].map((id) => inAttempt(id))

/** Compares two values, and throws. As a property, it notes instead, like the `expect.soft` of a runner. */
const expectEqual = Object.assign(
  (value: string, other: string): void => {
    if (value !== other) throw new Error(`${value} is not ${other}`)
  },
  {
    soft: (_value: string, _other: string): void => {
      throw new Error('noted, and nobody can take it back')
    },
  },
)
type Expect = typeof expectEqual

function playIn(attempts: readonly AttemptRecord[], body: Check<Expect>['body']) {
  const check = { title: 'is calm', only: null, timeout: 1_000, body }
  const scenario = { run: aRun({ id: 'r1' }), batchId: null, attempts, rule }
  return playCheck({ ...key, check }, scenario, { expect: () => expectEqual, softErrors: () => [] })
}

/** Plays a check that throws in the named runs. */
async function play(failing: readonly string[], attempts = three) {
  const seen: string[] = []
  const shout = ({ run: { id } }: { readonly run: Run }): void => {
    seen.push(id)
    if (failing.includes(id)) throw new Error(`it shouts in ${id}`)
  }
  return { ...(await playIn(attempts, shout)), seen }
}

describe('a check of a scenario that is played three times', () => {
  test('runs in each attempt, in order', async () => {
    expect((await play([])).seen).toEqual(['r1', 'r2', 'r3'])
  })

  test('passes by the rule, and throws nothing', async () => {
    const { record, thrown, soft } = await play(['r1'])
    expect(record).toMatchObject({
      verdict: 'passed',
      attempts: { passed: 2, failed: 1 },
      attempt: 0,
    })
    expect([thrown, soft]).toEqual([null, []])
  })

  test('is not flaky, because it asks for no attempt', async () => {
    expect((await play(['r1'])).record.flaky).toBeUndefined()
  })

  test('fails by the rule, with what the first failing attempt threw and every attempt', async () => {
    const { record, thrown } = await play(['r2', 'r3'])
    expect(record).toMatchObject({
      verdict: 'failed',
      reason: '1 of 3 passed, 2 needed: it shouts in r2',
      attempt: 1,
    })
    expect(thrown?.message).toBe(
      [
        '1 of 3 passed, 2 needed: it shouts in r2',
        '',
        'Attempt 1: passed (run r1)',
        'Attempt 2: failed (run r2): it shouts in r2',
        'Attempt 3: failed (run r3): it shouts in r3',
        '',
        'Bland: run r2, batch batch of r2',
      ].join('\n'),
    )
    expect(thrown?.stack).toMatch(/^Error: 1 of 3 passed.*play-check\.test\.ts:\d+/su)
  })

  test('does not run in an attempt that did not finish', async () => {
    const { record, seen } = await play(['r3'], [inAttempt('r1'), dead, inAttempt('r3')])
    expect(seen).toEqual(['r1', 'r3'])
    expect(record.attempts).toEqual({ passed: 1, failed: 1, errored: 1, of: 3 })
  })

  test('has the verdict of the first attempt that has one, where they decide nothing', async () => {
    const two = [inAttempt('r1'), dead, inAttempt('r3')]
    expect((await play(['r3'], two)).record.verdict).toBe('passed')
    expect((await play(['r1'], two)).record.verdict).toBe('failed')
  })

  test('throws at a soft expectation, because no runner takes back what it noted', async () => {
    const { record, thrown } = await playIn(three, ({ run: { id }, expect: given }) => {
      given.soft(id, 'r1')
    })
    expect(record.reason).toBe('1 of 3 passed, 2 needed: r2 is not r1')
    expect(thrown?.message).toContain('Attempt 3: failed (run r3): r3 is not r1')
  })
})
