import type { Shape } from '../world/results.ts'

/** What an endpoint answers. */
export interface Reply {
  readonly status: number
  readonly body: unknown
}

/** The error envelope as recorded from the service. */
export interface ErrorBody {
  readonly data: null
  readonly errors: readonly { readonly error: string; readonly message: string }[]
}

/** A 2xx answer: flat as documented, in the `{data, errors}` envelope as observed. */
export function accept(payload: unknown, shape: Shape): Reply {
  return { status: 200, body: shape === 'documented' ? payload : { data: payload, errors: null } }
}

/** The error envelope, the same in either shape. */
export function errorBody(error: string, message: string): ErrorBody {
  return { data: null, errors: [{ error, message }] }
}
