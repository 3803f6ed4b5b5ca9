/** The command `scenarios`, which lists what would be played. */
import { ownKey } from '../verdict/planned-case.ts'
import { prepareSuite } from '../plan/prepare.ts'
import type { Plan } from '../plan/plan.ts'
import type { SuiteSettings } from '../options/settings.ts'
import { NativeAbortController } from '../util/native.ts'
import { EXIT } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'

/**
 * Prints the scenarios of a suite, as a table or as JSON.
 *
 * @throws {@link BlandError} if they cannot be read
 */
export async function listScenarios(settings: SuiteSettings, asJson: boolean): Promise<ExitCode> {
  const prepared = await prepareSuite(unbounded(settings), new NativeAbortController().signal)
  if (prepared.state === 'unplanned') throw prepared.error
  const { plan } = prepared
  const text = asJson ? JSON.stringify(toJson(plan), null, 2) : table(plan).join('\n')
  process.stdout.write(`${text}\n`)
  return EXIT.green
}

/** Lifts `maxRuns`, because the scenarios are only listed. */
function unbounded(settings: SuiteSettings): SuiteSettings {
  const { source } = settings
  if (source.kind !== 'launch') return settings
  return { ...settings, source: { ...source, maxRuns: Number.MAX_SAFE_INTEGER } }
}

function toJson({ scenarios }: Plan): unknown {
  return scenarios.map(({ scenarioId, title, category, requiredForPromotion, cases }) => ({
    id: scenarioId,
    title,
    category,
    requiredForPromotion,
    cases: cases.map((one) => ({ kind: ownKey(one).kind, title: one.title })),
  }))
}

function table({ scenarios }: Plan): readonly string[] {
  const rows = [
    ['SCENARIO', 'CATEGORY', 'CASES', 'ID'],
    ...scenarios.map(({ scenarioId, title, category, cases }) => [
      title,
      category ?? '',
      String(cases.length),
      scenarioId ?? '',
    ]),
  ]
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
