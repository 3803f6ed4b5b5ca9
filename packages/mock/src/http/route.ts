import type { Api, Call } from './call.ts'
import type { Reply } from './reply.ts'

/** Answers a request; gets the parts of its path that the route leaves open. */
type Endpoint = (api: Api, call: Call, ...ids: readonly string[]) => Reply

/** A request that the mock answers. */
export interface Route {
  readonly method: string
  readonly path: RegExp
  readonly endpoint: Endpoint
}

/** Makes a route of a line such as `GET /v2/agents/:id/versions`. */
export function route(line: string, endpoint: Endpoint): Route {
  const [method = '', path = ''] = line.split(' ')
  return { method, path: new RegExp(`^${path.replaceAll(/:\w+/g, '([^/]+)')}$`), endpoint }
}

/** Returns the answer of the first route that fits, if any does. */
export function follow(routes: readonly Route[], api: Api, call: Call): Reply | undefined {
  for (const { method, path, endpoint } of routes) {
    const match = method === call.method ? path.exec(call.path) : null
    if (match) {
      return endpoint(api, call, ...match.slice(1).map(decode))
    }
  }
  return undefined
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
