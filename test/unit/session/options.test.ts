import { describe, expect, test } from 'vitest'
import { BlandOptionError } from '../../../src/errors/option-error.ts'
import { checkOptions } from '../../../src/session/options.ts'
import type { SuiteOptions } from '../../../src/session/options.ts'
import { resolveSettings } from '../../../src/session/source.ts'

const check = (given: unknown) => checkOptions(given, 'defineBlandSuite')

describe('options', () => {
  test('are taken as they are where they are right', () => {
    const given = { pathwayId: 'p', only: ['Refund'], enabled: false, versionNumber: 0 }
    expect(check(given)).toEqual(given)
  })

  test('may be undefined each', () => {
    expect(check({ pathwayId: 'p', versionNumber: undefined })).toMatchObject({ pathwayId: 'p' })
  })

  test('lose the white space around their words', () => {
    expect(check({ batchId: ' b1\n', only: [' Refund '] })).toEqual({
      batchId: 'b1',
      only: ['Refund'],
    })
  })

  test('are refused where one is misspelt, with the nearest name', () => {
    expect(() => check({ pathwayID: 'p' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: defineBlandSuite: unknown option \`pathwayID\`. Did you mean “pathwayId”?]`,
    )
  })

  test('are refused where one is unknown, with all names', () => {
    expect(() => check({ tool: 1 })).toThrow(
      /^defineBlandSuite: unknown option `tool`\. Known options: batchId, runIds, .*, baseUrl/,
    )
  })

  test('are refused where one is of the wrong type', () => {
    expect(() => check({ timeout: '30s' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: defineBlandSuite: option \`timeout\` is wrong: Invalid input: expected number, received string.]`,
    )
  })

  test('are refused where one is none of the words allowed', () => {
    expect(() => check({ advisory: 'warn' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: defineBlandSuite: option \`advisory\` is wrong: Invalid option: expected one of "skip"|"fail"|"pass".]`,
    )
  })

  test('are refused with the place inside of a list', () => {
    expect(() => check({ only: ['Refund', 7] })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: defineBlandSuite: option \`only.1\` is wrong: Invalid input: expected string, received number.]`,
    )
  })

  test.each([
    [{ pathwayId: '' }],
    [{ pathwayId: '  ' }],
    [{ batchId: null }],
    [{ scenarioIds: [] }],
    [{ scenarioIds: 's1' }],
    [{ runIds: [''] }],
    [{ only: 'Refund' }],
    [{ enabled: 'true' }],
    [{ versionNumber: 1.5 }],
    [{ versionNumber: -1 }],
    [{ maxRuns: 0 }],
    [{ timeout: 0 }],
    [{ timeout: Infinity }],
    [{ timeout: NaN }],
    [{ pollInterval: 0 }],
    [{ settleTimeout: -1 }],
    [{ unasserted: 'skip' }],
    [{ apiKey: ' ' }],
    [{ baseUrl: 'api.bland.ai' }],
    [{ baseUrl: 'ftp://api.bland.ai' }],
    [undefined],
    [null],
    ['b1'],
    [['b1']],
  ])('are refused as %j', (given) => {
    expect(() => check(given)).toThrow(BlandOptionError)
  })

  test.each(['timeout', 'pollInterval'])(
    'are refused where %s is longer than a timer can take',
    (name) => {
      expect(() => check({ [name]: 2 ** 31 })).toThrow(BlandOptionError)
    },
  )
})

function sourceOf(options: SuiteOptions, env = {}): unknown {
  return resolveSettings(check(options), env).source
}

describe('the source of a suite', () => {
  test.each([[{ pathwayId: 'p' }], [{ personaId: 'p' }], [{ scenarioIds: ['s1'] }]])(
    'is a launch for %j',
    (options) => {
      expect(sourceOf(options)).toEqual({ kind: 'launch', versionNumber: null, maxRuns: 100 })
    },
  )

  test('is a launch of the version and size that the options say', () => {
    expect(sourceOf({ pathwayId: 'p', versionNumber: 12, maxRuns: 3 })).toEqual({
      kind: 'launch',
      versionNumber: 12,
      maxRuns: 3,
    })
  })

  test('is a launch of the version in BLAND_VERSION_NUMBER', () => {
    expect(sourceOf({ pathwayId: 'p' }, { BLAND_VERSION_NUMBER: ' 12 ' })).toMatchObject({
      versionNumber: 12,
    })
  })

  test('is a launch of the version of the option where both are given', () => {
    const options = { pathwayId: 'p', versionNumber: 0 }
    expect(sourceOf(options, { BLAND_VERSION_NUMBER: '12' })).toMatchObject({ versionNumber: 0 })
  })

  test('is a launch of what is in production where BLAND_VERSION_NUMBER is empty', () => {
    expect(sourceOf({ pathwayId: 'p' }, { BLAND_VERSION_NUMBER: '' })).toMatchObject({
      versionNumber: null,
    })
  })

  test('is the batch of `batchId`', () => {
    expect(sourceOf({ batchId: 'b1' })).toEqual({ kind: 'attach', batchId: 'b1' })
  })

  test.each([[{ batchId: 'b1' }], [{ pathwayId: 'p' }], [{ scenarioIds: ['s1'] }], [{}]])(
    'is the batch of BLAND_BATCH_ID, whatever the options say: %j',
    (options) => {
      expect(sourceOf(options, { BLAND_BATCH_ID: ' b2 ' })).toEqual({
        kind: 'attach',
        batchId: 'b2',
      })
    },
  )

  test('is the batch of BLAND_BATCH_ID where the options name single runs', () => {
    expect(sourceOf({ runIds: ['r1'] }, { BLAND_BATCH_ID: 'b2' })).toEqual({
      kind: 'attach',
      batchId: 'b2',
    })
  })

  test.each(['', '  '])('is not BLAND_BATCH_ID where that is %j', (batchId) => {
    expect(sourceOf({ batchId: 'b1' }, { BLAND_BATCH_ID: batchId })).toMatchObject({
      batchId: 'b1',
    })
  })

  test('is the single runs of `runIds`', () => {
    expect(sourceOf({ runIds: ['r1', 'r2'] })).toEqual({ kind: 'runs', runIds: ['r1', 'r2'] })
  })

  test('is missed where nothing says what to test', () => {
    expect(() => sourceOf({ category: 'HAPPY_PATH' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: Nothing says what to test: give \`pathwayId\`, \`personaId\` or \`scenarioIds\` to start a batch, \`batchId\` (or BLAND_BATCH_ID) to judge one that exists, \`runIds\` for single runs, or \`cassette\` to replay a recorded one.]`,
    )
  })

  test('is refused where a batch and single runs are named', () => {
    expect(() => sourceOf({ batchId: 'b1', runIds: ['r1'] })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: Give \`batchId\` or \`runIds\`, not both.]`,
    )
  })

  test.each(['12a', '1.5', '-1', 'latest'])('is refused for the version %j', (version) => {
    expect(() => sourceOf({ pathwayId: 'p' }, { BLAND_VERSION_NUMBER: version })).toThrow(
      `BLAND_VERSION_NUMBER must be a whole number, not "${version}".`,
    )
  })
})

describe('what is not given', () => {
  test('has its defaults', () => {
    expect(resolveSettings({ batchId: 'b1' }, {})).toMatchObject({
      source: { kind: 'attach', batchId: 'b1' },
      selection: {
        pathwayId: null,
        personaId: null,
        scenarioIds: null,
        category: null,
        enabled: true,
        requiredForPromotion: null,
        only: null,
      },
      rules: {
        policy: { advisory: 'skip', unasserted: 'pass' },
        thresholds: {},
        overrides: {},
        checks: [],
      },
      timing: { timeout: 1_800_000, pollInterval: 2_000, settleTimeout: 30_000 },
      connection: { apiKey: undefined, baseUrl: undefined },
    })
  })

  test('leaves what is given', () => {
    const options = {
      batchId: 'b1',
      category: 'X',
      enabled: false,
      advisory: 'fail',
      unasserted: 'fail',
      timeout: 1,
      pollInterval: 2,
      settleTimeout: 0,
      apiKey: 'k',
      baseUrl: 'https://eu.example',
    } as const
    expect(resolveSettings(options, {})).toMatchObject({
      selection: { category: 'X', enabled: false },
      rules: { policy: { advisory: 'fail', unasserted: 'fail' } },
      timing: { timeout: 1, pollInterval: 2, settleTimeout: 0 },
      connection: { apiKey: 'k', baseUrl: 'https://eu.example' },
    })
  })
})

const rulesOf = (given: object) => resolveSettings(check({ pathwayId: 'p', ...given }), {}).rules
const gateOf = (gate: unknown) => rulesOf({ gate }).thresholds
const refusal = (overrides: unknown) => () => check({ pathwayId: 'p', overrides })

describe('gates', () => {
  test('are bounds by measure', () => {
    const tone = { overall: 0.7, flowPreservation: 0 }
    expect(gateOf({ minScore: 0.8, tone, maxTurns: 12, maxDuration: 30_000 })).toEqual({
      score: 0.8,
      turns: 12,
      duration: 30_000,
      'tone.overall': 0.7,
      'tone.flowPreservation': 0,
    })
  })

  test('are lifted one by one, or a group at once, by `false`', () => {
    expect(gateOf({ minScore: false })).toEqual({ score: false })
    expect(Object.values(gateOf({ tone: false }))).toEqual(Array(7).fill(false))
    expect(Object.values(gateOf(false))).toEqual(Array(10).fill(false))
  })

  test.each([
    [{ minScore: 80 }, 'option `gate.minScore` is wrong: expected a score from 0 to 1, or false.'],
    [{ minScore: '0.8' }, 'option `gate.minScore` is wrong: expected a score'],
    [{ tone: { empathy: -1 } }, 'option `gate.tone.empathy` is wrong: expected a score'],
    [{ maxTurns: 0 }, 'option `gate.maxTurns` is wrong: expected a whole number of turns'],
    [{ maxTurns: 1.5 }, 'option `gate.maxTurns` is wrong: expected a whole number of turns'],
    [{ maxDuration: 0 }, 'option `gate.maxDuration` is wrong: expected a number of milliseconds'],
    [{ maxDuration: true }, 'option `gate.maxDuration` is wrong: expected a number of millis'],
    [{ minscore: 0.8 }, 'unknown option `gate.minscore`. Did you mean “minScore”?'],
    [{ tone: { emphaty: 1 } }, 'unknown option `gate.tone.emphaty`. Did you mean “empathy”?'],
    [0.8, 'option `gate` is wrong: '],
  ])('are refused as %j', (gate, message) => {
    expect(() => gateOf(gate)).toThrow(`defineBlandSuite: ${message}`)
  })
})

describe('scenarios that are judged otherwise', () => {
  test('are named with what is other', () => {
    const overrides = { 'Angry Caller': { gate: { minScore: 0.6 }, advisory: 'fail' } }
    expect(rulesOf({ overrides }).overrides).toEqual({
      'Angry Caller': { gate: { score: 0.6 }, advisory: 'fail' },
    })
  })

  test('are refused where one has an option that is misspelt or wrong', () => {
    expect(refusal({ Angry: { gates: {} } })).toThrow(
      'unknown option `overrides.Angry.gates`. Did you mean “gate”?',
    )
    expect(refusal({ Angry: { gate: { minScore: 2 } } })).toThrow(
      'option `overrides.Angry.gate.minScore` is wrong: expected a score from 0 to 1, or false.',
    )
    expect(refusal({ Angry: { timeout: 5 } })).toThrow(
      'unknown option `overrides.Angry.timeout`. Known options: advisory, unasserted, gate.',
    )
  })
})
