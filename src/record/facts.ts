/** Facts about a run other than its conversation, by the names that every output uses. */
import type { Run } from '../model/run.ts'
import type { RunRecord } from './record.ts'
import { seconds, shownTime } from '../util/times.ts'

/** A name and its value. */
export type Fact = readonly [name: string, value: string]

/** Returns how the run went: status, score, turns, length, start; without values that Bland did not give. */
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

/** Returns the ids of the run. */
export function idsOf({ run, batchId, scenarioId, host }: RunRecord): readonly Fact[] {
  return known([
    ['Run', run === null ? null : run.id],
    ['Batch', batchId],
    ['Scenario', scenarioId],
    ['Agent', run?.agent_id ?? null],
    ['Pathway', run === null ? null : run.pathway_id],
    ['API', host],
  ])
}

function known(facts: readonly (readonly [string, string | null])[]): readonly Fact[] {
  return facts.flatMap(([name, value]) =>
    value === null || value.trim() === '' ? [] : [[name, value] as const],
  )
}

/** Visits of a node in a row. */
interface NodeVisit {
  readonly node: string
  /** The name of the node, with `×2` for two visits. */
  readonly told: string
}

/** Returns the nodes in the order of their visits. */
export function nodeTrail(run: Run): readonly NodeVisit[] {
  const trail: { readonly node: string; count: number }[] = []
  for (const node of run.nodes_visited ?? []) {
    const last = trail.at(-1)
    if (last?.node === node) last.count += 1
    else trail.push({ node, count: 1 })
  }
  return trail.map(({ node, count }) => ({ node, told: count === 1 ? node : `${node} ×${count}` }))
}

/** Returns the variables that Bland extracted, as text. */
export function variablesOf(run: Run): readonly Fact[] {
  return Object.entries(run.variables_extracted ?? {}).map(([name, value]) => [name, asText(value)])
}

/** Formats any value of a body: a text unchanged, others as JSON. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
