import type { Shape } from '../world/shape.ts'

/** The answer of an endpoint. */
export interface Reply {
  readonly status: number
  readonly body: unknown
}

/** The error envelope, as recorded from the service. */
export interface ErrorBody {
  readonly data: null
  readonly errors: readonly { readonly error: string; readonly message: string }[]
}

/** Makes a 2xx answer: flat if documented, in the `{data, errors}` envelope if observed. */
export function accept(payload: unknown, shape: Shape): Reply {
  return { status: 200, body: shape === 'documented' ? payload : { data: payload, errors: null } }
}

/** Makes the error envelope, which is the same in both shapes. */
export function errorBody(error: string, message: string): ErrorBody {
  return { data: null, errors: [{ error, message }] }
}
