import { errorBody, type ErrorBody } from '../http/reply.ts'

/** One error body of each form that the API is known to send, for use in faults. */
export const errorBodies: Readonly<Record<ErrorForm, unknown>> = {
  rateLimited: errorBody('TOO_MANY_REQUESTS', 'Rate limit exceeded. Try again shortly.'),
  authFailure: errorBody('AUTH_FAILURE', 'Unauthorized'),
  withStatus: { status: 'error', ...errorBody('UNAUTHORIZED', 'Invalid authorization') },
  withoutData: { errors: errorBody('UNAUTHORIZED', 'Invalid authorization').errors },
  stringErrors: {
    status: 'error',
    message: 'Invalid parameters',
    errors: ['scenario_ids is required'],
  },
  messageOnly: { status: 'error', message: 'Rate limit exceeded' },
  errorText: { error: 'Something went wrong' },
  errorCode: { error: 'ENTERPRISE_REQUIRED', message: 'This feature needs an enterprise plan.' },
}

/** The names of `errorBodies`. */
export type ErrorForm =
  | 'rateLimited'
  | 'authFailure'
  | 'withStatus'
  | 'withoutData'
  | 'stringErrors'
  | 'messageOnly'
  | 'errorText'
  | 'errorCode'

/** Returns the usual error envelope of a status. */
export function errorBodyOf(status: number): ErrorBody {
  const [code, message] = ERRORS[status] ?? ['INTERNAL_ERROR', 'Internal server error']
  return errorBody(code, message)
}

const ERRORS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BAD_REQUEST', 'Bad request'],
  401: ['AUTH_FAILURE', 'Unauthorized'],
  403: ['FORBIDDEN', 'Forbidden'],
  404: ['NOT_FOUND', 'Not found'],
  409: ['CONFLICT', 'Conflict'],
  429: ['TOO_MANY_REQUESTS', 'Rate limit exceeded. Try again shortly.'],
  502: ['BAD_GATEWAY', 'Bad gateway'],
  503: ['SERVICE_UNAVAILABLE', 'Service unavailable'],
  504: ['GATEWAY_TIMEOUT', 'Gateway timeout'],
}
