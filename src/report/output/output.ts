/**
 * The outputs of a test run. Before anything is planned, a report that says "not finished" replaces the
 * older one; at the end, the real report replaces it. However the process ends, no older output can count
 * as that of this test run.
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

/** Options for the folder of records at the start of a test run. */
export interface BeginOptions {
  /** Whether all records stay, because reports are merged from them. @default false */
  readonly keepsRecords?: boolean | undefined
  /** An entry that stays, such as the memory of a watch session. @default none */
  readonly keep?: string | undefined
}

/** The outputs of this process by folder: a reporter that is configured twice is one test run. */
const begun = new Map<string, Output[]>()

/**
 * Begins the outputs of a test run: reserves the folder, and replaces its content.
 *
 * @throws {@link BlandOptionError} if another test run uses the folder
 * @throws {@link BlandRecordError} if a file cannot be written; an older report is then removed if possible
 */
export function beginOutput(settings: ReporterSettings, options: BeginOptions = {}): Output {
  const others = begun.get(settings.outDir) ?? []
  const same = others.find((one) => one.junit === settings.junit)
  if (same !== undefined) return same
  const output = new Output(settings, { ...options, isFirst: others.length === 0 })
  begun.set(settings.outDir, [...others, output])
  return output
}

/** The outputs of a test run in progress. */
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

  /** The JUnit XML file; null for none. */
  get junit(): string | null {
    return this.#settings.junit
  }

  /** Deletes the older outputs for good, because a Bland suite was found. */
  settle(): void {
    this.#earlier.forget()
  }

  /**
   * Ends the outputs: the reports replace those of the beginning. If the runner ran tests and none was
   * Bland's, the older outputs are put back.
   *
   * @throws {@link BlandRecordError} if a report cannot be written
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

  /** Ends a test run that never began: puts everything back. */
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

  /** Releases the folder with the last output. */
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
  'the test run has started but has not written its report: it is still running, was killed, or crashed'

/** Returns whether tests ran, but none of them for this report. */
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

/**
 * Reserves the folder. If it is not writable, removes an older report elsewhere: it must not count as that
 * of this test run.
 */
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
