/** A client that answers from a cassette, without key or network. */
import { BlandCassetteError } from '../errors/file-errors.ts'
import { resolve } from 'node:path'
import type { Batch } from '../model/batch.ts'
import type { BlandClient } from './client.ts'
import type { RunListing } from './v1/list-runs.ts'
import { BlandHttpError } from '../errors/http-error.ts'
import { everyCheck } from './v2/check-runs.ts'
import type { ChecksClient } from './v2/check-runs.ts'
import type { Cassette, RecordedBatch, RecordedChecks } from '../cassette/cassette.ts'
import type { Redactor } from '../redact/redactor.ts'
import { readCassette, staleCassette } from '../cassette/file.ts'
import { redactedCassette } from './redacted-cassette.ts'

/** Makes the client of a cassette. Reads it at the first request, and redacts it if its stamp differs. */
export function replayingClient(path: string, redactor: Redactor): BlandClient {
  const reading = once(() => {
    const cassette = readCassette(path)
    if (cassette.redacted === redactor.stamp) return cassette
    return redactedCassette(cassette, redactor)
  })
  const stale = (what: string): BlandCassetteError => staleCassette(path, what)
  const batchOf = async (id: string): Promise<RecordedBatch> => {
    const { batch, later = [] } = reading()
    const found = [batch, ...later.map((one) => one.batch)].find((one) => one?.id === id)
    if (found) return found
    throw stale(`batch ${id}`)
  }
  return {
    host: 'cassette',
    account: `cassette ${resolve(path)}`,
    listScenarios: async () => [...reading().scenarios],
    getScenario: async (id) => {
      const { scenarios, runs } = reading()
      const scenario = scenarios.find((one) => one.id === id)
      if (scenario !== undefined) return scenario
      throw runs.some((run) => run.scenario_id === id) ? unreadable(id) : stale(`scenario ${id}`)
    },
    startBatch: () => startNothing(path),
    getBatch: async (id) => toBatch(await batchOf(id)),
    listRuns: async (id): Promise<RunListing> => {
      const { runs, total_count: totalCount } = await batchOf(id)
      return { runs, totalCount }
    },
    getRun: async (id) => {
      const run = reading().runs.find((one) => one.id === id)
      if (run !== undefined) return run
      throw stale(`run ${id}`)
    },
    listVersions: (id) => lacks(stale(`the versions of pathway ${id}`)),
    latestVersion: (id) => lacks(stale(`the versions of agent ${id}`)),
    checks: replayingChecks(path, reading),
  }
}

async function lacks(error: BlandCassetteError): Promise<never> {
  throw error
}

/** Makes the client of a recorded check run. Nothing is started, so nothing can be cancelled. */
function replayingChecks(path: string, reading: () => Cassette): ChecksClient {
  const recorded = (): RecordedChecks => {
    const { checks } = reading()
    if (checks === undefined) throw staleCassette(path, 'check run')
    return checks
  }
  return {
    ...everyCheck(() => startNothing(path)),
    read: async () => recorded().saved,
    get: async () => recorded().run,
    reasons: async () => recorded().reasons,
    cost: async () => recorded().cost,
    conversations: async () => reading().runs.map(({ id }) => id),
  }
}

async function startNothing(path: string): Promise<never> {
  throw new BlandCassetteError(`The cassette ${path} is replayed: nothing is started.`)
}

/** Hides the runs if they were listed separately at recording, so that they are listed again. */
function toBatch({ total_count: total, runs, ...batch }: RecordedBatch): Batch {
  return { ...batch, runs: total === null ? runs : null }
}

/** Builds the error that the recording met when it read the definitions. */
function unreadable(id: string): BlandHttpError {
  const path = `/v1/agent-testing/scenarios/${id}`
  return new BlandHttpError({ method: 'GET', path, status: 404, apiCode: null, apiMessage: null })
}

/** Caches the cassette once it is readable: it may be recorded later. */
function once(read: () => Cassette): () => Cassette {
  let known: Cassette | null = null
  return () => (known ??= read())
}
