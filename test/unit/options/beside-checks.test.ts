/** Options next to `checks` and `checkRunId`: refused by their types and when they are read, in words of file and flag. */
import { describe, expect, expectTypeOf, test } from 'vitest'
import { nameFlag } from '../../../src/cli/flags/flag-names.ts'
import { BlandOptionError } from '../../../src/errors/option-errors.ts'
import { checkOptions } from '../../../src/options/check-options.ts'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'

const CHECKS = { agentId: 'a1', checks: 'staging' } as const
const EXISTING = { agentId: 'a1', checkRunId: 'c1' } as const

/** Options of batches and single runs, each with a value, its name in a file, and its flag; '' for none. */
const REFUSED = {
  pathwayId: ['p1', 'pathwayId', '--pathway-id'],
  personaId: ['p1', 'personaId', '--persona-id'],
  scenarioIds: [['s1'], 'scenarioIds', '--scenario-ids'],
  category: ['HAPPY_PATH', 'category', '--category'],
  tags: [['nightly'], 'tags', '--tags'],
  enabled: [false, 'enabled', '--enabled'],
  requiredForPromotion: [true, 'requiredForPromotion', '--required-for-promotion'],
  only: [['Refund'], 'only', '--scenario'],
  versionNumber: [12, 'versionNumber', '--version-number'],
  snapshot: ['a.json', 'snapshot', '--snapshot'],
  drift: ['warn', 'drift', '--drift'],
  repeat: [{ times: 3, pass: 'any' }, 'repeat', '--repeat'],
  gate: [{ minScore: 0.8 }, 'gate.minScore', '--min-score'],
  overrides: [{ Refund: { advisory: 'fail' } }, 'overrides', ''],
  batchId: ['b1', 'batchId', '--batch-id'],
  runIds: [['r1'], 'runIds', '--run-ids'],
} as const

const ALLOWED = {
  agentId: 'a1',
  versionId: 'v1',
  maxRuns: 3,
  cassette: 'a.bland.json',
  advisory: 'fail',
  unasserted: 'fail',
  baseline: { file: 'bland.baseline.json' },
  timeout: 60_000,
  pollInterval: 1_000,
  settleTimeout: 1_000,
  apiKey: 'key',
  baseUrl: 'https://api.bland.ai',
  redact: false,
} as const

type Refused = { readonly [K in keyof typeof REFUSED]: (typeof REFUSED)[K][0] }

/** The options that their types let stand next to a source. */
type Fitting<Source, Options> = {
  [K in keyof Options]: Source & Pick<Options, K> extends SuiteOptions ? K : never
}[keyof Options]

test('the types refuse what does nothing, and each option is decided', () => {
  expectTypeOf<Fitting<typeof CHECKS, Refused>>().toBeNever()
  expectTypeOf<Fitting<typeof EXISTING, Refused>>().toBeNever()
  expectTypeOf<Fitting<typeof CHECKS, typeof ALLOWED>>().toEqualTypeOf<keyof typeof ALLOWED>()
  type Decided = keyof typeof REFUSED | keyof typeof ALLOWED | 'checks' | 'checkRunId'
  expectTypeOf<Exclude<keyof SuiteOptions, Decided>>().toBeNever()
})

function refusalOf(given: object): BlandOptionError {
  try {
    checkOptions(given, 'defineBlandSuite')
  } catch (error) {
    if (error instanceof BlandOptionError) return error
  }
  throw new Error('it was not refused')
}

describe.each([
  ['checks', '--checks', CHECKS],
  ['checkRunId', '--check-run-id', EXISTING],
])('next to `%s`', (source, sourceFlag, given) => {
  test.each(Object.entries(REFUSED))('`%s` is refused', (option, [value, name, flag]) => {
    const refusal = refusalOf({ ...given, [option]: value })
    const why = 'a check run plays what the saved checks of the agent say. Leave one of them out.'
    expect(refusal.message).toBe(
      `defineBlandSuite: \`${name}\` does nothing with \`${source}\`: ${why}`,
    )
    expect(refusal.tell(nameFlag)).toContain(`${flag} does nothing with ${sourceFlag}: ${why}`)
  })
})

test('everything else goes with `checks`', () => {
  expect(checkOptions({ ...CHECKS, ...ALLOWED }, 'defineBlandSuite')).toEqual({
    ...CHECKS,
    ...ALLOWED,
  })
})

test.each([
  [
    { checks: 'staging' },
    '`checks` does nothing with `checkRunId`: the check run has already been',
  ],
  [{ maxRuns: 3 }, '`maxRuns` does nothing with `checkRunId`: the check run has already been'],
  [{ versionId: 'v1' }, '`versionId` does nothing with `checkRunId`'],
])('%j is refused next to `checkRunId`, which has been started', (given, told) => {
  expect(refusalOf({ ...EXISTING, ...given }).message).toContain(told)
})
