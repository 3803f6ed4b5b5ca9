/** The boundary at which a session redacts: nothing behind it has seen what was taken out. */
import type { BlandClient } from '../client/client.ts'
import { BlandResponseError } from '../errors/response-error.ts'
import type { Redactor } from '../redact/redactor.ts'

/** The same client, each of whose answers is redacted, also those kept because nobody knows their shape. */
export function redactingClient(client: BlandClient, redactor: Redactor): BlandClient {
  const redacted = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return redactor.value(await answer)
    } catch (error) {
      throw error instanceof BlandResponseError ? error.withBody(redactor.value(error.body)) : error
    }
  }
  return {
    ...client,
    listScenarios: (filter, signal) => redacted(client.listScenarios(filter, signal)),
    getScenario: (id, signal) => redacted(client.getScenario(id, signal)),
    getBatch: (id, signal) => redacted(client.getBatch(id, signal)),
    listRuns: (batchId, signal) => redacted(client.listRuns(batchId, signal)),
    getRun: (id, signal) => redacted(client.getRun(id, signal)),
  }
}
