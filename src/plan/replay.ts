/** Plans a suite from a cassette. */
import { BlandCassetteError } from '../errors/file-errors.ts'
import { BlandSelectionError } from '../errors/option-errors.ts'
import { readCassette, RECORD_AGAIN, staleCassette } from '../cassette/file.ts'
import { readSnapshot } from './snapshot/snapshot.ts'
import type { Source, SuiteSettings } from '../options/settings.ts'

/** The recorded source of a cassette: a batch, single runs, or a check run. */
type Recorded = Exclude<Source, { readonly kind: 'launch' | 'replay' | 'start-checks' }>

/** Returns the recorded source of a cassette. */
export function recordedSource(path: string): Recorded {
  const { batch, later = [], runs, checks } = readCassette(path)
  if (checks !== undefined) {
    const { agent_id: agentId, version_id: versionId, run } = checks
    return { kind: 'check-run', agentId, checkRunId: run.id, environment: null, versionId }
  }
  if (runs.length === 0 && !batch?.runs.length) {
    throw new BlandCassetteError(`The cassette ${path} contains no run. ${RECORD_AGAIN}.`)
  }
  return batch === null
    ? { kind: 'runs', runIds: runs.map(({ id }) => id) }
    : { kind: 'attach', batchIds: [batch.id, ...later.map((one) => one.batch.id)] }
}

/** Converts a planning error to one about the cassette, if the suite replays it. */
export function asStale(error: unknown, source: Source): unknown {
  if (source.kind !== 'replay' || !(error instanceof BlandSelectionError)) return error
  return new BlandCassetteError(
    (name) =>
      `The cassette ${source.path} does not have what the suite requests. ${error.tell(name)} ${RECORD_AGAIN}.`,
    { cause: error },
  )
}

/**
 * Refuses a cassette that has less than a committed snapshot.
 *
 * @throws {@link BlandCassetteError} that names the scenario or the assertion
 */
export function refuseOlder({ source, snapshot }: SuiteSettings): void {
  if (source.kind !== 'replay' || snapshot === null) return
  const { path } = source
  const { scenarios } = readCassette(path)
  for (const planned of readSnapshot(snapshot.path).scenarios) {
    const recorded = scenarios.find(({ id }) => id === planned.scenarioId)
    if (recorded === undefined) throw staleCassette(path, `scenario “${planned.title}”`)
    const known = new Set(recorded.assertions?.map(({ id }) => id))
    const unknown = planned.cases.find(
      (one) => one.kind === 'assertion' && !known.has(one.assertion.id),
    )
    if (unknown !== undefined) {
      throw staleCassette(path, `assertion “${unknown.title}” of “${planned.title}”`)
    }
  }
}
