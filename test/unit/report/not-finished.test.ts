import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withInterruption } from '../../../src/report/model/interruption.ts'
import { makeReport } from '../../../src/report/model/report.ts'
import type { SuiteRecord } from '../../../src/record/record.ts'
import { aNative, aSuiteRecord } from './helpers.ts'

const session = join('out', '.bland', 'first')

function reasonOf(suite: Partial<SuiteRecord> | null, why?: string): string {
  const record = suite === null ? [] : [[join(session, 'suite.json'), aSuiteRecord(suite)] as const]
  const native = { state: 'unfinished', why } as const
  const { suites } = makeReport([aNative({ session, native })], new Map(record))
  const verdict = suites[0]?.cases[0]?.verdict
  return verdict === undefined || verdict.verdict === 'passed' ? '' : verdict.reason
}

describe('a case that has not ended', () => {
  test('says why, and that nothing was started', () => {
    expect(reasonOf(null, 'a hook threw')).toBe('not finished: a hook threw; nothing was started')
  })

  test.each([
    ['its batch was started', { batchId: 'batch-1' }],
    ['a batch may have been started', { batchId: null, launch: 'sent' }],
    ['its check run was started', { batchId: null, checkRunId: 'c1' }],
    ['a check run may have been started', { batchId: null, checkRunId: null, launch: 'sent' }],
    ['nothing was started', { batchId: null }],
    ['nothing was started', { batchId: null, checkRunId: null }],
  ] as const)('says that %s', (told, suite) => {
    expect(reasonOf(suite)).toBe(`not finished: ${told}`)
  })

  test('has the id of its batch among the facts, and not in its message', () => {
    const record = [join(session, 'suite.json'), aSuiteRecord({ batchId: 'batch-7' })] as const
    const native = { state: 'unfinished' } as const
    const { suites } = makeReport([aNative({ session, native })], new Map([record]))
    expect(suites[0]?.batchId).toBe('batch-7')
  })

  test('says what has interrupted the run', () => {
    const native = { state: 'unfinished' } as const
    const { suites } = makeReport(
      withInterruption([aNative({ native })], 'SIGTERM', new Map()),
      new Map(),
    )
    expect(suites.map(({ cases }) => cases[0]?.verdict)).toEqual([
      { verdict: 'errored', reason: 'not finished: the run was interrupted (SIGTERM)' },
      { verdict: 'errored', reason: 'the run was interrupted (SIGTERM); nothing was started' },
    ])
  })
})
