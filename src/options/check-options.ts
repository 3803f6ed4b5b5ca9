/** Checks the options of a suite where a user writes them. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { z } from 'zod'
import type { NameOption } from '../errors/message.ts'
import { redactSchema } from './redact-options.ts'
import { checkStrictly, strictly } from './strict-schema.ts'
import { gateSchema } from './gate-options.ts'
import type { SuiteOptions } from './suite-options.ts'

const words = z.array(z.string().trim().min(1)).min(1)
/** A longer time would overflow Node's timers, and pass immediately. */
const LONGEST = 2 ** 31 - 1
const milliseconds = z.number().int().positive().max(LONGEST)

/** Both runners know `only: true` as an option of their own suites. */
const only = z.array(z.string().trim().min(1), {
  error: ({ code, input }) =>
    code === 'invalid_type' && typeof input === 'boolean'
      ? 'expected a list of scenario names; to run only this suite, write `defineBlandSuite.only(…)`'
      : undefined,
})

const judging = {
  advisory: z.enum(['skip', 'fail', 'pass']),
  unasserted: z.enum(['pass', 'fail']),
  gate: gateSchema,
}

const shape = {
  batchId: z.string().trim().min(1),
  runIds: words,
  cassette: z.string().trim().min(1),
  pathwayId: z.string().trim().min(1),
  personaId: z.string().trim().min(1),
  scenarioIds: words,
  category: z.string().trim().min(1),
  enabled: z.boolean(),
  requiredForPromotion: z.boolean(),
  only: only.min(1),
  versionNumber: z.number().int().nonnegative(),
  maxRuns: z.number().int().positive(),
  snapshot: z.string().trim().min(1),
  ...judging,
  overrides: z.record(z.string().trim().min(1), strictly(judging).partial()),
  redact: redactSchema,
  timeout: milliseconds,
  pollInterval: milliseconds,
  settleTimeout: z.number().int().nonnegative().max(LONGEST),
  apiKey: z.string().trim().min(1),
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

const PLAYING = ['versionNumber', 'maxRuns', 'snapshot'] as const
const CHOOSING = [
  'pathwayId',
  'personaId',
  'scenarioIds',
  'category',
  'enabled',
  'requiredForPromotion',
  'only',
] as const

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

/** Returns the complaint about an option that has no effect with the source of the runs; null if all have one. */
function otherSource(options: ReadonlyMap<string, unknown>): ((name: NameOption) => string) | null {
  const isGiven = (option: string): boolean => options.get(option) !== undefined
  if (isGiven('batchId') && isGiven('runIds')) {
    return (name) => `set ${name('batchId')} or ${name('runIds')}, not both.`
  }
  const source = ['batchId', 'runIds'].find(isGiven)
  if (source === undefined) return null
  const useless = source === 'batchId' ? PLAYING : [...PLAYING, ...CHOOSING]
  const found = useless.find(isGiven)
  if (found === undefined) return null
  const why =
    source === 'batchId' ? 'the batch has already been started' : 'each run is already named'
  return (name) =>
    `${name(found)} does nothing with ${name(source)}: ${why}. Leave one of them out.`
}
