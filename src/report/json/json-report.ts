/** The shape of `report.json`, for scripts that read it. It changes only with its version. */
import type { VerdictWord } from '../../verdict/verdict.ts'
import type { CaseRecord } from '../../record/record.ts'

/** A case in `report.json`. */
export interface JsonCase extends Omit<CaseRecord, 'id'> {
  /** Unique among the cases of its kind and its run; absent in reports of an older version. */
  readonly id?: string | undefined
  /** Where the user wrote the suite; null if the runner does not say. */
  readonly location: {
    /** The path below the checkout. */
    readonly file: string
    /** The line, from 1. */
    readonly line: number | null
  } | null
}

/** The values of a played run. A value is null if Bland did not give it. */
export interface JsonPlay {
  /** The id of the run; null if there is none. */
  readonly runId: string | null
  /** The batch of the run. */
  readonly batchId: string | null
  /** The last status from Bland. */
  readonly status: string | null
  /** The overall score, from 0 to 1. */
  readonly score: number | null
  /** The overall tone score, from 0 to 1. */
  readonly tone: number | null
  /** The number of turns. */
  readonly turns: number | null
  /** How long the conversation took, in milliseconds. */
  readonly duration: number | null
  /** When the run was started, in ISO 8601, UTC. */
  readonly startedAt: string | null
  /** The transcript, as a path relative to `report.json`; null if there is none. */
  readonly transcript: string | null
}

/** An attempt in `report.json`. */
export interface JsonAttempt extends JsonPlay {
  /** The worst verdict of its cases, as this attempt alone judges them. */
  readonly verdict: VerdictWord
}

/** The rule of repeated attempts. */
export interface JsonRule {
  /** The most attempts of the scenario. */
  readonly times: number
  /** How many attempts must pass. */
  readonly needed: number
  /** `failed` if it is played again only after a failure. */
  readonly when: 'always' | 'failed'
  /** Whether it is not played again once every verdict is certain. */
  readonly stopEarly: boolean
}

/**
 * A run in `report.json` with its cases. With repeated attempts, its values are those of the attempt that is
 * shown: the first that failed, or else the last.
 */
export interface JsonRun extends JsonPlay {
  /** The name of its suite. */
  readonly suite: string
  /** The title of its scenario. */
  readonly scenario: string
  /** The worst verdict of its cases. */
  readonly verdict: VerdictWord
  /** The scenario of the run. */
  readonly scenarioId: string | null
  /** Equal for scenarios that play the same; absent if a part of the play is unknown. */
  readonly fingerprint?: string | undefined
  /** The tested commit; absent if it is unknown, or the suite has no baseline. */
  readonly commit?: string | undefined
  /** Whether a filter left out some of its cases; absent if not. */
  readonly isPartial?: true | undefined
  /** The tested pathway. */
  readonly pathwayId: string | null
  /** The names of the visited nodes, each once; absent if Bland gave none. */
  readonly nodes?: readonly string[] | undefined
  /** The scores, from 0 to 1, by the names of their gates, such as `tone.empathy`; absent without a run. */
  readonly scores?: Readonly<Record<string, number>> | undefined
  /** The rule of repeated attempts; absent if the scenario is played once. */
  readonly rule?: JsonRule | undefined
  /** The attempts in their order; absent if the scenario is played once. */
  readonly attempts?: readonly JsonAttempt[] | undefined
  /** The cases of the run, `run completes` first. */
  readonly cases: readonly JsonCase[]
}

/** The cases of a suite that belong to no run. */
export interface JsonSuite {
  /** The name of the suite. */
  readonly suite: string
  /** The worst verdict of these cases. */
  readonly verdict: VerdictWord
  /** The cases, such as `batch is consistent` and `suite starts`. */
  readonly cases: readonly JsonCase[]
}

/** An evaluated batch. */
export interface JsonBatch {
  /** The name of its suite. */
  readonly suite: string
  /** The id of the batch; null for single runs. */
  readonly batchId: string | null
  /** The batches of all attempts, if there are several. */
  readonly batchIds?: readonly string[] | undefined
  /** The id of the check run; null if none has started, absent for suites of batches and runs. */
  readonly checkRunId?: string | null | undefined
  /** The last status from Bland. */
  readonly status: string | null
  /** Whether the version in production was tested because no version was requested. */
  readonly production: boolean
  /** The tested version in words, such as “version 12”; absent for the one in production, or an unknown one. */
  readonly tested?: string | undefined
  /** The replayed cassette; absent if Bland was asked. */
  readonly cassette?: string | undefined
  /** Notes on the suite, such as what chance may explain since the baseline; absent for none. */
  readonly notes?: readonly string[] | undefined
}

/** The whole of `report.json`. */
export interface JsonReport {
  /** The version of this shape: 2 if a scenario may be played more than once, else 1. */
  readonly version: 1 | 2
  /** The worst verdict of all cases; `skipped` if there are none. */
  readonly verdict: VerdictWord
  /** The number of cases with each verdict. */
  readonly counts: Readonly<Record<VerdictWord, number>>
  /** The length of all conversations, in milliseconds. */
  readonly duration: number
  /** The evaluated batches, one per suite. */
  readonly batches: readonly JsonBatch[]
  /** The runs with their cases. */
  readonly runs: readonly JsonRun[]
  /** The suites with cases that belong to no run. */
  readonly suites: readonly JsonSuite[]
}
