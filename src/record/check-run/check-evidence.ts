/** Makes the records of the cases of a check run, with what its judges said about each conversation. */
import type { CheckRun } from '../../model/check-run/check-run.ts'
import type { JudgedConversation, ReasonedConversation } from '../../model/check-run/reasons.ts'
import type { ChatTurn, Run } from '../../model/run.ts'
import { isOf, percent } from '../../verdict/check-run/judge-verdict.ts'
import type { PlannedJudge } from '../../verdict/planned-case.ts'
import type { JudgedCase } from '../../verdict/run/judge-run.ts'
import { plannedFields } from '../evidence.ts'
import type { CaseRecord, Evidence } from '../record.ts'

/** The conversations of a check run, as far as they could be read. */
export interface Conversations {
  readonly reasons: readonly ReasonedConversation[]
  readonly runs: readonly Run[]
  /** Why the reasons could not be read; null if they could. */
  readonly trouble: string | null
}

/** How many conversations of a judge are kept with their turns. */
const MOST_SHOWN = 3

/** Makes the record of a case of a check run. */
export function toJudgeRecord(
  { planned, verdict }: JudgedCase,
  run: CheckRun | null,
  conversations: Conversations,
): CaseRecord {
  const shown = plannedFields({ planned, verdict })
  if (planned.kind !== 'judge') return { ...shown, assertion: null, evidence: [] }
  const found = (run?.verdicts ?? []).find((one) => isOf(one, planned.judge)) ?? null
  const rate = found?.match_rate ?? null
  const judge = { id: planned.judge.id, ...(rate !== null && { matchRate: rate }) }
  const isPassed = verdict.verdict === 'passed'
  const evidence = isPassed
    ? []
    : [...measured(planned.judge, found), ...reasonsOf(planned.judge, conversations)]
  return { ...shown, assertion: null, judge, evidence }
}

type Found = NonNullable<CheckRun['verdicts']>[number] | null

function measured({ targets }: PlannedJudge, found: Found): readonly Evidence[] {
  const rate = found?.match_rate ?? null
  const score = found?.score ?? null
  return [
    ...(targets.length === 0 ? [] : [{ label: 'Expected', text: `level ${targets.join(' or ')}` }]),
    ...(rate === null ? [] : [{ label: 'Match rate', text: percent(rate) }]),
    ...(score === null ? [] : [{ label: 'Score', text: `${score} of 100` }]),
  ]
}

function reasonsOf(
  { id }: PlannedJudge,
  { reasons, runs, trouble }: Conversations,
): readonly Evidence[] {
  if (trouble !== null) {
    return [{ label: 'Reasons', text: `The reasons of the judge could not be read: ${trouble}` }]
  }
  const own = reasons.flatMap((one) =>
    one.agent_results
      .filter((result) => result.eval_agent_id === id)
      .map((result) => ({ one, result })),
  )
  const missed = own.filter(({ result }) => result.is_target_match !== true)
  return missed.map(({ one, result }, index) => ({
    label: nameOf(one),
    text: whyOf(result),
    conversation: index < MOST_SHOWN ? turnsOf(one, runs) : [],
  }))
}

function turnsOf({ call_id: id }: ReasonedConversation, runs: readonly Run[]): readonly ChatTurn[] {
  return runs.find((run) => run.id === id)?.chat_history ?? []
}

function nameOf({ call_display_name: name, call_id: id }: ReasonedConversation): string {
  const shown = name ?? 'a conversation'
  return id === null ? shown : `${shown} (${id.slice(0, 8)})`
}

/** Four kinds, kept apart: the judge broke, had nothing to judge, missed, or said nothing. */
function whyOf(result: JudgedConversation): string {
  if (result.failed === true)
    return `The judge itself broke: ${result.failure_message ?? 'no reason'}`
  const reason = result.reasoning_md?.trim() || 'The judge gave no reason.'
  if (result.is_insufficient_evidence === true) return `Nothing to judge: ${reason}`
  const level = result.selected_level_label
  return level === null ? reason : `${level}: ${reason}`
}
