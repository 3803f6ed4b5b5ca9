/** The life of a test run's reports: they begin, and end with the test run or its interruption. */
import type { ReporterSettings } from '../../options/reporter/reporter-options.ts'
import type { OtherTest } from '../../report/model/other-test.ts'
import { beginOutput } from '../../report/output/output.ts'
import type { BeginOptions, Output } from '../../report/output/output.ts'
import type { Published } from '../../report/output/publish.ts'
import type { Ran } from '../../report/output/ran.ts'
import { whenInterrupted } from './interrupt.ts'
import { placeProblems } from './problems.ts'
import type { Around } from './problems.ts'

/** The tests that have run so far. */
export interface Seen
  extends
    Omit<Ran, 'interruptedBy' | 'others' | 'startedAt'>,
    Partial<Pick<Around, 'mayHaveMore' | 'problems'>> {
  /** Returns the runner's other tests, if the user wants them in the XML. @default none */
  readonly others?: (() => readonly OtherTest[]) | undefined
}

/** The signals that end a process. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The reports of one test run. */
export class RunReport {
  readonly #settings: ReporterSettings
  readonly #see: () => Seen
  readonly #output: Output
  #endWatch: (() => void) | null = null
  /** Ends what must not go on at Bland, before a signal ends the process. */
  leave: () => Promise<void> = async () => {}

  /**
   * Begins the reports: reserves their folder, and replaces what an older test run left.
   *
   * @throws {@link BlandOptionError} if another test run uses the folder
   * @throws {@link BlandRecordError} if a file cannot be written
   */
  constructor(settings: ReporterSettings, see: () => Seen, options?: BeginOptions) {
    this.#settings = settings
    this.#see = see
    this.#output = beginOutput(settings, options)
  }

  /** Deletes the older reports for good, because a Bland suite was found. */
  settle(): void {
    this.#output.settle()
  }

  /** Makes a signal or `process.exit` end the reports immediately, and print them to standard error. */
  endWhenInterrupted(signals: readonly NodeJS.Signals[] = SIGNALS): void {
    const report = (signal: string): void =>
      print(this.#publish(signal), (line) => void process.stderr.write(`${line}\n`))
    this.#endWatch ??= whenInterrupted(signals, report, () => this.leave())
  }

  /**
   * Ends the reports.
   *
   * @param interruptedBy what interrupted the test run; null for nothing
   * @throws {@link BlandRecordError} if a report cannot be written
   */
  end(interruptedBy: string | null = null): Published {
    this.#stopWatching()
    return this.#publish(interruptedBy)
  }

  /** Ends a test run that never began: puts the older report back. */
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

/** Prints the summary and the lines for GitHub. */
export function print(
  { summary, annotations }: Pick<Published, 'summary' | 'annotations'>,
  write: (text: string) => void,
): void {
  for (const text of [summary, ...annotations]) if (text !== '') write(text)
}
