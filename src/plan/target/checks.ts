/** Plans a check run: one scenario with a case for each judge. */
import type { BlandClient } from '../../api/client.ts'
import { BlandHttpError } from '../../errors/http-error.ts'
import { BlandSelectionError } from '../../errors/option-errors.ts'
import type { CheckRun } from '../../model/check-run/check-run.ts'
import { ENVIRONMENTS } from '../../model/check-run/checks.ts'
import type { SavedChecks } from '../../model/check-run/checks.ts'
import type { CheckSource } from '../../options/source/check-source.ts'
import { oneLine } from '../../verdict/title.ts'
import type { Plan } from '../plan.ts'
import { planNamed, planSaved, takesPart, titleOf } from './judges.ts'

/**
 * Plans a check run from the saved checks of its environment. Starts nothing.
 *
 * @throws {@link BlandSelectionError} if there are no checks, they are switched off, they play more conversations
 *   than `maxRuns`, or the check run is not the one that the options expect
 */
export function planChecks(
  client: BlandClient,
  source: CheckSource,
  signal: AbortSignal,
): Promise<Plan> {
  return source.kind === 'start-checks'
    ? planStart(client, source, signal)
    : planExisting(client, source, signal)
}

async function planStart(
  { checks: client }: BlandClient,
  source: CheckSource & { readonly kind: 'start-checks' },
  signal: AbortSignal,
): Promise<Plan> {
  const { agentId, environment, maxRuns } = source
  const saved = await client.read({ agentId, environment }, signal)
  const where = `of agent ${agentId} in ${environment}`
  if (saved === null || saved.evals.length === 0) {
    throw new BlandSelectionError(
      `There are no saved checks ${where}. Save some in the Bland dashboard. Nothing was started.`,
    )
  }
  if (saved.enabled === false) {
    throw new BlandSelectionError(
      `The saved checks ${where} are switched off. Switch them on in the Bland dashboard. Nothing was started.`,
    )
  }
  const count = conversationsOf(saved)
  if (count <= maxRuns) return planSaved(environment, saved)
  throw new BlandSelectionError(
    (name) =>
      `The saved checks ${where} play ${count} conversations, but a suite starts at most ${maxRuns}: each is paid. ` +
      `Save fewer, or set ${name('maxRuns', count)}. Nothing was started.`,
  )
}

/** Returns how many conversations a check run plays. Where Bland does not say, its default is 5 a scenario. */
function conversationsOf({ scenario_ids: ids, simulations_count: count }: SavedChecks): number {
  return ids.length * (count ?? 5)
}

async function planExisting(
  { checks: client }: BlandClient,
  source: CheckSource & { readonly kind: 'check-run' },
  signal: AbortSignal,
): Promise<Plan> {
  const { agentId, checkRunId } = source
  const run = await client.get({ agentId, checkRunId }, signal)
  refuseOther(run, source)
  const environment = ENVIRONMENTS.find((one) => one === run.env_type) ?? null
  const saved =
    environment === null ? null : await client.read({ agentId, environment }, signal).catch(gone)
  const evals = saved?.evals.filter((judge) => takesPart(judge, run)) ?? []
  const plan =
    saved === null || evals.length === 0
      ? planNamed(run)
      : planSaved(titleOf(run), { ...saved, evals })
  const left = saved?.evals.filter((judge) => !evals.includes(judge)) ?? []
  const told = left.map(
    ({ name }) => `The judge “${oneLine(name ?? '')}” did not take part in the check run.`,
  )
  return { ...plan, notes: [...(plan.notes ?? []), ...told] }
}

/** Plans a recorded check run: by the judges that were planned when it was played, or by its own. */
export async function planRecorded(
  { checks: client }: BlandClient,
  { agentId, checkRunId }: CheckSource & { readonly kind: 'check-run' },
): Promise<Plan> {
  const run = await client.get({ agentId, checkRunId })
  // A cassette has the checks of one environment: its own, whichever is named here.
  const saved = await client.read({ agentId, environment: 'staging' })
  return saved === null ? planNamed(run) : planSaved(titleOf(run), saved)
}

/** A configuration that is gone or forbidden is no reason not to judge what has run. */
function gone(error: unknown): null {
  if (error instanceof BlandHttpError && [400, 403, 404].includes(error.failure.status)) return null
  throw error
}

/** Refuses a check run that contradicts the options: the suite would test something else than it says. */
function refuseOther(run: CheckRun, source: CheckSource & { readonly kind: 'check-run' }): void {
  const sides = [
    ['agent', source.agentId, run.agent_id],
    ['environment', source.environment, run.env_type],
    ['version', source.versionId, run.agent_version_id],
  ] as const
  for (const [what, asked, found] of sides) {
    if (asked === null || found === null || asked === found) continue
    throw new BlandSelectionError(
      `Check run ${run.id} is of the ${what} ${found}, but the options ask for ${asked}. Nothing was started.`,
    )
  }
}
