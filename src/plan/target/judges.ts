/** The plan of a check run: a scenario with a case for each judge. */
import { fingerprintOf } from '../../util/fingerprint.ts'
import type { CheckRun } from '../../model/check-run/check-run.ts'
import type { SavedChecks, SavedJudge } from '../../model/check-run/checks.ts'
import { DEFAULT_POLICY } from '../../options/rules.ts'
import { byName } from '../../verdict/check-run/judge-verdict.ts'
import { RUN_CASE } from '../../verdict/plan-cases.ts'
import { keyed } from '../../verdict/planned-case.ts'
import type { CaseDraft } from '../../verdict/planned-case.ts'
import { oneLine } from '../../verdict/title.ts'
import type { Plan } from '../plan.ts'

/** Returns the environment that a check run was started in, for its title. */
export function titleOf({ env_type: environment }: CheckRun): string {
  return environment ?? 'saved'
}

/** Returns whether a judge of the saved checks takes part in a check run, as far as the check run says. */
export function takesPart(
  { name, eval_agent_id: id }: SavedJudge,
  { judge_names: names, verdicts }: CheckRun,
): boolean {
  if (names === null || name === null || names.includes(name)) return true
  return (verdicts ?? []).some((verdict) => verdict.eval_agent_id === id)
}

function judgesOf({ evals }: SavedChecks): readonly CaseDraft[] {
  return evals.map((one) => ({
    kind: 'judge',
    title: oneLine(one.name ?? '') || UNNAMED,
    judge: {
      id: one.eval_agent_id,
      required: one.required ?? true,
      targets: one.target_level_keys,
      ...(one.eval_agent_version_id !== null && { versionId: one.eval_agent_version_id }),
    },
  }))
}

const UNNAMED = 'unnamed judge'

/** Returns the judges that the check run itself names, required unless their verdict says otherwise. */
function judgesIn({ verdicts, judge_names: names }: CheckRun): readonly CaseDraft[] {
  const known = (verdicts ?? []).map((one): CaseDraft => ({
    kind: 'judge',
    title: oneLine(one.name ?? '') || UNNAMED,
    judge: {
      id: one.eval_agent_id ?? byName(one.name ?? ''),
      required: one.required ?? true,
      targets: one.target_level_keys,
      isUndefined: true,
    },
  }))
  const told = new Set((verdicts ?? []).map(({ name }) => name))
  const others = (names ?? []).filter((name) => !told.has(name))
  return [
    ...known,
    ...others.map((name): CaseDraft => ({
      kind: 'judge',
      title: oneLine(name) || UNNAMED,
      judge: { id: byName(name), required: true, targets: [], isUndefined: true },
    })),
  ]
}

/** Returns the fingerprint of what the saved checks play. */
function playOf({ scenario_ids: ids, simulations_count: count }: SavedChecks): string {
  return fingerprintOf({ scenario_ids: ids.toSorted(), simulations_count: count })
}

/** Plans the judges that a check run itself names. */
export function planNamed(run: CheckRun): Plan {
  return planOf(titleOf(run), judgesIn(run))
}

/** Plans the judges of saved checks. */
export function planSaved(environment: string, saved: SavedChecks): Plan {
  return { ...planOf(environment, judgesOf(saved), playOf(saved)), savedChecks: saved }
}

function planOf(environment: string, judges: readonly CaseDraft[], fingerprint?: string): Plan {
  const title = `${environment} checks`
  const scenario = {
    key: title,
    scenarioId: null,
    runId: null,
    name: title,
    title,
    category: null,
    requiredForPromotion: false,
    ...(fingerprint !== undefined && { fingerprint }),
    cases: keyed([{ kind: 'run', title: RUN_CASE }, ...judges]),
    policy: DEFAULT_POLICY,
  }
  const notes = environment === 'production' ? [NO_GATE] : []
  return { scenarios: [scenario], hasBatch: false, batchRuns: null, notes }
}

const NO_GATE =
  'The checks of production do not count for the promotion gate of Bland: only those of staging do.'
