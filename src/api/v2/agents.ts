/** Agents: https://docs.bland.ai/api-v2/get/agents-id-versions-latest */
import { agentVersionSchema } from '../../model/agent/version.ts'
import type { AgentVersion } from '../../model/agent/version.ts'
import type { Transport } from '../http/transport.ts'
import { readAs } from '../v1/read-body.ts'

/** Reads the newest saved version of an agent. `GET /v2/agents/{id}/versions/latest` */
export async function latestVersion(
  transport: Transport,
  agentId: string,
  signal?: AbortSignal,
): Promise<AgentVersion> {
  const path = `/v2/agents/${encodeURIComponent(agentId)}/versions/latest`
  const body = await transport({ method: 'GET', path, signal })
  return readAs(agentVersionSchema, body, `GET ${path}`)
}
