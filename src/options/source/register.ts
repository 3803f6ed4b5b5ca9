/** The names of a suite's scenarios, as far as TypeScript knows them. */

declare global {
  /**
   * The scenarios of suites, by the names of the suites. A file that is written with a snapshot adds those of its suite.
   * It is global, because an installed package cannot always be named from a test file.
   */
  interface BlandSuiteRegister {}
}

/** The names of the scenarios of a suite: those that were written with its snapshot, else any. */
export type ScenarioName<Suite extends string> = Suite extends keyof BlandSuiteRegister
  ? keyof BlandSuiteRegister[Suite] & string
  : string

/** The options of a suite whose scenarios have these names. */
export type NamedOptions<Options, Name extends string> = string extends Name
  ? Options
  : Options extends unknown
    ? { [K in keyof Options]: NamedOption<Options[K], K, Name> }
    : never

type NamedOption<Value, Key, Name extends string> = [Value] extends [undefined]
  ? Value
  : Key extends 'only'
    ? readonly Name[] | undefined
    : Key extends 'overrides'
      ? NamedRecord<NonNullable<Value>, Name> | undefined
      : Value

type NamedRecord<Value, Name extends string> =
  Value extends Readonly<Record<string, infer Own>> ? { readonly [K in Name]?: Own } : Value
