import type { MockAgent, MockChecks } from '../../script/agent.ts'
import { refuse, repeated, unknown } from '../refuse.ts'
import type { Scenario } from '../scenario.ts'

/**
 * Refuses an agent with inconsistent ids.
 * @throws {MockInputError} that names the path of the first problem
 */
export function checkAgent(agent: MockAgent, path: string, scenarios: readonly Scenario[]): void {
  const own = scenarios.filter(({ body }) => body['agent_id'] === agent.id)
  const names = { all: scenarios.map(({ body }) => body.id), own: own.length }
  checkVersions(agent, path)
  for (const [environment, checks] of Object.entries(agent.checks ?? {})) {
    checkChecks(checks, `${path}.checks.${environment}`, names)
  }
  const { checkRuns = [] } = agent
  refuse(repeated(idsOf(checkRuns), (index) => `${path}.checkRuns[${index}].id`))
  for (const [index, { environment = 'staging' }] of checkRuns.entries()) {
    const has = agent.checks?.[environment] !== undefined
    refuse(has ? undefined : `${path}.checkRuns[${index}]: ${environment} has no checks`)
  }
}

function checkVersions(agent: MockAgent, path: string): void {
  const { versions = [], environments = {}, checkRuns = [] } = agent
  const named = { kind: 'version', all: idsOf(versions) }
  refuse(repeated(named.all, (index) => `${path}.versions[${index}].id`))
  refuse(unknown(Object.values(environments), named, () => `${path}.environments`))
  const tested = checkRuns.flatMap(({ versionId = [] }) => versionId)
  refuse(unknown(tested, named, () => `${path}.checkRuns`))
}

/** Scenarios that checks can name: the ids of all, and how many belong to the agent. */
interface Names {
  readonly all: readonly string[]
  readonly own: number
}

function checkChecks(checks: MockChecks, path: string, { all, own }: Names): void {
  const { scenarioIds, judges, simulationsCount = 5 } = checks
  refuse(unknown(scenarioIds ?? [], { all }, (index) => `${path}.scenarioIds[${index}]`))
  const scenarios = scenarioIds?.length ?? own
  refuse(scenarios === 0 ? `${path}: the agent has no scenario` : undefined)
  const given = judges.flatMap(({ id }) => id ?? [])
  refuse(repeated(given, () => `${path}.judges`))
  const most = scenarios * simulationsCount
  const index = judges.findIndex(({ outcomes = [] }) => outcomes.length > most)
  refuse(index < 0 ? undefined : `${path}.judges[${index}].outcomes: only ${most} conversations`)
}

function idsOf(things: readonly { readonly id: string }[]): readonly string[] {
  return things.map(({ id }) => id)
}
