import { z } from 'zod'
import type { Fields } from '../script/types.ts'
import type { Run } from '../world/run.ts'
import type { Scenario } from '../world/scenario.ts'
import { runAt, runSummaryAt } from '../world/view.ts'
import type { Api, Call } from './call.ts'
import { notFound, read } from './refusal.ts'

/** Returns the payload of `GET /scenarios`: a bare list if observed, under a key if documented. */
export function listScenarios(api: Api, call: Call): unknown {
  const { enabled, ...wanted } = read(scenarioQuerySchema, call.query)
  const isEnabled = enabled === undefined ? {} : { enabled: enabled === 'true' }
  const latest = latestRuns(api)
  const scenarios = api.world.scenarios
    .filter(({ body }) => matches(body, { ...wanted, ...isEnabled }))
    .map((scenario) => listEntry(api, scenario, latest.get(scenario.body.id) ?? null))
  return api.shape === 'documented' ? { scenarios } : scenarios
}

/** Returns the payload of `GET /scenarios/{id}`. */
export function readableScenario({ world, definitions }: Api, id: string): Fields {
  const scenario = definitions === 'missing' ? undefined : world.scenario(id)
  return scenario?.body ?? notFound('scenario', id)
}

/** Sorts runs of the same millisecond: later launches first. */
function byLaunch(one: Run, other: Run): number {
  return other.createdAt.localeCompare(one.createdAt)
}

/** Returns the payload of `GET /runs`: newest first, and within a batch in the order of its scenarios. */
export function listRuns({ world }: Api, call: Call): Fields {
  const { limit, offset, ...wanted } = read(runQuerySchema, call.query)
  const now = Date.now()
  const runs = [...world.runs.values()]
    .filter((run) => matches(runAt(run, now), wanted))
    .toSorted((one, other) => other.startedAt - one.startedAt || byLaunch(one, other))
  const page = runs.slice(offset, offset + limit)
  return { runs: page.map((run) => runSummaryAt(run, now)), total_count: runs.length }
}

const scenarioQuerySchema = z.object({
  pathway_id: z.string().optional(),
  persona_id: z.string().optional(),
  agent_id: z.string().optional(),
  category: z.string().optional(),
  enabled: z.enum(['true', 'false']).optional(),
})

const runQuerySchema = z.object({
  scenario_id: z.string().optional(),
  pathway_id: z.string().optional(),
  persona_id: z.string().optional(),
  batch_id: z.string().optional(),
  status: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})

function matches(body: Fields, wanted: Fields): boolean {
  return Object.entries(wanted).every(([key, value]) => value === undefined || body[key] === value)
}

/** Fields that the list leaves out. */
const DETAIL_KEYS: ReadonlySet<string> = new Set([
  'request_data',
  'start_node_id',
  'input_messages',
  'advanced_instructions',
  'metadata',
])

/** Returns the run of each scenario that ended last. */
function latestRuns({ world }: Api): ReadonlyMap<string, Run> {
  const now = Date.now()
  const ended = [...world.runs.values()].filter((run) => now >= run.endsAt)
  const oldestFirst = ended.toSorted(
    (one, other) => one.endsAt - other.endsAt || byLaunch(other, one),
  )
  return new Map(oldestFirst.map((run) => [run.scenario.body.id, run]))
}

function listEntry({ definitions, shape }: Api, scenario: Scenario, latest: Run | null): Fields {
  const isShort = shape !== 'current'
  const isHidden = (key: string): boolean =>
    (isShort && DETAIL_KEYS.has(key)) || (key === 'assertions' && definitions === 'missing')
  const shown = Object.entries(scenario.body).filter(([key]) => !isHidden(key))
  const fields = Object.fromEntries(shown)
  if (shape === 'current') {
    return { ...fields, runs: latest ? [lastOf(latest)] : [] }
  }
  return { most_recent_run: latest ? digest(latest) : null, ...fields }
}

/** Returns the last run as a scenario shows it. */
function lastOf({ finished }: Run): Fields {
  const keys = ['id', 'status', 'overall_score', 'created_at', 'version_number', 'duration_ms']
  const others = ['turn_count', 'bland_tone_score', 'error_message', 'assertion_results']
  return Object.fromEntries([...keys, ...others].map((key) => [key, finished[key]]))
}

function digest({ id, createdAt, finished }: Run): Fields {
  const duration = Number(finished['duration_ms'])
  const end = Date.parse(createdAt) + (Number.isFinite(duration) ? duration : 0)
  const completedAt = Number.isFinite(end) ? new Date(end).toISOString() : createdAt
  return {
    id,
    status: finished['status'],
    score: finished['overall_score'],
    completed_at: completedAt,
  }
}
