import { MockInputError } from '../../errors.ts'
import type { MockAgent, MockCheckRun, MockEnvironment } from '../../script/agent.ts'
import type { PlaySettings, Run } from '../run.ts'
import type { Scenario } from '../scenario.ts'
import { storyTime } from '../story-time.ts'
import { completeAgent, type Agent, type AgentVersion, type Checks } from './agent.ts'
import { isActive, type CheckRun } from './check-run.ts'
import { playConversations } from './conversations.ts'

/** The world around agents. Conversations and ends of check runs are added to it. */
interface Surroundings extends PlaySettings {
  readonly startedAt: number
  readonly scenarios: readonly Scenario[]
  readonly runs: Map<string, Run>
  readonly runEnds: Map<string, number>
}

/** The facts about a check run before it is played. */
interface CheckStart {
  readonly agent: Agent
  readonly environment: MockEnvironment
  readonly version: AgentVersion
  readonly checks: Checks
}

/** All agents of a mock, and their check runs. */
export class Agents {
  readonly #agents: readonly Agent[]
  readonly #world: Surroundings
  readonly #checkRuns = new Map<string, CheckRun>()
  #starts = 0

  constructor(given: readonly MockAgent[], world: Surroundings) {
    this.#world = world
    this.#agents = given.map((agent) => completeAgent(agent, world))
    for (const [index, agent] of this.#agents.entries()) {
      this.#addPast(agent, given[index]?.checkRuns ?? [])
    }
  }

  agent(id: string): Agent | undefined {
    return this.#agents.find((agent) => agent.id === id)
  }

  /** Returns the check runs of all agents, newest first. */
  checkRuns(): readonly CheckRun[] {
    const oldestFirst = [...this.#checkRuns.values()].toSorted(
      (one, other) => one.startedAt - other.startedAt,
    )
    return oldestFirst.toReversed()
  }

  /** Starts a check run now. */
  start(facts: CheckStart): CheckRun {
    this.#starts += 1
    const id = this.#world.dice.uuid(`check-run/${this.#starts}`)
    const createdAt = storyTime(this.#starts * 60_000)
    return this.#play(facts, { id, createdAt, startedAt: Date.now() })
  }

  /** Ends a check run now, and returns how it stands. */
  cancel(run: CheckRun): CheckRun {
    const now = Date.now()
    const cancelled = { ...run, cancelledAt: now }
    this.#checkRuns.set(run.id, cancelled)
    this.#world.runEnds.set(run.id, now)
    return cancelled
  }

  /** Returns the check run that holds up others of an environment. */
  active(agent: Agent, environment: MockEnvironment): CheckRun | undefined {
    const now = Date.now()
    return this.checkRuns().find(
      (run) => run.agent === agent && run.environment === environment && isActive(run, now),
    )
  }

  #addPast(agent: Agent, given: readonly MockCheckRun[]): void {
    for (const [index, past] of given.entries()) {
      const { id, environment = 'staging', versionId = defaultVersion(agent, environment) } = past
      const version = agent.versions.find((one) => one.id === versionId)
      const saved = agent.checks[environment]
      if (!version || !saved) {
        throw new MockInputError(`checkRuns: ${id} has no version to test`)
      }
      const checks = { ...saved, play: past.play ?? saved.play }
      const createdAt = storyTime((index + 1) * -3_600_000)
      const startedAt = this.#world.startedAt - (past.startedAgo ?? 3_600_000 * (index + 1))
      this.#play({ agent, environment, version, checks }, { id, createdAt, startedAt })
    }
  }

  #play(facts: CheckStart, start: Pick<CheckRun, 'id' | 'createdAt' | 'startedAt'>): CheckRun {
    const { dice, speed, runs, runEnds } = this.#world
    const { takes = dice.integer(`${start.id}/takes`, 400, 1500), never } = facts.checks.play
    const plannedEnd = start.startedAt + takes * speed
    const simulationSetId = dice.uuid(`${start.id}/set`)
    const planned = { ...facts, ...start, plannedEnd, simulationSetId }
    const conversations = playConversations(planned, this.#world)
    const endsAt = never === true ? Number.POSITIVE_INFINITY : plannedEnd
    const evalRunId = dice.uuid(`${start.id}/evals`)
    const run = { ...planned, conversations, endsAt, evalRunId }
    this.#checkRuns.set(run.id, run)
    runEnds.set(run.id, endsAt)
    for (const conversation of conversations) {
      runs.set(conversation.id, conversation)
      runEnds.set(conversation.id, conversation.endsAt)
    }
    return run
  }
}

/** Returns the id of the version that a check run tests unless it names one. */
export function defaultVersion(agent: Agent, environment: MockEnvironment): string | undefined {
  return environment === 'staging' ? agent.versions[0]?.id : agent.pinned.get('staging')
}
