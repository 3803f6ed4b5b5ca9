/** Makes the records of evaluated cases, with Bland's evidence in parts that every output can show. */
import { fingerprintOfCase } from '../verdict/compared/definition.ts'
import { ownKey } from '../verdict/planned-case.ts'
import type { PlannedAssertion } from '../verdict/planned-case.ts'
import type { Gate } from '../options/gate-options.ts'
import type { Run } from '../model/run.ts'
import type { TitledKey } from '../verdict/case-key.ts'
import { expectedOf, nameOf, reasoningOf, receivedOf } from '../verdict/describe.ts'
import { gateTitle, receivedBy } from '../verdict/gate.ts'
import type { JudgedCase } from '../verdict/run/judge-run.ts'
import type { JoinedResult } from '../verdict/results.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { concernOf } from './said/concern.ts'
import { inConversation } from './said/in-conversation.ts'
import type { CaseRecord, Evidence, VerdictFields } from './record.ts'

/** Makes the record of an evaluated case. */
export function toCaseRecord(
  { planned, verdict, results }: JudgedCase,
  run: Run | null,
): CaseRecord {
  const passed = verdict.verdict === 'passed'
  return {
    ...plannedFields({ planned, verdict }),
    assertion: assertionOf(planned),
    evidence: passed ? [] : evidenceOf({ planned, verdict, results }, run),
  }
}

/** Returns what the record of every planned case has: its key, its title, its verdict and its definition. */
export function plannedFields({
  planned,
  verdict,
}: Pick<JudgedCase, 'planned' | 'verdict'>): Omit<CaseRecord, 'assertion' | 'evidence'> {
  const fingerprint = fingerprintOfCase(planned)
  return {
    ...ownKey(planned),
    title: planned.title,
    ...verdictFields(verdict),
    ...(fingerprint !== null && { fingerprint }),
  }
}

/** Makes the record of a case without evidence: of the suite, or one that was not evaluated. */
export function bareRecord({ kind, id, title }: TitledKey, verdict: Verdict): CaseRecord {
  return { kind, id, title, ...verdictFields(verdict), assertion: null, evidence: [] }
}

/** Returns the fields of a record that say how a case ended. */
export function verdictFields(verdict: Verdict): VerdictFields {
  const isAdvisory = verdict.isAdvisory === true ? ({ isAdvisory: true } as const) : {}
  return verdict.verdict === 'passed'
    ? { verdict: 'passed', reason: null, note: verdict.note ?? null, ...isAdvisory }
    : { verdict: verdict.verdict, reason: verdict.reason, note: null, ...isAdvisory }
}

function assertionOf(planned: JudgedCase['planned']): CaseRecord['assertion'] {
  switch (planned.kind) {
    case 'assertion':
      return describedAssertion(planned.assertion)
    case 'all-assertions':
      return { id: null, type: 'all' }
    case 'run':
    case 'judge':
    case 'gate':
    case 'check':
      return null
  }
}

function describedAssertion(assertion: PlannedAssertion): CaseRecord['assertion'] {
  const { id, type, required } = assertion
  const criterion = expectedOf(assertion, null)
  return { id, type, required, ...(criterion !== null && { criterion }) }
}

function evidenceOf(
  { planned, verdict, results }: JudgedCase,
  run: Run | null,
): readonly Evidence[] {
  if (planned.kind === 'check') return []
  return planned.kind === 'gate'
    ? measured(planned.gate, verdict.verdict === 'skipped' ? null : run)
    : [...said(planned, results, run), ...scoreOf(run)]
}

function measured(gate: Gate, run: Run | null): readonly Evidence[] {
  const received = run === null ? null : receivedBy(gate, run)
  return received === null
    ? []
    : [
        { label: 'Expected', text: gateTitle(gate) },
        { label: 'Received', text: received },
      ]
}

function said(
  planned: JudgedCase['planned'],
  results: readonly JoinedResult[],
  run: Run | null,
): readonly Evidence[] {
  const assertion = planned.kind === 'assertion' ? planned.assertion : null
  return results.flatMap((joined) => {
    const reasoning = reasoningOf(joined.result)
    const parts: readonly (readonly [string, string | null])[] = [
      ['Assertion', assertion === null ? nameOf(joined) : null],
      ['Expected', expectedOf(assertion, joined.result)],
      ['Received', receivedOf(joined.result) ?? joined.doubt],
      ['Reasoning', reasoning],
    ]
    return [
      ...parts.flatMap(([label, text]) => (text === null ? [] : [{ label, text }])),
      ...(run === null || joined.verdict === 'passed'
        ? []
        : inConversation(concernOf(assertion, joined.result), run, reasoning)),
    ]
  })
}

function scoreOf(run: Run | null): readonly Evidence[] {
  const score = run?.overall_score ?? null
  return score === null ? [] : [{ label: 'Score of the run', text: score.toFixed(2) }]
}
