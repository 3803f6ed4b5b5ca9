/** Checks as the core knows them: defined, planned, left open, run, recorded and read back. */
import type { RunOutcome } from '../../../src/verdict/run/outcome.ts'
import { applyRules } from '../../../src/plan/apply-rules.ts'
import { DEFAULT_POLICY } from '../../../src/options/rules.ts'
import { setTimeout as delay } from 'node:timers/promises'
import { writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { collectChecks } from '../../../src/checks/define-checks.ts'
import type { Check, SuiteBody } from '../../../src/checks/define-checks.ts'
import { blandMatchers } from '../../../src/checks/matchers.ts'
import { runCheck } from '../../../src/checks/run-check.ts'
import { BlandCheckError } from '../../../src/errors/check-error.ts'
import { writeCheck } from '../../../src/record/check-records.ts'
import { loadRecord, loadRecords } from '../../../src/record/load-records.ts'
import { makePlan } from '../../../src/plan/plan.ts'
import { planCases } from '../../../src/verdict/plan-cases.ts'
import { isOpen, judgeRun, underFilter } from '../../../src/verdict/run/judge-run.ts'
import { aRun, aScenario } from '../helpers/bodies.ts'
import { aFolder } from '../helpers/folder.ts'
import { toldAll } from '../helpers/verdicts.ts'
import { aCaseRecord, aRunRecord } from '../report/helpers.ts'

const noop = (): void => {}

function collected(body: SuiteBody<typeof expect>): readonly Check<typeof expect>[] {
  return collectChecks(body, 'suite')
}

describe('checks of a suite', () => {
  test('are collected in their order, with the scenarios they are for', () => {
    const checks = collected(({ check }) => {
      check('is polite', noop)
      check('is calm', { only: [' Angry '], timeout: 5 }, noop)
    })
    expect(checks.map(({ title, only, timeout }) => [title, only, timeout])).toEqual([
      ['is polite', null, 30_000],
      ['is calm', ['Angry'], 5],
    ])
    expect(collectChecks(undefined, 'suite')).toEqual([])
  })

  test.each<[SuiteBody<typeof expect>, string]>([
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- wrong use is what is tested
    [({ check }) => check('is polite', undefined as never), 'suite: check("is polite") needs a fu'],
    [({ check }) => check('  ', noop), 'suite: check("  ") needs a title.'],
    [({ check }) => check('x', { only: [] }, noop), 'suite: check("x"): invalid option `only`'],
    [
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- wrong use is what is tested
      ({ check }) => check('x', { onyl: ['a'] } as never, noop),
      'suite: check("x"): unknown option `onyl`. Did you mean “only”?',
    ],
    [async () => {}, 'suite: the body of a suite cannot be async, but its checks can.'],
  ])('are refused where one cannot be run: %#', (body, message) => {
    expect(() => collected(body)).toThrow(message)
  })

  test('are refused after their suite was defined', () => {
    let late: () => void = noop
    collected(({ check }) => {
      late = () => check('late', noop)
    })
    expect(() => late()).toThrow('suite: a check was defined after the body of its suite.')
  })
})

describe('checks in a plan', () => {
  const cases = planCases({ state: 'launched', definitions: [] })
  const drafts = ['Polite', 'Angry'].map((name) => ({
    scenarioId: name,
    scenario: aScenario({ id: name, name }),
    run: null,
    cases,
  }))
  const planned = (checks: readonly { title: string; only: readonly string[] | null }[]) => {
    const rules = { policy: DEFAULT_POLICY, thresholds: { turns: 5 }, overrides: {}, checks }
    return applyRules(makePlan(drafts, true), rules).scenarios.map((one) => one.cases)
  }

  test('come after gates, in each scenario they are for, under titles of their own', () => {
    const all = planned([
      { title: 'at most 5 turns', only: null },
      { title: 'is calm', only: ['Angry'] },
    ])
    expect(all.map((own) => own.map(({ title }) => title))).toEqual([
      ['run completes', 'at most 5 turns', 'at most 5 turns (2)'],
      ['run completes', 'at most 5 turns', 'at most 5 turns (2)', 'is calm'],
    ])
    expect(all[1]?.at(-1)).toEqual({ kind: 'check', id: '1', title: 'is calm', check: 1 })
  })

  test('are refused for a scenario that is not there', () => {
    expect(() => planned([{ title: 'is calm', only: ['Angri'] }])).toThrow(
      'The check “is calm” names “Angri”, but the suite has no scenario with this name. Did you mean “Angry”?',
    )
  })
})

const withCheck = [
  ...planCases({ state: 'launched', definitions: [] }),
  { kind: 'check', id: '0', title: 'is calm', check: 0 } as const,
]
const judged = (outcome: RunOutcome) => judgeRun(withCheck, outcome, DEFAULT_POLICY)
const finished = (status: string): RunOutcome => ({
  state: 'finished',
  run: aRun({ status }),
  batchCopy: null,
})
const alone = (outcome: RunOutcome) =>
  toldAll(underFilter(judged(outcome), ({ title }) => title === 'is calm'))

describe('a check of a run', () => {
  test('is open where the run counts, and no pass', () => {
    const [, check] = judged(finished('PASSED'))
    expect(check && isOpen(check)).toBe(true)
    expect(check?.verdict.verdict).toBe('errored')
  })

  test.each<RunOutcome>([
    finished('ERROR'),
    finished('CANCELLED'),
    { state: 'absent', hint: null },
    { state: 'unfinished', run: null, lastStatus: null, waited: 0 },
  ])('is skipped where the run is dead: $state', (outcome) => {
    const [, check] = judged(outcome)
    expect(check && isOpen(check)).toBe(false)
    expect(check?.verdict.verdict).toBe('skipped')
  })

  test('shows the verdict of a run that is red where it alone is selected', () => {
    expect(alone(finished('FAILED'))).toEqual({
      'is calm': 'failed: Bland marked the run FAILED, but no required assertion failed',
    })
    expect(alone(finished('ERROR'))['is calm']).toMatch(/^errored: run ended with ERROR/u)
  })
})

describe('running a check', () => {
  const run = aRun({ chat_history: [{ role: 'assistant', content: 'A refund? Sure.' }] })
  const ended = async (body: Check<typeof expect>['body'], timeout = 1_000) => {
    const check = { title: 'is calm', only: null, timeout, body }
    const { record, error } = await runCheck({ check, id: '0', title: 'is calm' }, { run, expect })
    expect(record).toMatchObject({ kind: 'check', id: '0', title: 'is calm' })
    expect(error === null).toBe(record.verdict === 'passed')
    return `${record.verdict}: ${record.reason ?? ''}`
  }

  test('passes where it throws nothing, sync or async, and gets the run and expect', async () => {
    expect(await ended(noop)).toBe('passed: ')
    expect(await ended(async (context) => delay(5, context))).toBe('passed: ')
    expect(
      await ended((context) => {
        context.expect(context.run).toBe(run)
      }),
    ).toBe('passed: ')
  })

  test('fails with the first part of what was thrown, on one line without colours', async () => {
    expect(
      await ended(() => {
        throw new Error('\u001B[31mexpected\u001B[39m 3\n to be 2\n\nLast turns:\n agent │ hi')
      }),
    ).toBe('failed: expected 3 to be 2')
    const found = blandMatchers.toHaveSaid(run, 'refund', { by: 'agent' })
    expect(
      await ended(() => {
        throw new Error(found.message())
      }),
    ).toBe('failed: expected: the agent never says “refund” — received: agent: A refund? Sure.')
    expect(await ended(() => Promise.reject(new Error('')))).toBe(
      'failed: the check threw an error without a message',
    )
    expect(await ended(() => Promise.reject('no'))).toBe('failed: the check threw no')
  })

  test('is errored where it could not be evaluated', async () => {
    expect(
      await ended(() => {
        throw new BlandCheckError('not evaluated: run r1 has no transcript.')
      }),
    ).toBe('errored: not evaluated: run r1 has no transcript.')
    expect(await ended(({ run: { id } }) => Object.keys(JSON.parse(id)))).toMatch(
      /^errored: the check threw SyntaxError: /u,
    )
    expect(await ended(() => new Promise(noop), 50)).toBe(
      'errored: the check did not end within 0.05 s',
    )
  })
})

const check = (title: string) => aCaseRecord({ kind: 'check', title })

describe('the records of checks', () => {
  test('are read with that of their run, from whatever process they come', async () => {
    await using folder = await aFolder()
    const path = folder.file('run-1.json')
    await writeFile(path, JSON.stringify(aRunRecord()))
    writeCheck(path, check('is calm'))
    writeCheck(path, check('is polite'))
    writeCheck(path, check('../../is hostile\u0000'))
    writeCheck(path, { ...check('is calm'), verdict: 'failed', reason: 'again' })
    const titles = ['run completes', 'is calm', 'is polite', '../../is hostile\u0000'].toSorted()
    const { cases } = loadRecord(path)
    expect(cases.map(({ title }) => title).toSorted()).toEqual(titles)
    expect(cases.find(({ title }) => title === 'is calm')?.verdict).toBe('failed')
    expect(await folder.names()).toEqual(['run-1.checks', 'run-1.json'])
  })

  test('never change what the record itself says', async () => {
    await using folder = await aFolder()
    const path = folder.file('run-1.json')
    const skipped = { ...check('is calm'), verdict: 'skipped', reason: 'dead' } as const
    await writeFile(path, JSON.stringify(aRunRecord({ cases: [skipped] })))
    writeCheck(path, check('is calm'))
    expect(loadRecord(path).cases).toEqual([skipped])
  })

  test('make the record of their run a damaged one where they are damaged', async () => {
    await using folder = await aFolder()
    const path = folder.file('run-1.json')
    await writeFile(path, JSON.stringify(aRunRecord()))
    writeCheck(path, check('is calm'))
    await writeFile(folder.file('run-1.checks/x.json'), '{"version":2}')
    expect(() => loadRecord(path)).toThrow(`The record ${path} is damaged`)
    expect(loadRecords([path]).get(path)).toBeInstanceOf(Error)
  })
})
