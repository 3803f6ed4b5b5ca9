/** Checks the options of a suite where a user writes them. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { z } from 'zod'
import { ENVIRONMENTS } from '../model/check-run/checks.ts'
import { redactSchema } from './redact-options.ts'
import { checkStrictly, strictly } from './strict-schema.ts'
import { baselineSchema } from './baseline-options.ts'
import { gateSchema } from './gate-options.ts'
import { repeatSchema } from './repeat/repeat-options.ts'
import { otherSource } from './source/other-source.ts'
import { snapshotSchema } from './source/snapshot-options.ts'
import type { SuiteOptions } from './suite-options.ts'

const word = z.string().trim().min(1)
const words = z.array(word).min(1)
/** A longer time would overflow Node's timers, and pass immediately. */
const LONGEST = 2 ** 31 - 1
const milliseconds = z.number().int().positive().max(LONGEST)

/** Both runners know `only: true` as an option of their own suites. */
const only = z.array(word, {
  error: ({ code, input }) =>
    code === 'invalid_type' && typeof input === 'boolean'
      ? 'expected a list of scenario names; to run only this suite, write `defineBlandSuite.only(…)`'
      : undefined,
})

const version = z.union([z.number().int().nonnegative(), z.enum(['staging', 'draft'])], {
  error: "expected a whole number, 'staging' or 'draft'",
})

const judging = {
  advisory: z.enum(['skip', 'fail', 'pass']),
  unasserted: z.enum(['pass', 'fail']),
  gate: gateSchema,
  repeat: repeatSchema,
}

const shape = {
  batchId: z.union([word, words], { error: 'expected the id of a batch, or a list of ids' }),
  runIds: words,
  cassette: word,
  agentId: word,
  pathwayId: word,
  personaId: word,
  scenarioIds: words,
  category: word,
  tags: words,
  enabled: z.boolean(),
  requiredForPromotion: z.boolean(),
  only: only.min(1),
  checks: z.enum(ENVIRONMENTS),
  versionId: word,
  checkRunId: word,
  versionNumber: version,
  maxRuns: z.number().int().positive(),
  snapshot: snapshotSchema,
  drift: z.enum(['refuse', 'warn']),
  ...judging,
  baseline: baselineSchema,
  overrides: z.record(word, strictly(judging).partial()),
  redact: redactSchema,
  timeout: milliseconds,
  pollInterval: milliseconds,
  settleTimeout: z.number().int().nonnegative().max(LONGEST),
  apiKey: word,
  baseUrl: z.url({ protocol: /^https?$/ }),
} satisfies Record<keyof SuiteOptions, z.ZodType>

/** Names of earlier versions, and options of the runners. */
const HINTS = {
  names: 'It is now called “only”.',
  scenarios: 'It is now called “overrides”.',
  skip: 'To skip the suite, write `defineBlandSuite.skip(…)`.',
  retry: 'Retries never play a conversation again.',
  retries: 'Retries never play a conversation again.',
}

/**
 * Checks the options that a user gave.
 *
 * @throws {@link BlandOptionError} that names the option, what it must be, and the nearest known name
 */
export function checkOptions(given: unknown, caller: string): SuiteOptions {
  return checkOptionsWith({}, given, caller)
}

type Known<E extends Record<string, z.ZodType>> = {
  readonly [K in keyof E]?: z.infer<E[K]> | undefined
}

/** Checks the options together with those that a runner adds. */
export function checkOptionsWith<E extends Record<string, z.ZodType>>(
  extra: E,
  given: unknown,
  caller: string,
): SuiteOptions & Known<E> {
  const options = checkStrictly({ ...shape, ...extra }, given, caller, HINTS)
  const problem = otherSource(new Map(Object.entries(options)))
  if (problem !== null) throw new BlandOptionError((name) => `${caller}: ${problem(name)}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one source is left
  return options as SuiteOptions & Known<E>
}
