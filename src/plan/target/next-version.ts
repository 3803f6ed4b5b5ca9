/** Names what the next batch of a suite would play, so that attempts of different versions are never mixed. Only reads. */
import type { BlandClient } from '../../api/client.ts'
import { pathwaysOf } from './asked-version.ts'
import type { Suite } from './asked-version.ts'

/** Returns a name for the version that would be played now; null if Bland does not say. Never rejects. */
export type NextVersion = (signal: AbortSignal) => Promise<string | null>

/** Makes the function that asks for it. A requested number needs no name: it is compared with what was played. */
export function nextVersion(client: BlandClient, suite: Suite): NextVersion {
  const { plan, settings } = suite
  const agents = new Set(plan.scenarios.flatMap(({ agentId }) => agentId ?? []))
  return async (signal) => {
    try {
      if (agents.size > 0) {
        return await joined([...agents].map((id) => ofAgent(client, id, signal)))
      }
      if (settings.asked.versionNumber !== null) return null
      const pathways = await pathwaysOf(client, suite, signal)
      return await joined(pathways.map((id) => ofPathway(client, id, signal)))
    } catch {
      // Nobody knows of another version: the attempts go on.
      return null
    }
  }
}

async function joined(names: readonly Promise<string>[]): Promise<string> {
  return (await Promise.all(names)).join(', ')
}

async function ofAgent(client: BlandClient, id: string, signal: AbortSignal): Promise<string> {
  const { id: version, revision } = await client.latestVersion(id, signal)
  return `${id} ${version} ${revision}`
}

async function ofPathway(client: BlandClient, id: string, signal: AbortSignal): Promise<string> {
  const versions = await client.listVersions(id, signal)
  const live = versions.filter(({ is_prev_published: isLive }) => isLive === true)
  return `${id} ${live.map(({ version_number: number }) => number).join(' ')}`
}
