import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { redactSchema } from '../../../src/options/redact-options.js'

function complaintOn(given: unknown): string | undefined {
  return redactSchema.safeParse(given).error?.issues[0]?.message
}

describe('the option `redact`', () => {
  test.each([
    true,
    false,
    {},
    { keep: [] },
    { keep: ['phone', 'email', 'card', 'ssn'] },
    { patterns: [/a/u] },
    { keep: undefined, patterns: undefined },
  ])('can be %j', (given) => {
    expect(redactSchema.parse(given)).toEqual(given)
  })

  test('can have patterns of another realm', () => {
    const pattern: unknown = runInNewContext('/a/u')
    expect(redactSchema.safeParse({ patterns: [pattern] }).success).toBe(true)
  })

  test.each(['yes', 1, null, []])('cannot be %j', (given) => {
    expect(complaintOn(given)).toMatch(/^expected true, false or \{ keep, patterns \}/u)
  })

  test('refuses a kind that it does not know, and says where', () => {
    expect(complaintOn({ keep: ['phone', 'name'] })).toMatch(/`keep\.1`: .*"phone"\|"email"/u)
  })

  test('refuses a pattern that is a string', () => {
    expect(complaintOn({ patterns: ['a'] })).toContain(
      '`patterns.0`: expected a regular expression',
    )
  })

  test('refuses a rule that it does not know', () => {
    expect(complaintOn({ kept: ['phone'] })).toContain('"kept"')
  })
})
