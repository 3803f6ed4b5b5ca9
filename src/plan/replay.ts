/** Planning what a cassette holds. */
import { BlandCassetteError } from '../errors/file-errors.ts'
import { BlandSelectionError } from '../errors/option-errors.ts'
import { readCassette, RECORD_AGAIN, staleCassette } from '../cassette/file.ts'
import { readSnapshot } from './snapshot.ts'
import type { Source, SuiteSettings } from '../options/settings.ts'

/** A source that a cassette stands for: the batch or the runs that were recorded. */
type Recorded = Exclude<Source, { readonly kind: 'launch' | 'replay' }>

/** What was recorded, as a source of its own. */
export function recordedSource(path: string): Recorded {
  const { batch, runs } = readCassette(path)
  if (runs.length === 0 && !batch?.runs.length) {
    throw new BlandCassetteError(`The cassette ${path} holds no run. ${RECORD_AGAIN}.`)
  }
  return batch === null
    ? { kind: 'runs', runIds: runs.map(({ id }) => id) }
    : { kind: 'attach', batchId: batch.id }
}

/** An error of planning, told as what it is where a cassette was to be replayed. */
export function asStale(error: unknown, source: Source): unknown {
  if (source.kind !== 'replay' || !(error instanceof BlandSelectionError)) return error
  return new BlandCassetteError(
    (name) =>
      `The cassette ${source.path} does not have what the suite asks for. ${error.tell(name)} ${RECORD_AGAIN}.`,
    { cause: error },
  )
}

/**
 * Refuses a cassette that lacks what a committed snapshot says Bland has.
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
