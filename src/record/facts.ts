/** What is to be known of a run beside what was said: by name, as every output shows it. */
import type { Run } from '../model/run.ts'
import type { RunRecord } from './record.ts'
import { seconds, shownTime } from '../util/times.ts'

/** A name and what it is. */
export type Fact = readonly [name: string, value: string]

/** How the run went: status, score, turns, length, start; what Bland did not say is left out. */
export function courseOf(run: Run): readonly Fact[] {
  const { status, overall_score: score, turn_count: turns, duration_ms: duration } = run
  return known([
    ['Status', status],
    ['Score', score === null ? null : score.toFixed(2)],
    ['Turns', turns === null ? null : String(turns)],
    ['Length', duration === null ? null : seconds(duration)],
    ['Started', shownTime(run.created_at)],
    ['Error', run.error_message],
  ])
}

/** What names the run at Bland. */
export function idsOf({ run, batchId, scenarioId, host }: RunRecord): readonly Fact[] {
  return known([
    ['Run', run === null ? null : run.id],
    ['Batch', batchId],
    ['Scenario', scenarioId],
    ['Pathway', run === null ? null : run.pathway_id],
    ['API', host],
  ])
}

function known(facts: readonly (readonly [string, string | null])[]): readonly Fact[] {
  return facts.flatMap(([name, value]) =>
    value === null || value.trim() === '' ? [] : [[name, value] as const],
  )
}

/** The nodes in the order of their visits, `×2` where one was visited twice in a row. */
export function nodeTrail(run: Run): readonly string[] {
  const trail: { readonly node: string; count: number }[] = []
  for (const node of run.nodes_visited ?? []) {
    const last = trail.at(-1)
    if (last?.node === node) last.count += 1
    else trail.push({ node, count: 1 })
  }
  return trail.map(({ node, count }) => (count === 1 ? node : `${node} ×${count}`))
}

/** The variables that Bland extracted, as text. */
export function variablesOf(run: Run): readonly Fact[] {
  return Object.entries(run.variables_extracted ?? {}).map(([name, value]) => [name, asText(value)])
}

/** Any value of a body as text: a text as it stands, all else as JSON. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
