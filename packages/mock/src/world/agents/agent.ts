import type { Dice } from '../../dice.ts'
import type {
  MockAgent,
  MockAgentVersion,
  MockCheckPlay,
  MockChecks,
  MockEnvironment,
  MockJudge,
  MockOutcome,
} from '../../script/agent.ts'
import type { Fields } from '../../script/types.ts'
import type { Scenario } from '../scenario.ts'
import { storyTime } from '../story-time.ts'

/** An agent with all defaults. */
export interface Agent {
  readonly id: string
  readonly name: string
  /** Newest first. */
  readonly versions: readonly AgentVersion[]
  /** The version in each environment. A promotion moves them. */
  readonly pinned: Map<string, string>
  readonly checks: Readonly<Partial<Record<MockEnvironment, Checks>>>
}

/** A version as the API lists it. */
export interface AgentVersion extends Fields {
  readonly id: string
  readonly name: string | null
  readonly semver: string | null
}

/** Saved checks with all defaults. */
export interface Checks {
  readonly id: string
  readonly enabled: boolean
  readonly scenarios: readonly Scenario[]
  readonly simulationsCount: number
  readonly judges: readonly Judge[]
  readonly play: MockCheckPlay
}

/** A judge with all defaults. */
export interface Judge {
  readonly id: string
  readonly versionId: string
  readonly name: string | null
  readonly required: boolean
  readonly targets: readonly string[]
  readonly outcomes: readonly MockOutcome[]
  readonly verdict: 'missing' | Fields
}

/** The parts of the world that agents need. */
interface Surroundings {
  readonly dice: Dice
  readonly scenarios: readonly Scenario[]
}

/** Adds the defaults to an agent. */
export function completeAgent(given: MockAgent, { dice, scenarios }: Surroundings): Agent {
  const { id, name = 'Agent', versions = [{ id: dice.uuid(`${id}/version`) }] } = given
  const newest = versions[0]?.id
  const { environments = newest === undefined ? {} : { staging: newest, production: newest } } =
    given
  const own = scenarios.filter(({ body }) => body['agent_id'] === id)
  const complete = (checks: MockChecks, environment: MockEnvironment): Checks => {
    const { scenarioIds } = checks
    const played = scenarioIds ? scenarioIds.flatMap((one) => known(scenarios, one)) : own
    return completeChecks(checks, { key: `${id}/${environment}`, dice, scenarios: played })
  }
  const { staging, production } = given.checks ?? {}
  return {
    id,
    name,
    versions: versions.map((version, index) => completeVersion(version, index, id)),
    pinned: new Map(Object.entries(environments)),
    checks: {
      ...(staging && { staging: complete(staging, 'staging') }),
      ...(production && { production: complete(production, 'production') }),
    },
  }
}

function known(scenarios: readonly Scenario[], id: string): readonly Scenario[] {
  return scenarios.filter(({ body }) => body.id === id)
}

function completeVersion(given: MockAgentVersion, index: number, agentId: string): AgentVersion {
  return {
    agent_id: agentId,
    name: null,
    created_via: 'manual',
    created_by: null,
    created_at: storyTime((index + 1) * -86_400_000),
    semver: null,
    ...given,
  }
}

function completeChecks(
  given: MockChecks,
  { key, dice, scenarios }: Surroundings & { readonly key: string },
): Checks {
  const { enabled = true, simulationsCount = 5, play = {} } = given
  const judges = given.judges.map((judge, index) => completeJudge(judge, `${key}/${index}`, dice))
  return { id: dice.uuid(`${key}/checks`), enabled, scenarios, simulationsCount, judges, play }
}

function completeJudge(given: MockJudge, key: string, dice: Dice): Judge {
  const { id = dice.uuid(`${key}/judge`) } = given
  const versionId = dice.uuid(`${id}/judge-version`)
  const defaults = { name: null, required: true, targets: [], outcomes: [], verdict: {} }
  return { ...defaults, ...given, id, versionId }
}
