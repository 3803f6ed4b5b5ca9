/** A JUnit document as data: what each consumer reads, before it is text. */

/** How a case ended; `message` is one line, `text` holds it again and more. */
export type JUnitOutcome =
  | { readonly state: 'passed' }
  | { readonly state: 'skipped'; readonly message: string }
  | {
      readonly state: 'failure' | 'error'
      readonly message: string
      /** Never a bare type: GitLab casts an element by it. */
      readonly type: string
      readonly text: string
    }

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
  /** A file that belongs to the case, relative to the project with `/`; null for none. */
  readonly attachment: string | null
}

/** Its name is the class name of its cases too. */
export interface JUnitSuite {
  readonly name: string
  /** ISO 8601 with Z; null where it is not known. */
  readonly timestamp: string | null
  readonly hostname: string | null
  readonly properties: Properties
  readonly cases: readonly JUnitCase[]
}

export interface JUnitDocument {
  readonly name: string
  readonly suites: readonly JUnitSuite[]
}
