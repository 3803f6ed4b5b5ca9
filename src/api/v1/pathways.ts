/** Pathways: https://docs.bland.ai/api-v1/get/pathway_versions */
import { BlandResponseError } from '../../errors/response-error.ts'
import { readExtent } from '../../model/extent.ts'
import { pathwayVersionsSchema } from '../../model/pathway/versions.ts'
import type { PathwayVersion } from '../../model/pathway/versions.ts'
import type { Transport } from '../http/transport.ts'
import { findList, readAs } from './read-body.ts'

/**
 * Lists the versions of a pathway; the endpoint has no pages. `GET /v1/pathway/{id}/versions`
 *
 * @throws {@link BlandResponseError} if the API says that there are more than it returns
 */
export async function listVersions(
  transport: Transport,
  pathwayId: string,
  signal?: AbortSignal,
): Promise<PathwayVersion[]> {
  const path = `/v1/pathway/${encodeURIComponent(pathwayId)}/versions`
  const body = await transport({ method: 'GET', path, signal })
  const list = findList('versions', body, `GET ${path}`)
  const { total, count, hasMore } = readExtent(body)
  if (!hasMore && (total ?? count ?? 0) <= list.length) {
    return readAs(pathwayVersionsSchema, list, `GET ${path}`)
  }
  const problem = `it has ${list.length} versions and says that there are more`
  throw new BlandResponseError(`GET ${path}`, problem, { body })
}
