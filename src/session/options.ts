/** The options of a suite: what users write, checked where they write it. */
import { z } from 'zod'
import type { BlandClientOptions } from '../client/client.ts'
import { redactSchema } from '../redact/options.ts'
import type { RedactOption } from '../redact/options.ts'
import { checkStrictly, strictly } from './check.ts'
import { gateSchema } from './gate-options.ts'
import type { GateOptions } from './gate-options.ts'

/** How a scenario is judged otherwise than the rest of its suite. */
export interface ScenarioOptions {
  /** Its own bounds; each replaces the suite's on the same measure, `false` lifts it. */
  readonly gate?: GateOptions | false | undefined
  /** As in {@link SuiteOptions.advisory}. */
  readonly advisory?: 'skip' | 'fail' | 'pass' | undefined
  /** As in {@link SuiteOptions.unasserted}. */
  readonly unasserted?: 'pass' | 'fail' | undefined
}

/** What a suite tests, how it judges, and how long it waits. */
export interface SuiteOptions extends Pick<BlandClientOptions, 'apiKey' | 'baseUrl'> {
  /** Judge this batch, finished or still running, and start nothing. @default `BLAND_BATCH_ID` */
  readonly batchId?: string | undefined
  /** Judge these single runs, which belong to no batch, and start nothing. */
  readonly runIds?: readonly string[] | undefined
  /** Replay this recorded session, with no key and no network. `BLAND_CASSETTE` may say otherwise. */
  readonly cassette?: string | undefined
  /** Test the scenarios of this pathway. */
  readonly pathwayId?: string | undefined
  /** Test the scenarios of this persona. */
  readonly personaId?: string | undefined
  /** Test these scenarios. */
  readonly scenarioIds?: readonly string[] | undefined
  /** Only scenarios of this category, such as `HAPPY_PATH`. */
  readonly category?: string | undefined
  /** Only scenarios that are enabled (or, with `false`, disabled) in Bland. @default true */
  readonly enabled?: boolean | undefined
  /** Only scenarios that Bland requires for promotion (or, with `false`, does not). */
  readonly requiredForPromotion?: boolean | undefined
  /** Only scenarios of these names. */
  readonly only?: readonly string[] | undefined
  /** The pathway version to test. @default `BLAND_VERSION_NUMBER`, else what is in production */
  readonly versionNumber?: number | undefined
  /** Refuse to start more runs than this. @default 100 */
  readonly maxRuns?: number | undefined
  /**
   * Plan from this file, below the working directory, instead of asking Bland: tests are listed without
   * a key. `BLAND_SNAPSHOT=update` writes it. Nothing is started where Bland has something else.
   */
  readonly snapshot?: string | undefined
  /** What an advisory assertion that failed is reported as. @default 'skip' */
  readonly advisory?: 'skip' | 'fail' | 'pass' | undefined
  /** What a passed run of a scenario without assertions is reported as. @default 'pass' */
  readonly unasserted?: 'pass' | 'fail' | undefined
  /** Bounds on score, tone, turns and duration of every run: a case each. @default none */
  readonly gate?: GateOptions | false | undefined
  /** Scenarios that are judged otherwise, by their names. */
  readonly overrides?: Readonly<Record<string, ScenarioOptions>> | undefined
  /** What is taken out of every text before anything sees it. @default true */
  readonly redact?: RedactOption | undefined
  /** How long the batch may take, in milliseconds. @default 1_800_000 */
  readonly timeout?: number | undefined
  /** How often the batch is read, in milliseconds. @default 2_000 */
  readonly pollInterval?: number | undefined
  /** How long results may come after the end of a run, in milliseconds. @default 30_000 */
  readonly settleTimeout?: number | undefined
}

const words = z.array(z.string().trim().min(1)).min(1)
/** A longer time would overflow the timers of Node, and pass at once. */
const LONGEST = 2 ** 31 - 1
const milliseconds = z.number().int().positive().max(LONGEST)

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
  only: words,
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

/**
 * Checks what a user gave.
 *
 * @throws {@link BlandOptionError} that names the option, what it must be, and the nearest known name
 */
export function checkOptions(given: unknown, caller: string): SuiteOptions {
  return checkStrictly(shape, given, caller)
}

/** The same with the options that a runner adds. */
export function checkOptionsWith<E extends Record<string, z.ZodType>>(
  extra: E,
  given: unknown,
  caller: string,
): SuiteOptions & { readonly [K in keyof E]?: z.infer<E[K]> | undefined } {
  return checkStrictly({ ...shape, ...extra }, given, caller)
}
