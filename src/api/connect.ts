/** The connection of a session: a client with redacted answers. */
import { everyCheck } from './v2/check-runs.ts'
import { replayingClient } from './replaying-client.ts'
import { createBlandClient } from './client.ts'
import type { BlandClient } from './client.ts'
import { BlandError } from '../errors/bland-error.ts'
import type { Redactor } from '../redact/redactor.ts'
import { redactingClient } from './redacting-client.ts'
import type { SuiteSettings } from '../options/settings.ts'

/**
 * Connects to Bland or to a cassette. Never throws: without a key, or with a wrong address, each request
 * rejects with the reason. A suite can therefore be planned from a snapshot without either.
 */
export function connect(
  { cassette, connection }: Pick<SuiteSettings, 'cassette' | 'connection'>,
  redactor: Redactor,
  retryFor?: number,
): BlandClient {
  if (cassette?.mode === 'replay') return replayingClient(cassette.path, redactor)
  try {
    return redactingClient(createBlandClient({ ...connection, retryFor }), redactor)
  } catch (error) {
    if (error instanceof BlandError) return unconnected(error)
    throw error
  }
}

function unconnected(error: BlandError): BlandClient {
  const reject = async (): Promise<never> => {
    throw error
  }
  return {
    host: 'bland',
    account: '',
    listScenarios: reject,
    getScenario: reject,
    startBatch: reject,
    getBatch: reject,
    listRuns: reject,
    getRun: reject,
    listVersions: reject,
    latestVersion: reject,
    checks: everyCheck(reject),
  }
}
