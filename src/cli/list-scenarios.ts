/** The command `scenarios`, which lists what would be played. */
import { BlandError } from '../errors/bland-error.ts'
import { BlandHttpError } from '../errors/http-error.ts'
import { BlandSelectionError } from '../errors/option-errors.ts'
import { ENVIRONMENTS } from '../model/check-run/checks.ts'
import { ownKey } from '../verdict/planned-case.ts'
import { prepareSuite } from '../plan/prepare.ts'
import type { PlannedScenario } from '../plan/plan.ts'
import type { SuiteSettings } from '../options/settings.ts'
import { NativeAbortController } from '../util/native.ts'
import { EXIT } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { nameFlag } from './flags/flag-names.ts'

/**
 * Prints the scenarios of a suite, and the saved checks of an agent, as a table or as JSON.
 *
 * @throws {@link BlandError} if the scenarios cannot be read
 */
export async function listScenarios(settings: SuiteSettings, asJson: boolean): Promise<ExitCode> {
  const scenarios = await plannedBy(unbounded(settings))
  const checks = await savedChecks(settings)
  const tables = [tableOf(scenarios), ...(checks.length === 0 ? [] : [tableOfChecks(checks)])]
  const text = asJson
    ? JSON.stringify([...scenarios, ...checks].map(toJson), null, 2)
    : tables.map(aligned).join('\n\n')
  process.stdout.write(`${text}\n`)
  return EXIT.green
}

async function plannedBy(settings: SuiteSettings): Promise<readonly PlannedScenario[]> {
  const prepared = await prepareSuite(settings, new NativeAbortController().signal)
  if (prepared.state === 'unplanned') throw prepared.error
  return prepared.plan.scenarios
}

/** Lifts `maxRuns`, because the scenarios are only listed. */
export function unbounded(settings: SuiteSettings): SuiteSettings {
  const { source } = settings
  if (source.kind !== 'launch') return settings
  return { ...settings, source: { ...source, maxRuns: Number.MAX_SAFE_INTEGER } }
}

/** Reads the saved checks of both environments of the agent. Prints a line for those that it cannot read, and goes on. */
async function savedChecks(settings: SuiteSettings): Promise<readonly PlannedScenario[]> {
  const { source, selection } = settings
  const { agentId } = selection
  if (source.kind !== 'launch' || agentId === null) return []
  const kind = 'start-checks'
  const found = ENVIRONMENTS.map((environment) =>
    plannedBy({
      ...settings,
      source: { kind, agentId, environment, versionId: null, maxRuns: Number.MAX_SAFE_INTEGER },
    }).catch((error: unknown) => tellUnread(error, environment)),
  )
  return (await Promise.all(found)).flat()
}

/** Says why the checks of an environment are not listed, unless there are none or they are switched off. */
function tellUnread(error: unknown, environment: string): readonly never[] {
  const isAbsent = error instanceof BlandHttpError && error.failure.status === 404
  if (isAbsent || error instanceof BlandSelectionError) return []
  if (!(error instanceof BlandError)) throw error
  const why = error.tell(nameFlag)
  process.stderr.write(`bland-suite: the saved checks of ${environment} are not listed: ${why}\n`)
  return []
}

function toJson(planned: PlannedScenario): unknown {
  const { scenarioId, title, category, requiredForPromotion, cases } = planned
  return {
    id: scenarioId,
    title,
    category,
    requiredForPromotion,
    cases: cases.map((one) => ({ kind: ownKey(one).kind, title: one.title })),
  }
}

type Row = readonly string[]

function tableOf(scenarios: readonly PlannedScenario[]): readonly Row[] {
  return [
    ['SCENARIO', 'CATEGORY', 'CASES', 'ID'],
    ...scenarios.map(({ scenarioId, title, category, cases }) => [
      title,
      category ?? '',
      String(cases.length),
      scenarioId ?? '',
    ]),
  ]
}

function tableOfChecks(checks: readonly PlannedScenario[]): readonly Row[] {
  const rows = checks.flatMap(({ title, cases }) =>
    cases.flatMap((one) =>
      one.kind === 'judge'
        ? [[title, one.title, one.judge.required ? 'required' : 'advisory', one.judge.id]]
        : [],
    ),
  )
  return [['CHECKS', 'JUDGE', 'COUNTS', 'ID'], ...rows]
}

/** Aligns the columns of a table. */
function aligned(rows: readonly Row[]): string {
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return lines.join('\n')
}
