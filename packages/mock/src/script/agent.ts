import type { Fields } from './fields.ts'

/** An environment of an agent that can have checks. */
export type MockEnvironment = 'staging' | 'production'

/** An agent: its versions, its saved checks, and its check runs. */
export interface MockAgent {
  /** The id that scenarios and requests name. */
  readonly id: string
  /** Its name in the snapshot of its latest version. @default 'Agent' */
  readonly name?: string
  /** Its saved versions, newest first. @default one, generated from the seed */
  readonly versions?: readonly MockAgentVersion[]
  /** Ids of the versions in staging and in production; an absent one is empty. @default the newest version in both */
  readonly environments?: Readonly<Partial<Record<MockEnvironment, string>>>
  /** The saved checks of its environments. @default none */
  readonly checks?: Readonly<Partial<Record<MockEnvironment, MockChecks>>>
  /** Check runs that exist at the start: `{ id, environment?, versionId?, startedAgo?, play? }`. @default none */
  readonly checkRuns?: readonly MockCheckRun[]
}

/** A saved version of an agent. Fields that are not listed are sent as given. */
export interface MockAgentVersion {
  /** The id that check runs name. */
  readonly id: string
  /** Its name. @default null */
  readonly name?: string | null
  /** The number that it got when it was published, such as `'1.6.0'`. @default null */
  readonly semver?: string | null
  readonly [field: string]: unknown
}

/** The saved checks of an environment, and the course of their check runs. */
export interface MockChecks {
  /** Whether they are switched on. @default true */
  readonly enabled?: boolean
  /** Ids of given scenarios. @default all scenarios of the agent */
  readonly scenarioIds?: readonly string[]
  /** How often each scenario is played. @default 5 */
  readonly simulationsCount?: number
  /** The judges, in the order of their verdicts. */
  readonly judges: readonly MockJudge[]
  /** The course of each check run. */
  readonly play?: MockCheckPlay
}

/** A judge, and how it rates. */
export interface MockJudge {
  /** The `eval_agent_id` of its verdicts. @default generated from the seed */
  readonly id?: string
  /** Its name; null: the saved checks do not have it. @default null */
  readonly name?: string | null
  /** Whether the check run fails with it. @default true */
  readonly required?: boolean
  /** The levels that match; a judge without any says pass or fail. @default [] */
  readonly targets?: readonly string[]
  /**
   * Its rating of each conversation, scenario by scenario: `'pass'`, `'fail'`, `'unclear'` (not enough evidence),
   * `'broken'` (the judge failed), or `{ outcome, …fields }` with fields of its rating, such as `reasoning_md`.
   * @default all pass
   */
  readonly outcomes?: readonly MockOutcome[]
  /**
   * Fields merged over its verdict, or `'missing'`: it has none.
   * @default passed if at least half of the conversations that it could rate pass
   */
  readonly verdict?: 'missing' | Fields
}

/** How a judge rates a conversation. */
export type MockRating = 'pass' | 'fail' | 'unclear' | 'broken'

/** A rating, alone or with fields sent as given. */
export type MockOutcome =
  MockRating | { readonly outcome: MockRating; readonly [field: string]: unknown }

/** The course of a check run. Never sent to a client. */
export interface MockCheckPlay {
  /** Milliseconds until the check run ends; with 0, the answer to its start already says how. @default 400 to 1500, by seed */
  readonly takes?: number
  /** Its final status. @default FAILED if a required judge did not pass, else PASSED */
  readonly status?: string
  /** Fields merged over the finished check run: `overall_passed`, `verdicts`, `error_message`… @default none */
  readonly run?: Fields
  /** Milliseconds from the end until `verdicts` and `overall_passed` appear. @default 0 */
  readonly verdictsLag?: number
  /** The check run stays RUNNING until it is cancelled. @default false */
  readonly never?: boolean
}

/** A check run that exists when the mock starts. */
export interface MockCheckRun {
  /** The id to read it by. */
  readonly id: string
  /** The environment whose checks it plays. @default 'staging' */
  readonly environment?: MockEnvironment
  /** The version that it tests. @default the one that a start without a version would test */
  readonly versionId?: string
  /** Milliseconds between its start and the start of the mock. @default so many that it is over */
  readonly startedAgo?: number
  /** Its own course. @default that of the checks */
  readonly play?: MockCheckPlay
}
