/** Check runs of an agent: https://docs.bland.ai/api-v2/get/agents-id-check-runs-run-id */
import { z } from 'zod'
import { flag, id, lenient, number, orNull, sorted, text, word } from '../fields.ts'
import type { WithExtra } from '../fields.ts'
import { said } from './said.ts'
import type { Said } from './said.ts'

/** The conclusion of a judge from all conversations of a check run. */
export interface JudgeVerdict extends WithExtra {
  /** The id of the eval agent; null if unreadable. */
  readonly eval_agent_id: string | null
  /** Its name; null if it has none. */
  readonly name: string | null
  /** Whether it decides the check run; null if Bland does not say. */
  readonly required: boolean | null
  /** The levels that count as a match. */
  readonly target_level_keys: readonly string[]
  /** The share of conversations that match, from 0 to 1; null if none could be scored. */
  readonly match_rate: number | null
  /** From 0 to 100; null if none could be scored. */
  readonly score: number | null
  /** Whether the judge passed. */
  readonly passed: Said
}

/** A check run. */
export interface CheckRun extends WithExtra {
  /** The id of the check run. */
  readonly id: string
  /** The tested agent; null if Bland does not say. */
  readonly agent_id: string | null
  /** `staging` or `production`; null if Bland does not say. */
  readonly env_type: string | null
  /** The tested version; null if Bland does not say. */
  readonly agent_version_id: string | null
  /** The published number of that version, such as `1.6.0`; null if it has none. */
  readonly semver: string | null
  /** The name of that version; null if it has none. */
  readonly version_name: string | null
  /** `PENDING`, `RUNNING`, `PASSED`, `FAILED`, `ERROR` or `CANCELLED`: an open set. */
  readonly status: string | null
  /** The names of the judges; null if Bland does not say. */
  readonly judge_names: readonly string[] | null
  /** How many conversations each scenario has; null if Bland does not say. */
  readonly simulations_count: number | null
  /** Bland's verdict on the whole check run. */
  readonly overall_passed: Said
  /** The verdicts of the judges; null while there are none, or if they are unreadable. */
  readonly verdicts: readonly JudgeVerdict[] | null
  /** The id under which the conversations are listed; null if there is none. */
  readonly simulation_set_id: string | null
  /** The id under which the reasons of the judges are listed; null if there is none. */
  readonly eval_run_id: string | null
  /** Why the check run ended with an error; null if it did not. */
  readonly error_message: string | null
  /** When it was started, in ISO 8601; null if Bland does not say. */
  readonly created_at: string | null
  /** When it ended, in ISO 8601; null if it has not. */
  readonly completed_at: string | null
}

const words: z.ZodType<readonly string[] | null> = lenient(orNull(z.array(z.string())))

const unread: JudgeVerdict = {
  eval_agent_id: null,
  name: null,
  required: null,
  target_level_keys: [],
  match_rate: null,
  score: null,
  passed: 'unreadable',
}

/** An entry of no known shape is a verdict that nobody can read, not none. */
const verdict: z.ZodType<JudgeVerdict> = sorted({
  eval_agent_id: lenient(orNull(id)),
  name: lenient(text),
  required: lenient(flag),
  target_level_keys: words.transform((list) => list ?? []),
  match_rate: lenient(number),
  score: lenient(number),
  passed: said,
}).catch(unread)

/** Reads a check run: strict on its id, tolerant of everything that decides no verdict. */
export const checkRunSchema: z.ZodType<CheckRun> = sorted({
  id,
  agent_id: lenient(orNull(id)),
  env_type: lenient(text),
  agent_version_id: word,
  semver: lenient(text),
  version_name: lenient(text),
  status: word,
  judge_names: words,
  simulations_count: lenient(number),
  overall_passed: said,
  // Something that is there and no list is a verdict that nobody can read, not none.
  verdicts: orNull(z.array(verdict)).catch([unread]),
  simulation_set_id: lenient(orNull(id)),
  eval_run_id: lenient(orNull(id)),
  error_message: lenient(text),
  created_at: lenient(text),
  completed_at: lenient(text),
})
