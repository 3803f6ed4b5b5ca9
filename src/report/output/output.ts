/**
 * The outputs of a test run, from its start to its end: what an older run has left is replaced by a report
 * that says "not finished" before anything is planned, and that by the real one. Whatever ends the
 * process, nothing of an older run can be taken for this one's.
 */
import type { Ran } from './ran.ts'
import { BlandOptionError } from '../../errors/option-errors.ts'
import { join } from 'node:path'
import { unfinished } from '../model/interruption.ts'
import type { ReporterSettings } from '../../options/reporter/reporter-options.ts'
import { publish } from './publish.ts'
import type { Published } from './publish.ts'
import { remove, removeEmpty, writeTogether } from '../../util/whole-file.ts'
import { claimFolder } from './claim.ts'
import type { Claim } from './claim.ts'
import { filesOf } from './files.ts'
import { reportFiles } from './places.ts'
import { setAside, setAsideXml } from './set-aside.ts'
import type { SetAside } from './set-aside.ts'

/** What a run is to leave in its folder of records. */
export interface BeginOptions {
  /** Whether all records stay: reports are, or will be, merged from them. @default false */
  readonly keepsRecords?: boolean | undefined
  /** An entry that stays, such as the memory of a watch session. @default none */
  readonly keep?: string | undefined
}

/** What has begun in this process, by its folder: reporters that are configured twice are one run. */
const begun = new Map<string, Output[]>()

/**
 * Begins the outputs of a run: takes the folder, and replaces what is in it.
 *
 * @throws {@link BlandOptionError} where another run uses the folder
 * @throws {@link BlandRecordError} where something cannot be written: an older report then goes, if it can
 */
export function beginOutput(settings: ReporterSettings, options: BeginOptions = {}): Output {
  const others = begun.get(settings.outDir) ?? []
  const same = others.find((one) => one.junit === settings.junit)
  if (same !== undefined) return same
  const output = new Output(settings, { ...options, isFirst: others.length === 0 })
  begun.set(settings.outDir, [...others, output])
  return output
}

/** What a run that has begun does with its outputs. */
export class Output {
  readonly #settings: ReporterSettings
  readonly #startedAt = new Date()
  readonly #claim: Claim
  readonly #earlier: SetAside

  constructor(settings: ReporterSettings, options: BeginOptions & { readonly isFirst: boolean }) {
    this.#settings = settings
    this.#claim = claimOrClear(settings)
    const { keepsRecords = false, keep, isFirst } = options
    try {
      this.#earlier = isFirst
        ? setAside(settings, (name) => keepsRecords || name === keep)
        : setAsideXml(settings)
      writeTogether(filesOf(unfinished(NOT_FINISHED), this.#ran([]), settings))
    } catch (error) {
      clear(settings)
      this.#claim.release()
      throw error
    }
  }

  /** Its XML; null for none. */
  get junit(): string | null {
    return this.#settings.junit
  }

  /** A suite of Bland was met: what an older run has left is gone for good. */
  settle(): void {
    this.#earlier.forget()
  }

  /**
   * Ends the run: its reports replace what the beginning has left, or, where the runner has run tests and
   * none of them was Bland's, what was there before is put back.
   *
   * @throws {@link BlandRecordError} where a report cannot be written
   */
  end(ran: Ran): Published {
    try {
      if (isElsewhere(ran)) return this.#putBack()
      this.#earlier.forget()
      return publish({ startedAt: this.#startedAt, ...ran }, this.#settings)
    } finally {
      this.#release()
    }
  }

  /** Ends a run that was none: all is as before. */
  abandon(): void {
    this.#putBack()
  }

  #putBack(): Published {
    this.#earlier.putBack()
    this.#release()
    removeEmpty(join(this.#settings.outDir, '.bland'))
    removeEmpty(this.#settings.outDir)
    return { isGreen: true, summary: '', annotations: [] }
  }

  /** The last one releases the folder. */
  #release(): void {
    const { outDir } = this.#settings
    const others = (begun.get(outDir) ?? []).filter((one) => one !== this)
    begun.set(outDir, others)
    if (others.length === 0) this.#claim.release()
  }

  #ran(cases: Ran['cases']): Ran {
    return { cases, folders: [], interruptedBy: null, startedAt: this.#startedAt }
  }
}

const NOT_FINISHED =
  'the run has begun, and has not written its report: it goes on, was killed, or crashed'

/** Whether tests were run, and none of them is for this report. */
function isElsewhere({
  cases,
  found = [],
  others = [],
  interruptedBy,
  hasTests = false,
}: Ran): boolean {
  const isEmpty = cases.length === 0 && found.length === 0 && others.length === 0
  return isEmpty && hasTests && interruptedBy === null
}

/** Where the folder cannot be written, an older report elsewhere must not be taken for this run's. */
function claimOrClear(settings: ReporterSettings): Claim {
  try {
    return claimFolder(settings.outDir)
  } catch (error) {
    if (!(error instanceof BlandOptionError)) clear(settings)
    throw error
  }
}

function clear(settings: ReporterSettings): void {
  for (const path of reportFiles(settings)) remove(path)
}
