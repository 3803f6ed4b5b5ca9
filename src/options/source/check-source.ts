/** Check runs as the source of a suite. */
import type { CheckEnvironment } from '../../model/check-run/checks.ts'
import { BlandOptionError } from '../../errors/option-errors.ts'
import { namedCheckRun } from '../environment.ts'
import type { Environment } from '../environment.ts'
import type { SuiteOptions } from '../suite-options.ts'

/** A check run to start, or one that exists. */
export type CheckSource =
  | {
      readonly kind: 'start-checks'
      readonly agentId: string
      readonly environment: CheckEnvironment
      /** The version to check; null for the environment's own. */
      readonly versionId: string | null
      readonly maxRuns: number
    }
  | {
      readonly kind: 'check-run'
      readonly agentId: string
      readonly checkRunId: string
      /** The environment that the options expect; null for any. */
      readonly environment: CheckEnvironment | null
      /** The version that the options expect; null for any. */
      readonly versionId: string | null
    }

/** Bland ends a check run after 45 minutes. Times in milliseconds. */
export const CHECK_PATIENCE = {
  timeout: 3_000_000,
  pollInterval: 10_000,
  settleTimeout: 30_000,
} as const

/** Returns whether a source is a check run. */
export function isCheck<S extends { readonly kind: string }>(
  source: S,
): source is Extract<S, { readonly kind: 'start-checks' | 'check-run' }> {
  return source.kind === 'start-checks' || source.kind === 'check-run'
}

/**
 * Returns the check run that the options or `BLAND_CHECK_RUN_ID` name; null if they name none.
 *
 * @throws {@link BlandOptionError} if the variable is empty
 */
export function checkSource(
  { agentId, checks, versionId: version, checkRunId }: SuiteOptions,
  env: Environment,
  maxRuns: number,
): CheckSource | null {
  if (agentId === undefined || (checks === undefined && checkRunId === undefined)) return null
  const environment = checks ?? null
  const versionId = version ?? null
  const named = namedCheckRun(env) ?? checkRunId
  if (named !== undefined) {
    return { kind: 'check-run', agentId, checkRunId: named, environment, versionId }
  }
  return environment === null
    ? null
    : { kind: 'start-checks', agentId, environment, versionId, maxRuns }
}

/**
 * Refuses checks of the user's own in a suite of a check run: they test a run of a scenario.
 *
 * @throws {@link BlandOptionError} if the suite has a check run
 */
export function refuseUserChecks({ checks, checkRunId }: SuiteOptions): void {
  const source = checks === undefined ? 'checkRunId' : 'checks'
  if (checks === undefined && checkRunId === undefined) return
  throw new BlandOptionError(
    (name) =>
      `\`check(…)\` does nothing with ${name(source)}: judges rate all conversations of a check run together. ` +
      `Test single conversations with a batch: leave ${name(source)} out.`,
  )
}
