/** Clients of a mock. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, Fault, FaultAnswer, MockOptions } from '@bland-suite/mock'
import { createBlandClient } from '../../../src/api/client.ts'
import type { BlandClient, BlandClientOptions } from '../../../src/api/client.ts'

/** A client of the mock that repeats nothing, unless told so. */
export function clientOf(mock: BlandMock, options: BlandClientOptions = {}): BlandClient {
  return createBlandClient({ apiKey: mock.apiKey, baseUrl: mock.url, retryFor: 0, ...options })
}

/** A mock that answers every request with this body, whatever was asked. */
export function answering(body: unknown): Promise<BlandMock> {
  const text = JSON.stringify(body)
  return startBlandMock({ faults: [{ answer: { kind: 'body', body: text } }] })
}

/** A mock whose answers are wrong in one way. */
export function failing(
  answer: FaultAnswer,
  fault: Omit<Fault, 'answer'> = {},
  options: MockOptions = {},
): Promise<BlandMock> {
  return startBlandMock({ ...options, faults: [{ ...fault, answer }] })
}

/** What a promise is rejected with; an error of its own where it is not. */
export async function rejection(promise: Promise<unknown>): Promise<Error> {
  const [result] = await Promise.allSettled([promise])
  if (result.status === 'fulfilled') return new TypeError('the promise was fulfilled')
  const reason: unknown = result.reason
  return reason instanceof Error ? reason : new TypeError(`rejected with ${String(reason)}`)
}
