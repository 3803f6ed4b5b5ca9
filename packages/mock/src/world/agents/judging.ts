import type { MockRating } from '../../script/agent.ts'
import type { Fields } from '../../script/types.ts'
import type { Judge } from './agent.ts'

/** A judge's rating of one conversation, with the fields that the script adds. */
interface Rating {
  readonly outcome: MockRating
  readonly fields: Fields
}

/** Returns the rating of the conversation at a position. */
export function ratingOf({ outcomes }: Judge, position: number): Rating {
  const given = outcomes[position] ?? 'pass'
  if (typeof given === 'string') {
    return { outcome: given, fields: {} }
  }
  const { outcome, ...fields } = given
  return { outcome, fields }
}

/** The share of the conversations that pass, among those that the judge could rate; null if there are none. */
export function matchRateOf(judge: Judge, conversations: number): number | null {
  const outcomes = Array.from({ length: conversations }, (_, at) => ratingOf(judge, at).outcome)
  const passed = outcomes.filter((outcome) => outcome === 'pass').length
  const rated = passed + outcomes.filter((outcome) => outcome === 'fail').length
  return rated === 0 ? null : Math.round((passed / rated) * 10_000) / 10_000
}

/** Returns the verdict of a judge, as a list of one; of none if the script leaves it out. */
export function verdictOf(judge: Judge, conversations: number): readonly Fields[] {
  if (judge.verdict === 'missing') {
    return []
  }
  const rate = matchRateOf(judge, conversations)
  const verdict = {
    eval_agent_id: judge.id,
    eval_agent_version_id: judge.versionId,
    name: judge.name ?? judge.id,
    required: judge.required,
    target_level_keys: judge.targets,
    match_rate: rate,
    score: percent(rate),
    passed: rate === null ? null : rate >= 0.5,
  }
  return [{ ...verdict, ...judge.verdict }]
}

/** Returns a share as a score from 0 to 100 with one decimal. */
export function percent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1000) / 10
}
