/** A JUnit document as data, with the fields that consumers read. */

/** A failure. `message` is one line; `text` contains it and more. */
export interface JUnitFailure {
  readonly message: string
  /** Never a bare type, because GitLab casts an element by it. */
  readonly type: string
  readonly text: string
}

/** The outcome of a case. */
export type JUnitOutcome =
  | {
      readonly state: 'passed'
      /** The failed attempt that the rule tolerates; absent for none. */
      readonly flaky?: JUnitFailure | undefined
    }
  | { readonly state: 'skipped'; readonly message: string }
  | (JUnitFailure & { readonly state: 'failure' | 'error' })

type Properties = readonly (readonly [name: string, value: string])[]

export interface JUnitCase {
  readonly name: string
  /** In milliseconds. */
  readonly duration: number
  readonly location: { readonly file: string; readonly line: number | null } | null
  readonly properties: Properties
  readonly outcome: JUnitOutcome
  /** Empty for none. */
  readonly output: string
  /** A file of the case, relative to the project with `/`; null for none. */
  readonly attachment: string | null
}

/** A testsuite. Its name is also the class name of its cases. */
export interface JUnitSuite {
  readonly name: string
  /** ISO 8601 with Z; null if unknown. */
  readonly timestamp: string | null
  readonly hostname: string | null
  readonly properties: Properties
  readonly cases: readonly JUnitCase[]
}

/** The number of cases by their outcome, and how long they took in milliseconds. */
export type JUnitTotal = Readonly<Record<JUnitOutcome['state'] | 'time', number>>

export interface JUnitDocument {
  readonly name: string
  /** The total of all suites. It precedes them in the file, and they are made one by one. */
  readonly total: JUnitTotal
  readonly suites: Iterable<JUnitSuite>
}
