/** Runs a check in the test process, and interprets its end. */
import { isError } from '../errors/thrown.ts'
import type { Run } from '../model/run.ts'
import { sleep } from '../util/native.ts'
import { bareRecord } from '../record/evidence.ts'
import type { CaseRecord } from '../record/record.ts'
import { oneLine } from '../verdict/title.ts'
import { because, PASSED } from '../verdict/verdict.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { Check } from './define-checks.ts'
import { listen } from './mentions.ts'

/** The end of a check. */
export interface CheckEnd {
  readonly record: CaseRecord
  /** The error that it threw, for the runner to show; null for a pass. */
  readonly error: Error | null
}

/** A check as a case of a scenario. */
type CheckCase = Pick<CaseRecord, 'id' | 'title'>

/** Runs a check on a run, as a case of its scenario. Never rejects. */
export async function runCheck<Expect>(
  { check, ...one }: CheckCase & { readonly check: Check<Expect> },
  context: { readonly run: Run; readonly expect: Expect },
): Promise<CheckEnd> {
  const mentionsOf = listen(context.run)
  const error = await throwsWhat(check, context)
  const mentions = mentionsOf()
  return { record: { ...checkRecord(one, error), ...(mentions && { mentions }) }, error }
}

/** Makes the record of a check that ended, even if the runner finds its error later. */
export function checkRecord({ id, title }: CheckCase, error: Error | null): CaseRecord {
  return bareRecord({ kind: 'check', id, title }, error === null ? PASSED : verdictOf(error))
}

async function throwsWhat<Expect>(
  { body, timeout }: Check<Expect>,
  context: { readonly run: Run; readonly expect: Expect },
): Promise<Error | null> {
  const late = new Error(`the check did not end within ${timeout / 1000} s`)
  late.name = LATE
  try {
    const isLate = sleep(timeout).then(() => LATE)
    const ended = await Promise.race([(async () => body(context))(), isLate])
    return ended === LATE ? late : null
  } catch (error) {
    return isError(error) ? withoutOwnFrames(error) : new Error(`the check threw ${String(error)}`)
  }
}

/** Matches a stack frame in a file of an installed bland-suite. */
const OWN_FRAME = /^\s+at .*[\\/]node_modules[\\/](?:@bland-suite[\\/]|bland-suite[\\/])/u

/** Removes our own frames from an error: they do not help the user. */
export function withoutOwnFrames(error: Error): Error {
  const lines = error.stack?.split('\n') ?? []
  if (lines.length > 0) error.stack = lines.filter((line) => !OWN_FRAME.test(line)).join('\n')
  return error
}

const LATE = 'BlandCheckTimeout'

/** Errors of a broken check, which says nothing about the run. By name, because each realm has its own classes. */
const BROKEN = new Set(['TypeError', 'ReferenceError', 'SyntaxError', 'RangeError'])
/** Errors that say why the run cannot be evaluated. */
const NOT_EVALUATED = new Set([LATE, 'BlandCheckError', 'BlandOptionError'])

function verdictOf({ name, message }: Error): Verdict {
  const line = firstPart(message)
  if (NOT_EVALUATED.has(name)) return because('errored', line)
  return BROKEN.has(name)
    ? because('errored', `the check threw ${name}: ${line}`)
    : because('failed', line)
}

/** Removes the turns that our matchers append, because every report shows them anyway. */
function firstPart(message: string): string {
  const [first = ''] = message.split(/\n\n(?:Last turns:|Bland: run )/u)
  return oneLine(first, 1_000) || 'the check threw an error without a message'
}
