/** The life of a run's reports: they begin, and end with the run or with its interruption. */
import type { ReporterSettings } from '../../options/reporter/reporter-options.ts'
import type { OtherTest } from '../../report/model/other-test.ts'
import { beginOutput } from '../../report/output/output.ts'
import type { BeginOptions, Output } from '../../report/output/output.ts'
import type { Published } from '../../report/output/publish.ts'
import type { Ran } from '../../report/output/ran.ts'
import { whenInterrupted } from './interrupt.ts'
import { placeProblems } from './problems.ts'
import type { Around } from './problems.ts'

/** What has run so far. */
export interface Seen
  extends
    Omit<Ran, 'interruptedBy' | 'others' | 'startedAt'>,
    Partial<Pick<Around, 'mayHaveMore' | 'problems'>> {
  /** The runner's other tests, asked for if the user wants them in the XML. @default none */
  readonly others?: (() => readonly OtherTest[]) | undefined
}

/** What ends a process from outside. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The reports of one run. */
export class RunReport {
  readonly #settings: ReporterSettings
  readonly #see: () => Seen
  readonly #output: Output
  #endWatch: (() => void) | null = null

  /**
   * Begins: takes the folder of the reports, and replaces what an older run has left.
   *
   * @throws {@link BlandOptionError} if another run uses the folder
   * @throws {@link BlandRecordError} if something cannot be written
   */
  constructor(settings: ReporterSettings, see: () => Seen, options?: BeginOptions) {
    this.#settings = settings
    this.#see = see
    this.#output = beginOutput(settings, options)
  }

  /** A Bland suite was met: what an older run has left is gone for good. */
  settle(): void {
    this.#output.settle()
  }

  /** From now on, a signal or `process.exit` ends the reports at once, and prints them on standard error. */
  endWhenInterrupted(signals: readonly NodeJS.Signals[] = SIGNALS): void {
    this.#endWatch ??= whenInterrupted(signals, (signal) => {
      print(this.#publish(signal), (line) => void process.stderr.write(`${line}\n`))
    })
  }

  /**
   * Ends with the run.
   *
   * @param interruptedBy what ended the run before its tests were over; null for nothing
   * @throws {@link BlandRecordError} if a report cannot be written
   */
  end(interruptedBy: string | null = null): Published {
    this.#stopWatching()
    return this.#publish(interruptedBy)
  }

  /** Ends a run that was none: the older report is there again. */
  abandon(): void {
    this.#stopWatching()
    this.#output.abandon()
  }

  #stopWatching(): void {
    this.#endWatch?.()
    this.#endWatch = null
  }

  #publish(interruptedBy: string | null): Published {
    const { others = () => [], problems = [], mayHaveMore = false, ...seen } = this.#see()
    const told = this.#settings.include === 'all' ? others() : null
    const placed = placeProblems({ cases: seen.cases, others: told, problems, mayHaveMore })
    return this.#output.end({ ...seen, ...placed, interruptedBy })
  }
}

/** Prints the summary and what GitHub reads. */
export function print(
  { summary, annotations }: Pick<Published, 'summary' | 'annotations'>,
  write: (text: string) => void,
): void {
  for (const text of [summary, ...annotations]) if (text !== '') write(text)
}
