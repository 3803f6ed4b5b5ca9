/**
 * The records of a session on disk: one file per evaluated run, one for the suite. Every report is rendered
 * from these records, in any process; runner metadata contains only their paths.
 */
import type { OwnKey } from '../verdict/case-key.ts'
import type { ChatTurn, Run } from '../model/run.ts'
import type { RepeatRule } from '../options/repeat/repeat-options.ts'
import type { Comparison } from '../verdict/compared/comparison.ts'
import type { AdvisoryMark, VerdictWord } from '../verdict/verdict.ts'
import type { AttemptedCase } from './attempts/facts.ts'
import type { CheckRunFacts, JudgeFacts } from './check-run/facts.ts'
import type { AboutScenario } from '../model/definition/about-scenario.ts'
import type { AcceptedTraits } from './traits.ts'

/** The file name of a suite's record, in the folder of its session. */
export const SUITE_RECORD = 'suite.json'

/** A part of the evidence for a verdict. */
export interface Evidence {
  /** Its label, such as `Expected` or `Reasoning`. */
  readonly label: string
  /** Its text. */
  readonly text: string
  /** The turn of the conversation that it points at, from 0; absent if unknown. */
  readonly turn?: number | undefined
  /** Set if it is about the attempts of its case, not about one conversation. */
  readonly isOfAttempts?: true | undefined
  /** The turns of the one conversation that it is about; empty if they are unknown, absent for other evidence. */
  readonly conversation?: readonly ChatTurn[] | undefined
}

/** Names that a check looked up in its run in vain. */
export interface Mentions {
  /** Nodes of the pathway. */
  readonly nodes: readonly string[]
  /** Extracted variables. */
  readonly variables: readonly string[]
}

/** How a case ended. */
export interface VerdictFields extends AdvisoryMark {
  /** Its verdict. */
  readonly verdict: VerdictWord
  /** Why it did not pass; null for a pass. */
  readonly reason: string | null
  /** A note on a pass; null for none. */
  readonly note: string | null
}

/** An evaluated case. */
export interface CaseRecord extends OwnKey, AttemptedCase, VerdictFields {
  /** Its title, without that of its scenario. */
  readonly title: string
  /** The id and type of the assertion; null for other cases. */
  readonly assertion: {
    /** The id of the assertion. */
    readonly id: string | null
    /** The type of the assertion, such as `LLM_JUDGE`. */
    readonly type: string
    /** Whether the scenario fails with it; absent if it is unknown. */
    readonly required?: boolean | undefined
    /** Its criterion, for people; absent if it is unknown. */
    readonly criterion?: string | undefined
  } | null
  /** The judge of a check run; absent for other cases. */
  readonly judge?: JudgeFacts | undefined
  /** Bland's evidence, in parts; empty if it gave none. */
  readonly evidence: readonly Evidence[]
  /** Names that a check looked up in vain; absent for none. */
  readonly mentions?: Mentions | undefined
  /** Equal for cases that judge the same; absent if the definition is unknown, as that of a check is. */
  readonly fingerprint?: string | undefined
  /** The verdict before the user's policy and excuses; absent if it is the same. */
  readonly before?: VerdictWord | undefined
  /** Its change since the baseline; absent if nothing was compared. */
  readonly baseline?: Comparison | undefined
}

/** One attempt of a scenario that is played more than once. */
export interface AttemptRecord {
  /** The batch of the attempt; null if none was started. */
  readonly batchId: string | null
  /** The run; null if Bland returned none, or it was unreadable. */
  readonly run: Run | null
  /** The selected cases, as this attempt alone judges them. */
  readonly cases: readonly CaseRecord[]
}

/** An evaluated run of a scenario. With repeated attempts, the run of the one that is shown. */
export interface RunRecord {
  readonly version: 1
  readonly kind: 'run'
  readonly suite: string
  readonly scenario: string
  readonly scenarioId: string | null
  /** Equal for scenarios that play the same; absent if a part of the play is unknown. */
  readonly fingerprint?: string | undefined
  /** The tested commit; absent if it is unknown, or the suite has no baseline. */
  readonly commit?: string | undefined
  /** The baseline's facts of its conversation; absent if the baseline is no `report.json`. */
  readonly accepted?: AcceptedTraits | undefined
  /** Whether a filter left out some of its cases; absent if not. */
  readonly isPartial?: true | undefined
  /** The definition of the scenario, for people; absent if it is unknown. */
  readonly about?: AboutScenario | undefined
  readonly host: string
  readonly batchId: string | null
  /** The run; null if Bland returned none, or it was unreadable. */
  readonly run: Run | null
  /** The check run; absent for the run of a scenario. */
  readonly checkRun?: CheckRunFacts | undefined
  /** The rule of repeated attempts; absent if the scenario is played once. */
  readonly rule?: RepeatRule | undefined
  /** The attempts in their order; absent if the scenario is played once. */
  readonly attempts?: readonly AttemptRecord[] | undefined
  /** The words in the definitions of a scenario with checks; absent without checks. */
  readonly defined?: readonly string[] | undefined
  readonly cases: readonly CaseRecord[]
}

/** A suite: its batch, and the cases that belong to no single run. */
export interface SuiteRecord {
  readonly version: 1
  readonly kind: 'suite'
  readonly suite: string
  readonly host: string
  readonly batchId: string | null
  /** The batches of all attempts, if there are several. */
  readonly batchIds?: readonly string[] | undefined
  /** The suite's rule of repeated attempts; absent if it plays each scenario once. */
  readonly rule?: RepeatRule | undefined
  /** The id of the check run; null if none has started, absent for suites of batches and runs. */
  readonly checkRunId?: string | null | undefined
  readonly batchStatus: string | null
  /** Whether the version in production was tested because no version was requested. */
  readonly production: boolean
  /** The tested version in words, such as “version 12”; absent for the one in production, or an unknown one. */
  readonly tested?: string | undefined
  /** The replayed cassette; absent if Bland was asked. */
  readonly cassette?: string | undefined
  /** Notes on the suite's options, for the summary; absent for none. */
  readonly notes?: readonly string[] | undefined
  /** The launch has no answer, or its answer was lost: a batch may run. Absent otherwise. */
  readonly launch?: 'sent' | undefined
  /** Bland's complaint despite the started batch; absent if there is none. */
  readonly complaint?: string | undefined
  readonly cases: readonly CaseRecord[]
}

/** A record as it was read; for a missing or damaged one, the error that says so. */
export type LoadedRecord = RunRecord | SuiteRecord | Error

/** Returns whether a record is readable, and that of a run. */
export function isRunRecord(record: LoadedRecord): record is RunRecord {
  return 'kind' in record && record.kind === 'run'
}

/** The records of a test run, by path. */
export type LoadedRecords = ReadonlyMap<string, LoadedRecord>
