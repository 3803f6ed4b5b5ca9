import type { Fields } from '../../script/types.ts'
import { listOf, type Run } from '../run.ts'
import type { Judge } from './agent.ts'
import { ratingOf } from './judging.ts'

/** The price of one rating, in US dollars. */
export const PRICE = 0.02

/** A judge's rating of one conversation, as the API sends it. */
export interface RatingRow extends Fields {
  readonly is_insufficient_evidence: boolean
  readonly is_target_match: boolean | null
  readonly score_normalized_0_100: number | null
  readonly failed: boolean
}

/** Returns the rating of the conversation at a position. */
export function ratingRow(judge: Judge, position: number, conversation: Run): RatingRow {
  const { outcome, fields } = ratingOf(judge, position)
  const evidence = [evidenceOf(conversation)]
  const forms = {
    pass: { ...matched(judge.targets[0] ?? 'pass', true), evidence },
    fail: { ...matched('fail', false), evidence },
    unclear: UNCLEAR,
    broken: BROKEN,
  }
  return {
    eval_agent_id: judge.id,
    eval_agent_version_id: judge.versionId,
    call_id: conversation.id,
    ...UNRATED,
    ...forms[outcome],
    billable_cost_usd: PRICE,
    ...fields,
  }
}

const UNRATED = {
  selected_level_key: null,
  selected_level_label: null,
  score_normalized_0_100: null,
  is_target_match: null,
  is_insufficient_evidence: false,
  confidence: null,
  reasoning_md: null,
  evidence: [],
  failed: false,
  failure_code: null,
  failure_message: null,
}

const UNCLEAR = {
  is_insufficient_evidence: true,
  reasoning_md: 'The conversation has too little to rate.',
}

const BROKEN = {
  failed: true,
  failure_code: 'JUDGE_FAILED',
  failure_message: 'The judge gave no rating.',
}

function matched(level: string, isMatch: boolean) {
  return {
    selected_level_key: level,
    selected_level_label: level,
    score_normalized_0_100: isMatch ? 100 : 0,
    is_target_match: isMatch,
    confidence: 0.9,
    reasoning_md: isMatch
      ? 'The agent did what the judge looks for.'
      : 'The agent did not do what the judge looks for.',
  }
}

/** Quotes the last turn. */
function evidenceOf(conversation: Run): Fields {
  const last: unknown = listOf(conversation.finished, 'chat_history').at(-1)
  const content: unknown = typeof last === 'object' && last ? Reflect.get(last, 'content') : null
  return { source: 'transcript', speaker: 'agent', start_ms: null, end_ms: null, text: content }
}
