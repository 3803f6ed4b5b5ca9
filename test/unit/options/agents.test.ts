/** An agent as the target of a suite: what goes with it, and which version a batch of it plays. */
import { describe, expect, test } from 'vitest'
import { checkOptions } from '../../../src/options/check-options.ts'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'
import { resolveSettings } from '../../../src/options/settings.ts'
import type { SuiteSettings } from '../../../src/options/settings.ts'
import { nameFlag } from '../../../src/cli/flags/flag-names.ts'
import { BlandOptionError } from '../../../src/errors/option-errors.ts'

const check = (given: unknown): SuiteOptions => checkOptions(given, 'defineBlandSuite')
const settle = (given: unknown, env = {}): SuiteSettings => resolveSettings(check(given), env)

describe('a suite of an agent', () => {
  test('starts a batch', () => {
    expect(settle({ agentId: 'a1' })).toMatchObject({
      source: { kind: 'launch', versionNumber: null },
      selection: { agentId: 'a1', tags: null },
    })
  })

  test.each([
    { batchId: 'b1', agentId: 'a1', tags: ['nightly'] },
    { agentId: 'a1', cassette: 'a.json' },
    { agentId: 'a1', snapshot: { file: 'a.json' }, maxRuns: 3 },
    { agentId: 'a1', scenarioIds: ['s1'] },
  ])('goes with other options: %j', (given) => {
    expect(check(given)).toEqual(given)
  })

  test.each([12, 0, 'staging', 'draft'])('is refused with version %j, and says why', (version) => {
    expect(() => check({ agentId: 'a1', versionNumber: version })).toThrow(
      'defineBlandSuite: `versionNumber` does nothing with `agentId`: a batch plays the newest saved version of an agent; `checks` tests an exact one. Leave one of them out.',
    )
  })

  test('is refused with a version on the command line, by the names of flags', () => {
    const refusal = catchOptionError(() => check({ agentId: 'a1', versionNumber: 12 }))
    expect(refusal.tell(nameFlag)).toMatch(
      /--version-number does nothing with --agent-id: a batch plays the newest saved version of an agent[;.]/u,
    )
  })

  test.each([{ agentId: '' }, { agentId: 7 }, { agentId: 'a', tags: [] }, { tags: [' '] }])(
    'is refused as %j',
    (given) => {
      expect(() => check(given)).toThrow(BlandOptionError)
    },
  )

  test('is refused beside single runs', () => {
    expect(() => check({ runIds: ['r1'], agentId: 'a1' })).toThrow('`agentId` does nothing')
    expect(() => check({ runIds: ['r1'], tags: ['nightly'] })).toThrow('`tags` does nothing')
  })

  test.each(['12', 'staging', 'rubbish'])(
    'ignores BLAND_VERSION_NUMBER=%s, and notes it',
    (word) => {
      const { asked, notes } = settle({ agentId: 'a1' }, { BLAND_VERSION_NUMBER: word })
      expect(asked.versionNumber).toBeNull()
      expect(notes).toEqual([
        `BLAND_VERSION_NUMBER=${word} has no effect here: a batch plays the newest saved version of an agent.`,
      ])
    },
  )
})

describe('the version of a pathway', () => {
  test.each([12, 'staging', 'draft'] as const)('may be %j', (versionNumber) => {
    const { asked, source } = settle({ pathwayId: 'p', versionNumber })
    expect(asked).toEqual({ versionNumber, by: 'option' })
    expect(source).toMatchObject({ versionNumber })
  })

  test.each(['staging', 'draft'])('may be %s in the environment', (word) => {
    const env = { BLAND_VERSION_NUMBER: word }
    expect(settle({ pathwayId: 'p', versionNumber: 7 }, env).asked).toEqual({
      versionNumber: word,
      by: 'variable',
    })
  })

  test.each(['production', 'Staging', '', null, true])('is never %j', (versionNumber) => {
    expect(() => check({ pathwayId: 'p', versionNumber })).toThrow(
      "invalid option `versionNumber`: expected a whole number, 'staging' or 'draft'",
    )
  })
})

function catchOptionError(act: () => unknown): BlandOptionError {
  try {
    act()
  } catch (error) {
    if (error instanceof BlandOptionError) return error
    throw error
  }
  throw new TypeError('nothing was refused')
}
