import type { Dice } from '../dice.ts'
import type { Fields } from '../script/types.ts'
import { currentRun } from './current.ts'
import { conversationOf, toneOf } from './conversation.ts'
import { outcomesOf, type Outcome } from './results.ts'
import type { Shape } from './shape.ts'
import type { Scenario } from './scenario.ts'

/** One play of a scenario. Its state is a function of the time: there are no timers. */
export interface Run {
  readonly id: string
  readonly scenario: Scenario
  readonly batchId: string | null
  /** The requested version; null for production. */
  readonly versionNumber: number | null
  /** In ISO 8601; a part of the story, unrelated to `startedAt`. */
  readonly createdAt: string
  /** In epoch milliseconds, like all times below. */
  readonly startedAt: number
  /** When a conversation of the planned length ends, even for a run that never does. */
  readonly plannedEnd: number
  /** When the status becomes final; infinite for a run that never ends. */
  readonly endsAt: number
  /** When the assertion results appear. */
  readonly settlesAt: number
  /** The fields that only bodies of the current shape have, while the run is running. */
  readonly current: Fields
  /** The body of the run once it has settled. */
  readonly finished: Fields
}

/** The facts about a run before it is played. */
export type RunStart = Pick<
  Run,
  'id' | 'scenario' | 'batchId' | 'versionNumber' | 'createdAt' | 'startedAt'
>

/** The common settings of all runs. `speed` multiplies every `takes`. */
export interface PlaySettings {
  readonly dice: Dice
  readonly speed: number
  readonly shape: Shape
}

/** Returns how long a run of the scenario takes, in milliseconds. */
export function takesOf(start: Pick<Run, 'id' | 'scenario'>, settings: PlaySettings): number {
  const { takes = settings.dice.integer(`${start.id}/takes`, 400, 1500) } = start.scenario.play
  return takes * settings.speed
}

/** Decides when a run ends, and how. */
export function playRun(start: RunStart, settings: PlaySettings): Run {
  const { never = false, resultsLag = 0 } = start.scenario.play
  const plannedEnd = start.startedAt + takesOf(start, settings)
  const endsAt = never ? Number.POSITIVE_INFINITY : plannedEnd
  const current = settings.shape === 'current' ? currentRun(start, settings.dice) : {}
  const finished = finishedBody({ ...start, current }, settings)
  return { ...start, plannedEnd, endsAt, settlesAt: endsAt + resultsLag, current, finished }
}

function finishedBody(start: Started, settings: PlaySettings): Fields {
  const { play } = start.scenario
  const outcomes = outcomesOf(start.scenario, settings.shape)
  const status = play.status ?? statusOf(outcomes)
  const story = { ...conversationOf(start.id, settings.dice), ...play.run }
  const isBroken = status === 'ERROR' || status === 'CANCELLED'
  const duration = settings.dice.integer(`${start.id}/duration`, 9_000, 26_000)
  return {
    ...identityOf(start),
    ...endOf(start, duration),
    status,
    ...story,
    current_node_id: listOf(story, 'nodes_visited').at(-1) ?? null,
    turn_count: listOf(story, 'chat_history').length,
    duration_ms: duration,
    ...(isBroken ? UNSCORED : scoresOf(start, outcomes, settings)),
    assertion_results: isBroken && !play.results ? [] : sentOf(outcomes),
    error_message: status === 'ERROR' ? 'The simulation ended with an internal error.' : null,
    created_at: start.createdAt,
    ...play.run,
  }
}

const UNSCORED: Fields = { overall_score: null, bland_tone_score: null }

function scoresOf(
  start: RunStart,
  outcomes: readonly Outcome[],
  { dice, shape }: PlaySettings,
): Fields {
  const hasTone = start.scenario.body.bland_tone_enabled
  return {
    overall_score: scoreOf(outcomes, dice.fraction(`${start.id}/score`)),
    bland_tone_score: hasTone ? toneOf(start.id, dice, shape) : null,
  }
}

type Started = RunStart & Pick<Run, 'current'>

/** Adds the end of a run, in the story, to a body that has one. */
function endOf({ current, createdAt }: Started, duration: number): Fields {
  const hasEnd = 'completed_at' in current
  const end = Date.parse(createdAt) + duration
  return hasEnd && Number.isFinite(end) ? { completed_at: new Date(end).toISOString() } : {}
}

/** Returns the fields that a run has from its start. */
export function identityOf(run: Pick<Run, 'id' | 'scenario' | 'batchId' | 'current'>): Fields {
  const { body } = run.scenario
  return {
    id: run.id,
    scenario_id: body.id,
    pathway_id: body.pathway_id,
    persona_id: body.persona_id,
    ...('agent_id' in body ? { agent_id: body['agent_id'] } : {}),
    batch_id: run.batchId,
    ...run.current,
  }
}

/** Returns a list in a body; empty if the script put something else there. */
export function listOf(body: Fields, key: string): readonly unknown[] {
  const value = body[key]
  return Array.isArray(value) ? value : []
}

function statusOf(outcomes: readonly Outcome[]): string {
  const isFailed = outcomes.some(({ assertion, passed }) => assertion.is_required && !passed)
  return isFailed ? 'FAILED' : 'PASSED'
}

function sentOf(outcomes: readonly Outcome[]): readonly Fields[] {
  return outcomes.flatMap(({ sent }) => (sent ? [sent] : []))
}

/** Returns the weighted share of passed assertions, with a tenth of chance. */
function scoreOf(outcomes: readonly Outcome[], chance: number): number {
  const total = weightOf(outcomes)
  const share = total > 0 ? weightOf(outcomes.filter(({ passed }) => passed)) / total : 1
  return Math.round((share * 0.9 + chance * 0.1) * 100) / 100
}

function weightOf(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, { assertion }) => sum + assertion.weight, 0)
}
