/** From options and environment to what a session is made of. */
import { cassetteUse } from '../cassette/mode.ts'
import type { CassetteUse } from '../cassette/mode.ts'
import { BlandOptionError } from '../errors/option-error.ts'
import type { RedactOption } from '../redact/options.ts'
import { DEFAULT_POLICY } from '../verdict/policy.ts'
import { thresholdsOf } from './gate-options.ts'
import type { SuiteOptions } from './options.ts'
import type { SuiteCheck, SuiteRules } from './rules.ts'

/** Which scenarios, or which runs of a batch, a suite owns. */
export interface Selection {
  readonly pathwayId: string | null
  readonly personaId: string | null
  readonly scenarioIds: readonly string[] | null
  readonly category: string | null
  readonly enabled: boolean
  readonly requiredForPromotion: boolean | null
  readonly only: readonly string[] | null
}

/** Where the runs come from. */
export type Source =
  | { readonly kind: 'launch'; readonly versionNumber: number | null; readonly maxRuns: number }
  | { readonly kind: 'attach'; readonly batchId: string }
  | { readonly kind: 'runs'; readonly runIds: readonly string[] }
  | { readonly kind: 'replay'; readonly path: string }

/** Times in milliseconds. */
export interface Timing {
  readonly timeout: number
  readonly pollInterval: number
  readonly settleTimeout: number
}

/** A suite's options, complete. */
export interface SuiteSettings {
  readonly source: Source
  readonly selection: Selection
  readonly rules: SuiteRules
  readonly timing: Timing
  readonly redact: RedactOption
  /** The file that the plan is read from, or written to; null where Bland is asked. */
  readonly snapshot: { readonly path: string; readonly update: boolean } | null
  /** What is replayed or recorded; null for nothing. */
  readonly cassette: CassetteUse | null
  readonly connection: { readonly apiKey: string | undefined; readonly baseUrl: string | undefined }
}

type Environment = Readonly<Record<string, string | undefined>>

const EVERY_SCENARIO: Selection = {
  pathwayId: null,
  personaId: null,
  scenarioIds: null,
  category: null,
  enabled: true,
  requiredForPromotion: null,
  only: null,
}

const PATIENCE: Timing = { timeout: 1_800_000, pollInterval: 2_000, settleTimeout: 30_000 }

const MAX_RUNS = 100

/**
 * Completes options from the environment: `BLAND_BATCH_ID` wins over every other source. Of the checks of
 * the suite, a plan needs titles and scenarios.
 *
 * @throws {@link BlandOptionError} where nothing, or more than one thing, says what to test
 */
export function resolveSettings(
  options: SuiteOptions,
  env: Environment,
  checks: readonly SuiteCheck[] = [],
): SuiteSettings {
  const cassette = cassetteUse(options.cassette, env)
  const isReplay = cassette?.mode === 'replay'
  const timing = withDefaults(PATIENCE, options)
  return {
    source: isReplay ? { kind: 'replay', path: cassette.path } : resolveSource(options, env),
    selection: withDefaults(EVERY_SCENARIO, options),
    rules: {
      policy: withDefaults(DEFAULT_POLICY, options),
      thresholds: thresholdsOf(options.gate),
      overrides: resolveOverrides(options),
      checks: checks.map(({ title, only }) => ({ title, only })),
    },
    // Nothing more is to come.
    timing: isReplay ? { ...timing, settleTimeout: 0 } : timing,
    redact: options.redact ?? true,
    snapshot: resolveSnapshot(options, env),
    cassette,
    connection: { apiKey: options.apiKey, baseUrl: options.baseUrl },
  }
}

function resolveOverrides({ overrides = {} }: SuiteOptions): SuiteRules['overrides'] {
  const entries = Object.entries(overrides).map(
    ([name, changes]) => [name, { ...changes, gate: thresholdsOf(changes.gate) }] as const,
  )
  return Object.fromEntries(entries)
}

/** The options that `defaults` names, where given, else its values. */
function withDefaults<T extends object>(
  defaults: T,
  options: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const complete = { ...defaults }
  for (const key in defaults) complete[key] = options[key] ?? defaults[key]
  return complete
}

function resolveSource(options: SuiteOptions, env: Environment): Source {
  const { batchId, runIds, maxRuns = MAX_RUNS } = options
  refuseBoth(batchId, runIds)
  const attached = env['BLAND_BATCH_ID']?.trim() || batchId
  if (attached !== undefined) return { kind: 'attach', batchId: attached }
  if (runIds !== undefined) return { kind: 'runs', runIds }
  if (!namesTarget(options)) {
    throw new BlandOptionError(
      'Nothing says what to test: give `pathwayId`, `personaId` or `scenarioIds` to start a batch, ' +
        '`batchId` (or BLAND_BATCH_ID) to judge one that exists, `runIds` for single runs, ' +
        'or `cassette` to replay a recorded one.',
    )
  }
  return { kind: 'launch', versionNumber: resolveVersion(options, env), maxRuns }
}

function refuseBoth(batchId: unknown, runIds: unknown): void {
  if (batchId === undefined || runIds === undefined) return
  throw new BlandOptionError('Give `batchId` or `runIds`, not both.')
}

function namesTarget({ pathwayId, personaId, scenarioIds }: SuiteOptions): boolean {
  return [pathwayId, personaId, scenarioIds].some((target) => target !== undefined)
}

function resolveVersion({ versionNumber }: SuiteOptions, env: Environment): number | null {
  const word = env['BLAND_VERSION_NUMBER']?.trim()
  if (versionNumber !== undefined) return versionNumber
  if (!word) return null
  if (/^\d+$/u.test(word)) return Number(word)
  throw new BlandOptionError(
    `BLAND_VERSION_NUMBER must be a whole number, not ${JSON.stringify(word)}.`,
  )
}

function resolveSnapshot({ snapshot }: SuiteOptions, env: Environment): SuiteSettings['snapshot'] {
  if (snapshot === undefined) return null
  const word = env['BLAND_SNAPSHOT']?.trim()
  if (!word) return { path: snapshot, update: false }
  if (word === 'update') return { path: snapshot, update: true }
  throw new BlandOptionError(`BLAND_SNAPSHOT can only be "update", not ${JSON.stringify(word)}.`)
}
