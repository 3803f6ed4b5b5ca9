import { describe, expect, test } from 'vitest'
import { isFinished, readState } from '../../../src/verdict/status.ts'

describe('readState', () => {
  test.each([
    ['PENDING', 'running'],
    ['RUNNING', 'running'],
    ['QUEUED', 'running'],
    ['IN_PROGRESS', 'running'],
    ['PASSED', 'passed'],
    ['FAILED', 'failed'],
    ['ERROR', 'error'],
    ['CANCELLED', 'cancelled'],
    ['CANCELED', 'cancelled'],
  ])('reads %s as %s', (word, state) => {
    expect(readState(word)).toBe(state)
  })

  test.each(['COMPLETE', 'COMPLETED', 'PASS', 'SUCCESS', 'OK', 'PASSED!', 'NOT PASSED', ''])(
    'takes %j for unknown, never for a pass',
    (word) => {
      expect(readState(word)).toBe('unknown')
    },
  )

  test.each(['passed', 'Passed', ' PASSED ', '\tpassed\n'])('reads %j as PASSED', (word) => {
    expect(readState(word)).toBe('passed')
  })

  test('takes an absent status for unknown', () => {
    expect(readState(null)).toBe('unknown')
  })

  test.each(['constructor', '__proto__', 'toString'])(
    'takes %s, a word that every object knows, for unknown',
    (word) => {
      expect(readState(word)).toBe('unknown')
    },
  )
})

describe('isFinished', () => {
  test.each(['passed', 'failed', 'error', 'cancelled'] as const)('is true of %s', (state) => {
    expect(isFinished(state)).toBe(true)
  })

  test.each(['running', 'unknown'] as const)('is false of %s', (state) => {
    expect(isFinished(state)).toBe(false)
  })
})
