import type { Shape } from '../world/results.ts'
import type { World } from '../world/world.ts'

/** A request as the endpoints see it. */
export interface Call {
  readonly method: string
  /** With the leading `/v1/agent-testing`, without the query. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** The parsed JSON; a string where it is not JSON, undefined where there is none. */
  readonly body: unknown
}

/** What the endpoints serve from. */
export interface Api {
  readonly world: World
  readonly shape: Shape
  readonly definitions: 'readable' | 'missing'
}

/** The path that all endpoints share. */
export const BASE_PATH = '/v1/agent-testing'
