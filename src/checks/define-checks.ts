/** Checks: tests that users write about a run, the same in every runner. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { z } from 'zod'
import type { Run } from '../model/run.ts'
import { checkStrictly } from '../options/strict-schema.ts'

/** The argument of a check. */
export interface CheckContext<Expect> {
  /** The whole run, redacted, without `metadata`. */
  readonly run: Run
  /** The runner's own `expect`, with the matchers of bland-suite. */
  readonly expect: Expect
}

/** Tests a run: the check fails if it throws. */
export type CheckBody<Expect> = (context: CheckContext<Expect>) => unknown

/** Which scenarios a check is for, and how long it may take. */
export interface CheckOptions<Name extends string = string> {
  /** Only scenarios with these names. @default every scenario */
  readonly only?: readonly Name[] | undefined
  /** How long the check may take, in milliseconds. @default 30_000 */
  readonly timeout?: number | undefined
}

/** Defines a check: a case of each scenario, after its assertions and gates. */
export interface DefineCheck<Expect, Name extends string = string> {
  (title: string, body: CheckBody<Expect>): void
  (title: string, options: CheckOptions<Name>, body: CheckBody<Expect>): void
}

/** The body of a suite, which defines its checks. Called once, when the suite is defined. */
export type SuiteBody<Expect, Name extends string = string> = (tools: {
  readonly check: DefineCheck<Expect, Name>
}) => void

/** A defined check. */
export interface Check<Expect> {
  readonly title: string
  /** The names of its scenarios; null for all. */
  readonly only: readonly string[] | null
  /** How long the check may take, in milliseconds. */
  readonly timeout: number
  readonly body: CheckBody<Expect>
}

const PATIENCE = 30_000

const shape = {
  only: z.array(z.string().trim().min(1)).min(1),
  timeout: z
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
} satisfies Record<keyof CheckOptions, z.ZodType>

/**
 * Calls the body of a suite, and returns the checks that it defined, in order.
 *
 * @throws {@link BlandOptionError} if a check has no title or no function, or is defined too late
 */
export function collectChecks<Expect>(
  suite: SuiteBody<Expect> | undefined,
  caller: string,
): readonly Check<Expect>[] {
  const checks: Check<Expect>[] = []
  let isOver = false
  const check = (
    title: unknown,
    ...rest: readonly [unknown, CheckBody<Expect>?] | readonly [CheckBody<Expect>]
  ): void => {
    if (isOver)
      throw new BlandOptionError(`${caller}: a check was defined after the body of its suite.`)
    checks.push(readCheck(title, rest, caller))
  }
  const returned: unknown = suite?.({ check })
  isOver = true
  if (!(returned instanceof Promise)) return checks
  throw new BlandOptionError(`${caller}: the body of a suite cannot be async, but its checks can.`)
}

function readCheck<Expect>(
  title: unknown,
  rest: readonly unknown[],
  caller: string,
): Check<Expect> {
  const name = `${caller}: check(${JSON.stringify(title)})`
  const [given, body] = rest.length > 1 ? rest : [{}, rest[0]]
  if (typeof title !== 'string' || title.trim() === '') {
    throw new BlandOptionError(`${name} needs a title.`)
  }
  if (typeof body !== 'function') throw new BlandOptionError(`${name} needs a function.`)
  const { only = null, timeout = PATIENCE } = checkStrictly(shape, given, name)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its parameters are unknown at run time
  return { title, only, timeout, body: body as CheckBody<Expect> }
}
