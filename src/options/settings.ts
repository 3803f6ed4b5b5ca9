/** Completes the options of a suite from the environment. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { resolveBaseline } from './baseline-options.ts'
import type { BaselineUse } from './baseline-options.ts'
import { cassetteUse } from './cassette-use.ts'
import { checkSource, CHECK_PATIENCE, isCheck, refuseUserChecks } from './source/check-source.ts'
import type { CheckSource } from './source/check-source.ts'
import type { CassetteUse } from './cassette-use.ts'
import type { RedactOption } from './redact-options.ts'
import { attachedBatches } from './source/batches.ts'
import type { BatchIds } from './source/batches.ts'
import { ignoredVariables } from './environment.ts'
import type { Environment } from './environment.ts'
import { resolveSnapshot } from './source/snapshot-options.ts'
import type { SuiteOptions, VersionChoice } from './suite-options.ts'
import { askedVersion } from './version/asked-version.ts'
import type { AskedFor } from './version/asked-version.ts'
import { mostAttempts } from './repeat/repeat-options.ts'
import { resolveRules } from './rules.ts'
import type { SuiteCheck, SuiteRules } from './rules.ts'

/** Which scenarios, or which runs of a batch, belong to a suite. */
export interface Selection {
  readonly agentId: string | null
  readonly pathwayId: string | null
  readonly personaId: string | null
  readonly scenarioIds: readonly string[] | null
  readonly category: string | null
  /** Any of them is enough. */
  readonly tags: readonly string[] | null
  readonly enabled: boolean
  readonly requiredForPromotion: boolean | null
  readonly only: readonly string[] | null
}

/** The source of the runs. */
export type Source =
  | {
      readonly kind: 'launch'
      readonly versionNumber: VersionChoice | null
      readonly maxRuns: number
    }
  | {
      readonly kind: 'attach'
      readonly batchIds: BatchIds
      /** The keys of the scenarios that each batch plays. @default as the plan says */
      readonly played?: readonly (readonly string[])[]
    }
  | { readonly kind: 'runs'; readonly runIds: readonly string[] }
  | {
      readonly kind: 'replay'
      readonly path: string
      /** The attempt to replay, from 0. @default the first */
      readonly attempt?: number
    }
  | CheckSource

/** Times in milliseconds. */
export interface Timing {
  readonly timeout: number
  readonly pollInterval: number
  readonly settleTimeout: number
}

/** The complete options of a suite. */
export interface SuiteSettings {
  readonly source: Source
  /** The requested version of a batch that we start, or that the environment names; null for any. */
  readonly asked: AskedFor
  /** Notes on the options for the summary, such as that a variable has no effect. */
  readonly notes: readonly string[]
  readonly selection: Selection
  readonly rules: SuiteRules
  readonly timing: Timing
  readonly redact: RedactOption
  /** The snapshot file to plan from or to write; null to plan from Bland. */
  readonly snapshot: ReturnType<typeof resolveSnapshot>
  /** The baseline to compare with or to write; null for none. */
  readonly baseline: BaselineUse | null
  /** The cassette to replay or record; null for none. */
  readonly cassette: CassetteUse | null
  readonly connection: { readonly apiKey: string | undefined; readonly baseUrl: string | undefined }
}

/** Selects everything that Bland plays. */
export const EVERY_SCENARIO: Selection = {
  agentId: null,
  pathwayId: null,
  personaId: null,
  scenarioIds: null,
  category: null,
  tags: null,
  enabled: true,
  requiredForPromotion: null,
  only: null,
}

const PATIENCE: Timing = { timeout: 1_800_000, pollInterval: 2_000, settleTimeout: 30_000 }

const MAX_RUNS = 100
/** No conversation is shorter, in milliseconds: the user meant seconds. */
const SHORTEST = 5_000

/**
 * Completes options from the environment, whose variables win over the options. A plan needs the titles and
 * scenarios of the suite's checks; the types of a snapshot need the name of the suite.
 *
 * @throws {@link BlandOptionError} if the options do not say what to test, or a variable or a time is wrong
 */
export function resolveSettings(
  options: SuiteOptions,
  env: Environment,
  checks: readonly SuiteCheck[] = [],
  suite: string | null = null,
): SuiteSettings {
  if (checks.length > 0) refuseUserChecks(options)
  const cassette = cassetteUse(options.cassette, env)
  const source: Source =
    cassette?.mode === 'replay'
      ? { kind: 'replay', path: cassette.path }
      : resolveSource(options, env)
  return {
    source,
    asked: askedOf(source, options, env),
    notes: ignoredVariables(env, source.kind, options),
    selection: withDefaults(EVERY_SCENARIO, options),
    rules: resolveRules(options, checks),
    timing: resolveTiming(source, options),
    redact: options.redact ?? true,
    snapshot: resolveSnapshot(options, env, suite),
    baseline: resolveBaseline(options.baseline, env),
    cassette,
    connection: { apiKey: options.apiKey, baseUrl: options.baseUrl },
  }
}

function askedOf({ kind }: Source, options: SuiteOptions, env: Environment): AskedFor {
  if (kind === 'launch') return askedVersion(options, env)
  return { versionNumber: (kind === 'attach' ? options.versionNumber : null) ?? null, by: 'option' }
}

function resolveTiming(source: Source, options: SuiteOptions): Timing {
  const timing = withDefaults(isCheck(source) ? CHECK_PATIENCE : PATIENCE, options)
  // A cassette has all results.
  if (source.kind === 'replay') return { ...timing, settleTimeout: 0 }
  const starts = source.kind === 'launch' || source.kind === 'start-checks'
  if (!starts || timing.timeout >= SHORTEST) return timing
  throw new BlandOptionError(
    (name) =>
      `${name('timeout', timing.timeout)} is ${timing.timeout} milliseconds, which is too short for any conversation: ` +
      `set at least ${SHORTEST}. If you meant seconds, write ${name('timeout', timing.timeout * 1000)}.`,
  )
}

/** Takes the options that `defaults` names, or its values. */
function withDefaults<T extends object>(
  defaults: T,
  options: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const complete = { ...defaults }
  for (const key in defaults) complete[key] = options[key] ?? defaults[key]
  return complete
}

function resolveSource(options: SuiteOptions, env: Environment): Source {
  const { runIds, maxRuns = MAX_RUNS * mostAttempts(options) } = options
  const checks = checkSource(options, env, maxRuns)
  if (checks !== null) return checks
  const batchIds = attachedBatches(options, env)
  if (batchIds !== null) return { kind: 'attach', batchIds }
  if (runIds !== undefined) return { kind: 'runs', runIds }
  if (namesTarget(options)) {
    const { versionNumber } = askedVersion(options, env)
    return { kind: 'launch', versionNumber, maxRuns }
  }
  throw new BlandOptionError(
    (name) =>
      `The options do not say what to test: set ${name('agentId')}, ${name('pathwayId')}, ${name('personaId')} or ${name('scenarioIds')} to start a batch, ` +
      `${name('batchId')} (or BLAND_BATCH_ID) to report on an existing one, ${name('runIds')} for single runs, ` +
      `or ${name('cassette')} to replay a cassette.`,
  )
}

function namesTarget({ agentId, pathwayId, personaId, scenarioIds }: SuiteOptions): boolean {
  return [agentId, pathwayId, personaId, scenarioIds].some((target) => target !== undefined)
}
