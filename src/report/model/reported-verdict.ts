/** The verdict that is reported: the worse of our record and what the runner says. */
import type { CaseRecord, VerdictFields } from '../../record/record.ts'
import { because, isRed, PASSED } from '../../verdict/verdict.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { NativeResult } from './native-case.ts'
import { notFinished } from './not-finished.ts'

/** Returns the worse of two verdicts, so that XML, summary and exit code never disagree. */
export function worseOfTwo(record: CaseRecord, native: NativeResult): Verdict {
  const own = verdictOf(record)
  switch (native.state) {
    case 'passed':
      return own
    case 'skipped':
      return own.verdict === 'passed' ? unrecorded(native) : own
    case 'failed':
      return isRed(own) ? own : because('errored', native.message)
    case 'unfinished':
      return isRed(own)
        ? because('errored', `${notFinished(native)}; ${reasonOf(own)}`)
        : unrecorded(native)
  }
}

function reasonOf(verdict: Verdict): string {
  return verdict.verdict === 'passed' ? '' : verdict.reason
}

/** Returns the verdict on a case without a record. */
export function unrecorded(native: NativeResult): Verdict {
  switch (native.state) {
    case 'passed':
      return because('errored', 'there is no record of this case')
    case 'skipped':
      return because('skipped', native.reason ?? 'skipped by the runner')
    case 'failed':
      return because('errored', native.message)
    case 'unfinished':
      return because('errored', notFinished(native))
  }
}

/** Returns the verdict of a recorded case. */
export function verdictOf({ verdict, reason, note, isAdvisory }: VerdictFields): Verdict {
  const mark = isAdvisory === true ? { isAdvisory } : {}
  if (verdict !== 'passed') return { ...because(verdict, reason ?? 'no reason'), ...mark }
  return note === null ? PASSED : { verdict, note, ...mark }
}
