/** Names what was tested: the agent or the pathway, and its version. */
import type { Report } from '../../model/report.ts'
import { oneLine } from '../../../verdict/title.ts'

/** Returns the facts that the runs and batches agree on; null where they say nothing. */
export function targetsOf({
  suites,
  batches,
}: Report): readonly (readonly [name: string, value: string | null])[] {
  const runs = suites.flatMap(({ run }) => (run === null ? [] : [run]))
  const checkRuns = suites.flatMap(({ checkRun }) => checkRun ?? [])
  const ids = [...runs.map((run) => run.agent_id), ...checkRuns.map(({ agentId }) => agentId)]
  const agents = distinct(ids)
  const pathways = distinct(runs.map((run) => run.pathway_id))
  const versions = distinct(runs.map((run) => run.version_number))
  const production = batches.some((batch) => batch.production) ? ['in production'] : []
  return [
    ['Agent', agents],
    ['Pathway', pathways],
    ['Version', versions ?? production[0] ?? null],
  ]
}

/** How many ids the head has room for. */
const MOST = 2

function distinct(values: readonly unknown[]): string | null {
  const found = new Set(
    values.flatMap((value) =>
      typeof value === 'string' || typeof value === 'number' ? [oneLine(String(value), 60)] : [],
    ),
  )
  if (found.size === 0) return null
  return found.size > MOST ? `${found.size} of them` : [...found].join(', ')
}
