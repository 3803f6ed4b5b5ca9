/** A row of the table that every runner plays: what the mock says, the suite, and what is reported. */
import { runInThisContext } from 'node:vm'
import type { MockOptions } from '@bland-suite/mock'
import { PATHWAY } from '../../helpers/scripts.ts'
import type { Colour } from './faults.ts'

/** The runners; Playwright has two ways to show the cases of a scenario. */
export const FORMS = ['vitest', 'playwright by run', 'playwright by case', 'command line'] as const

export type Form = (typeof FORMS)[number]

export interface BatchRow {
  readonly name: string
  /** Made anew for each mock, as it may count. */
  readonly mock: () => MockOptions
  /** The options of the suite, as text. */
  readonly options: string
  /** The body of the suite, as text: its checks. @default none */
  readonly body?: string
  /** The runner's filter by title. @default every case is selected */
  readonly select?: string
  /** More arguments of a runner. */
  readonly args?: Partial<Readonly<Record<Form, readonly string[]>>>
  readonly colour: Colour
  /** POSTs that are sent. @default 1 */
  readonly posts?: number
  /** The ids of the scenarios that the launch starts, if the row is about them. */
  readonly launched?: readonly string[]
  /** What the XML says. */
  readonly says?: string | RegExp | readonly (string | RegExp)[]
  /** What the XML has nowhere. */
  readonly hides?: readonly string[]
  /** Every case in the XML: `Scenario › case: state`, or `case: state` for a case of the suite. */
  readonly cases?: readonly string[]
  /** Whether nothing can start, which the command line shows by its exit code. */
  readonly isNotStarted?: boolean
  /** The runners that play it in `npm test`; `npm run test:long` plays all rows in all. @default none */
  readonly usualForms?: readonly Form[]
  /** The runners that can play it. @default those that have a word for what the row uses */
  readonly forms?: readonly Form[]
}

/** The runners in which a row is always played that looks the same in both forms of Playwright. */
export const ONCE_IN_EACH: readonly Form[] = ['vitest', 'playwright by run', 'command line']

/**
 * The runners in which a red row is always played that shows no more of a runner than others do: in Playwright,
 * each red test costs a new worker.
 */
export const WHERE_CHEAP: readonly Form[] = ['vitest', 'command line']

export const QUICK = 'pollInterval: 150, settleTimeout: 1200, timeout: 12_000'
export const LAUNCH = `pathwayId: '${PATHWAY}', ${QUICK}`

/** The options of a row as the object that they are. */
export function optionsOf({ options }: BatchRow): Readonly<Record<string, unknown>> {
  const given: object = runInThisContext(`({ ${options} })`)
  return { ...given }
}

/** The command line has no checks, no overrides and no filter by title. */
function isForCommands({ options, body, select, args }: BatchRow): boolean {
  const used = [body, select, args].some((one) => one !== undefined)
  return !used && !options.includes('overrides:')
}

/** The runners that can play a row. */
export function formsOf(row: BatchRow): readonly Form[] {
  return row.forms ?? FORMS.filter((form) => form !== 'command line' || isForCommands(row))
}
