import type { Shape } from '../world/shape.ts'
import type { World } from '../world/world.ts'

/** A request as endpoints see it. */
export interface Call {
  readonly method: string
  /** Whole, without the query. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** The parsed JSON; a string if it is not JSON; undefined if there is none. */
  readonly body: unknown
}

/** The data that endpoints serve. */
export interface Api {
  readonly world: World
  readonly shape: Shape
  readonly definitions: 'readable' | 'missing'
  readonly evals: 'on' | 'off'
}

/** The common path of the agent-testing API. */
export const BASE_PATH = '/v1/agent-testing'
