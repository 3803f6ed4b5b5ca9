import { BlandOptionError } from '../../../src/errors/option-errors.ts'
import { describe, expect, test } from 'vitest'
import { checkOptions } from '../../../src/options/check-options.ts'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'
import { resolveSettings } from '../../../src/options/settings.ts'

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
      `[BlandOptionError: defineBlandSuite: invalid option \`timeout\`: expected a number, got a text.]`,
    )
  })

  test('are refused where one is none of the words allowed', () => {
    expect(() => check({ advisory: 'warn' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: defineBlandSuite: invalid option \`advisory\`: expected one of 'skip', 'fail', 'pass'.]`,
    )
  })

  test('are refused with the place inside of a list', () => {
    expect(() => check({ only: ['Refund', 7] })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: defineBlandSuite: invalid option \`only.1\`: expected a text, got 7.]`,
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

  test('is a launch of the version in BLAND_VERSION_NUMBER even if the options name another', () => {
    const options = { pathwayId: 'p', versionNumber: 7 }
    expect(sourceOf(options, { BLAND_VERSION_NUMBER: '0' })).toMatchObject({ versionNumber: 0 })
    expect(sourceOf(options, { BLAND_VERSION_NUMBER: ' ' })).toMatchObject({ versionNumber: 7 })
  })

  test('is a launch of what is in production where BLAND_VERSION_NUMBER is empty', () => {
    expect(sourceOf({ pathwayId: 'p' }, { BLAND_VERSION_NUMBER: '' })).toMatchObject({
      versionNumber: null,
    })
  })

  test('is the batch of `batchId`', () => {
    expect(sourceOf({ batchId: 'b1' })).toEqual({ kind: 'attach', batchIds: ['b1'] })
  })

  test.each([[{ batchId: 'b1' }], [{ pathwayId: 'p' }], [{ scenarioIds: ['s1'] }], [{}]])(
    'is the batch of BLAND_BATCH_ID, whatever the options say: %j',
    (options) => {
      expect(sourceOf(options, { BLAND_BATCH_ID: ' b2 ' })).toEqual({
        kind: 'attach',
        batchIds: ['b2'],
      })
    },
  )

  test('is the batch of BLAND_BATCH_ID where the options name single runs', () => {
    expect(sourceOf({ runIds: ['r1'] }, { BLAND_BATCH_ID: 'b2' })).toEqual({
      kind: 'attach',
      batchIds: ['b2'],
    })
  })

  test.each([
    [{ batchId: 'b1' }, ''],
    [{ pathwayId: 'p' }, '  '],
    [{ pathwayId: 'p', cassette: 'c.json' }, '\n'],
    [{ runIds: ['r1'] }, ''],
  ])('is refused for %j where BLAND_BATCH_ID is %j: an id was lost', (options, batchId) => {
    expect(() => sourceOf(options, { BLAND_BATCH_ID: batchId })).toThrow('BLAND_BATCH_ID is empty')
  })

  test('is a cassette that is to be replayed, whatever BLAND_BATCH_ID is', () => {
    const env = { BLAND_CASSETTE: 'replay', BLAND_BATCH_ID: '' }
    const options = { pathwayId: 'p', cassette: 'c.json' }
    expect(sourceOf(options, env)).toEqual({ kind: 'replay', path: 'c.json' })
  })

  test('is the single runs of `runIds`', () => {
    expect(sourceOf({ runIds: ['r1', 'r2'] })).toEqual({ kind: 'runs', runIds: ['r1', 'r2'] })
  })

  test('is missed where nothing says what to test', () => {
    expect(() => sourceOf({ category: 'HAPPY_PATH' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: The options do not say what to test: set \`agentId\`, \`pathwayId\`, \`personaId\` or \`scenarioIds\` to start a batch, \`batchId\` (or BLAND_BATCH_ID) to report on an existing one, \`runIds\` for single runs, or \`cassette\` to replay a cassette.]`,
    )
  })

  test.each(['12a', '1.5', '-1', 'latest'])('is refused for the version %j', (version) => {
    expect(() => sourceOf({ pathwayId: 'p' }, { BLAND_VERSION_NUMBER: version })).toThrow(
      `BLAND_VERSION_NUMBER must be a whole number, "staging" or "draft", not "${version}".`,
    )
  })
})

describe('options of another source', () => {
  test.each([
    [{ batchId: 'b', runIds: ['r'] }, 'set `batchId` or `runIds`, not both.'],
    [{ batchId: 'b', versionNumber: 0 }, '`versionNumber` does nothing with `batchId`'],
    [{ batchId: 'b', pathwayId: 'p', maxRuns: 5 }, '`maxRuns` does nothing with `batchId`'],
    [{ snapshot: 'a.json', batchId: 'b' }, '`snapshot` does nothing with `batchId`'],
    [{ drift: 'warn', batchId: 'b' }, '`drift` does nothing with `batchId`'],
    [{ drift: 'warn', runIds: ['r'] }, '`drift` does nothing with `runIds`'],
    [{ drift: 'warn', agentId: 'a', checks: 'staging' }, '`drift` does nothing with `checks`'],
    [{ drift: 'warn', pathwayId: 'p' }, '`drift` needs `snapshot`'],
    [{ runIds: ['r'], versionNumber: 99 }, '`versionNumber` does nothing with `runIds`'],
    [{ runIds: ['r'], only: ['Refund'] }, '`only` does nothing with `runIds`'],
    [{ runIds: ['r'], enabled: false }, '`enabled` does nothing with `runIds`'],
    [{ runIds: ['r'], pathwayId: 'p', cassette: 'c' }, '`pathwayId` does nothing with `runIds`'],
  ])('are refused: %j', (given, message) => {
    expect(() => check(given)).toThrow(`defineBlandSuite: ${message}`)
  })

  test.each([
    { batchId: 'b', personaId: 'p', category: 'X', enabled: false, only: ['Refund'] },
    { batchId: 'b', versionNumber: undefined, snapshot: undefined, timeout: 100 },
    { runIds: ['r'], cassette: 'c.json', overrides: {}, advisory: 'fail' },
    { pathwayId: 'p', snapshot: { file: 's.json', types: true }, cassette: 'c.json' },
    { versionNumber: 3, category: 'X' },
  ])('are none of what chooses, judges or waits: %j', (given) => {
    expect(check(given)).toEqual(given)
  })

  test.each([
    [{ pathwayId: 'p', names: ['Refund'] }, 'unknown option `names`. It is now called “only”.'],
    [{ scenarios: {} }, 'unknown option `scenarios`. It is now called “overrides”.'],
    [{ only: true }, 'to run only this suite, write `defineBlandSuite.only(…)`'],
    [{ skip: true }, 'To skip the suite, write `defineBlandSuite.skip(…)`'],
    [() => {}, 'invalid options: expected an object, got a function'],
    [undefined, 'invalid options: expected an object, got nothing'],
  ])('may be words of the runners, or of earlier versions: %j', (given, message) => {
    expect(() => check(given)).toThrow(message)
  })

  test('show no value that may be a secret', () => {
    expect(() => check({ apiKey: ['sk-123'] })).toThrow(
      'invalid option `apiKey`: expected a text, got a list.',
    )
  })
})

describe('the time that a suite may take', () => {
  test.each([1, 600, 4_999])('is no %d milliseconds where conversations start', (timeout) => {
    expect(() => sourceOf({ pathwayId: 'p', timeout })).toThrow(
      `If you meant seconds, write \`timeout: ${timeout * 1000}\`.`,
    )
  })

  test('is any where nothing starts', () => {
    const attached = { BLAND_BATCH_ID: 'b1' }
    expect(resolveSettings({ pathwayId: 'p', timeout: 600 }, attached).timing.timeout).toBe(600)
    expect(resolveSettings({ runIds: ['r1'], timeout: 1 }, {}).timing.timeout).toBe(1)
    expect(resolveSettings({ pathwayId: 'p', timeout: 5_000 }, {}).timing.timeout).toBe(5_000)
  })
})

const notesOf = (options: SuiteOptions, env: Record<string, string>) =>
  resolveSettings(check(options), env).notes

describe('a variable that means nothing to a suite', () => {
  test.each([
    [{ batchId: 'b1' }, { BLAND_VERSION_NUMBER: 'latest' }, 'BLAND_VERSION_NUMBER=latest'],
    [{ runIds: ['r'] }, { BLAND_VERSION_NUMBER: '3' }, 'the suite starts no batch'],
    [{ pathwayId: 'p' }, { BLAND_SNAPSHOT: 'update' }, 'BLAND_SNAPSHOT=update has no effect here'],
    [{ pathwayId: 'p' }, { BLAND_CASSETTE: 'record' }, 'the suite has no cassette'],
    [
      { cassette: 'c.json' },
      { BLAND_CASSETTE: 'replay', BLAND_BATCH_ID: 'b2' },
      'BLAND_BATCH_ID=b2 has no effect here: the suite replays a cassette.',
    ],
  ])('is a note: %j with %j', (options, env, note) => {
    expect(notesOf(options, env)).toEqual([expect.stringContaining(note)])
  })

  test.each([
    [{ pathwayId: 'p' }, { BLAND_VERSION_NUMBER: '3', BLAND_SNAPSHOT: '', BLAND_CASSETTE: ' ' }],
    [{ pathwayId: 'p', snapshot: 's.json' }, { BLAND_SNAPSHOT: 'update' }],
    [{ pathwayId: 'p', versionNumber: 3 }, { BLAND_BATCH_ID: 'b1' }],
  ])('is none of these: %j with %j', (options, env) => {
    expect(notesOf(options, env)).toEqual([])
  })

  test('leaves what was asked for of a batch that the environment names', () => {
    const options = check({ pathwayId: 'p', versionNumber: 3 })
    const attached = { BLAND_BATCH_ID: 'b1', BLAND_VERSION_NUMBER: '9' }
    expect(resolveSettings(options, attached).asked).toMatchObject({ versionNumber: 3 })
    expect(resolveSettings(options, { BLAND_VERSION_NUMBER: '9' }).asked).toEqual({
      versionNumber: 9,
      by: 'variable',
    })
    expect(resolveSettings(check({ batchId: 'b1' }), {}).asked.versionNumber).toBeNull()
  })
})

describe('what is not given', () => {
  test('has its defaults', () => {
    expect(resolveSettings({ batchId: 'b1' }, {})).toMatchObject({
      source: { kind: 'attach', batchIds: ['b1'] },
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
        policy: { advisory: 'skip', unasserted: null },
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
    [{ minScore: 80 }, 'invalid option `gate.minScore`: expected a score from 0 to 1.'],
    [{ minScore: '0.8' }, 'invalid option `gate.minScore`: expected a score'],
    [{ tone: { empathy: -1 } }, 'invalid option `gate.tone.empathy`: expected a score'],
    [{ maxTurns: 0 }, 'invalid option `gate.maxTurns`: expected a whole number of turns'],
    [{ maxTurns: 1.5 }, 'invalid option `gate.maxTurns`: expected a whole number of turns'],
    [{ maxDuration: 0 }, 'invalid option `gate.maxDuration`: expected a number of milliseconds'],
    [
      { maxDuration: 30 },
      'invalid option `gate.maxDuration`: expected a number of milliseconds, at',
    ],
    [{ maxDuration: true }, 'invalid option `gate.maxDuration`: expected a number of millis'],
    [{ minscore: 0.8 }, 'unknown option `gate.minscore`. Did you mean “minScore”?'],
    [{ tone: { emphaty: 1 } }, 'unknown option `gate.tone.emphaty`. Did you mean “empathy”?'],
    [0.8, 'invalid option `gate`: '],
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
      'invalid option `overrides.Angry.gate.minScore`: expected a score from 0 to 1.',
    )
    expect(refusal({ Angry: { timeout: 5 } })).toThrow(
      'unknown option `overrides.Angry.timeout`. Known options: advisory, unasserted, gate, repeat.',
    )
  })
})
