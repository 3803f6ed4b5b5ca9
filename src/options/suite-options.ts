/** The options of a suite, as users write them. `check-options.ts` checks them. */
import type { CheckEnvironment } from '../model/check-run/checks.ts'
import type { RedactOption } from './redact-options.ts'
import type { BaselineOptions } from './baseline-options.ts'
import type { GateOptions } from './gate-options.ts'
import type { RepeatOptions } from './repeat/repeat-options.ts'
import type { SnapshotOptions } from './source/snapshot-options.ts'

/** Settings of a scenario that differ from those of its suite. */
export interface ScenarioOptions {
  /** Its own bounds. Each replaces the bound of the suite on the same measure; `false` lifts it. */
  readonly gate?: GateOptions | false | undefined
  /** How a failed advisory assertion is reported. @default as in the suite */
  readonly advisory?: 'skip' | 'fail' | 'pass' | undefined
  /** How a passed run is reported if the scenario has no assertions. @default as in the suite */
  readonly unasserted?: 'pass' | 'fail' | undefined
  /** How often it is played, and how many attempts must pass. @default as in the suite */
  readonly repeat?: RepeatOptions | undefined
}

/** The address of Bland, and the key. */
export interface ConnectionOptions {
  /** The API key. @default `BLAND_API_KEY` of the environment */
  readonly apiKey?: string | undefined
  /** The address of the API. @default `BLAND_BASE_URL` of the environment, else `https://api.bland.ai` */
  readonly baseUrl?: string | undefined
}

/** Options that work with every source of runs. */
export interface CommonOptions extends ConnectionOptions {
  /** Replay this recorded session, without key or network. `BLAND_CASSETTE=record` records it. */
  readonly cassette?: string | undefined
  /** How a failed advisory assertion is reported: `'skip'`, `'fail'` or `'pass'`. @default 'skip' */
  readonly advisory?: 'skip' | 'fail' | 'pass' | undefined
  /**
   * How a passed run of a scenario without assertions is reported: `'pass'` or `'fail'`.
   * @default `'pass'`; `'fail'` if the suite has no assertion, gate or check at all
   */
  readonly unasserted?: 'pass' | 'fail' | undefined
  /** Bounds on score, tone, turns and duration; each bound is a case. @default none */
  readonly gate?: GateOptions | false | undefined
  /** How often each scenario is played, and how many attempts must pass. @default once */
  readonly repeat?: RepeatOptions | undefined
  /**
   * Compare with the accepted verdicts in this file. `{ file, fail: 'new', maxAge: 90 }` fails only what did not fail
   * there. `BLAND_BASELINE=update` writes the file.
   */
  readonly baseline?: string | BaselineOptions | undefined
  /** Different settings for single scenarios, by name. */
  readonly overrides?: Readonly<Record<string, ScenarioOptions>> | undefined
  /** The redaction of every text, before anything sees it. @default true */
  readonly redact?: RedactOption | undefined
  /** How long to wait for the batch, in milliseconds; at least 5 seconds if the suite starts it. @default 1_800_000 */
  readonly timeout?: number | undefined
  /** How often to read the batch, in milliseconds. @default 2_000 */
  readonly pollInterval?: number | undefined
  /** How long to wait for results after a run ends, in milliseconds. @default 30_000 */
  readonly settleTimeout?: number | undefined
}

/** Options that choose scenarios, or the runs of a batch. */
export interface ChoosingOptions {
  /** Start a batch with the scenarios of this agent. Bland plays the newest saved version. */
  readonly agentId?: string | undefined
  /** Start a batch with the scenarios of this pathway. */
  readonly pathwayId?: string | undefined
  /** Start a batch with the scenarios of this persona. */
  readonly personaId?: string | undefined
  /** Start a batch with these scenarios. */
  readonly scenarioIds?: readonly string[] | undefined
  /** Only scenarios of this category, such as `HAPPY_PATH`. */
  readonly category?: string | undefined
  /** Only scenarios with at least one of these tags, in any letter case. */
  readonly tags?: readonly string[] | undefined
  /** Only enabled scenarios; `false`: only disabled ones. @default true */
  readonly enabled?: boolean | undefined
  /** Only scenarios that Bland requires for promotion; `false`: only the others. */
  readonly requiredForPromotion?: boolean | undefined
  /** Only scenarios with these names. */
  readonly only?: readonly string[] | undefined
}

/** A pathway version: its number, the one in staging, or the newest draft. */
export type VersionChoice = number | 'staging' | 'draft'

/** Options that say what to play. They have no effect on runs that were already played. */
export interface PlayingOptions {
  /**
   * The pathway version to test: a number, `'staging'` or `'draft'` (the newest unpublished version).
   * `BLAND_VERSION_NUMBER` wins over it. @default the version **in production**
   */
  readonly versionNumber?: VersionChoice | undefined
  /** Refuse to start more runs than this, each attempt counted. @default 100, times the most attempts of a scenario */
  readonly maxRuns?: number | undefined
  /**
   * Plan from this committed file, so that listing tests needs no key. `BLAND_SNAPSHOT=update` writes it. Nothing
   * starts if Bland no longer matches it, unless `drift` is `'warn'`. With `{ file, types: true }`, TypeScript checks the
   * names of scenarios.
   */
  readonly snapshot?: string | SnapshotOptions | undefined
  /**
   * The consequence if Bland no longer matches the `snapshot`: `'refuse'` starts nothing, `'warn'` plays what Bland has
   * and labels the cases that changed. @default 'refuse'
   */
  readonly drift?: 'refuse' | 'warn' | undefined
}

/** An object without these options. */
type Without<Options> = { readonly [K in keyof Options]?: undefined }

interface BatchSource {
  /**
   * Report on this batch, finished or still running; start nothing. Several batches are the attempts of `repeat`, in
   * their order; without `repeat`, all must pass. `BLAND_BATCH_ID` wins over it.
   */
  readonly batchId?: string | readonly string[] | undefined
}

interface RunsSource {
  /** Report on these single runs, which belong to no batch; start nothing. */
  readonly runIds?: readonly string[] | undefined
}

/** Options that say which saved checks of an agent to run. */
export interface SavedChecksOptions {
  /**
   * Run the saved checks of this environment of the agent: `'staging'` or `'production'`. `BLAND_CHECK_RUN_ID`
   * reports on an existing check run instead.
   */
  readonly checks?: CheckEnvironment | undefined
  /** The version of the agent to check. @default the environment's own */
  readonly versionId?: string | undefined
}

interface CheckRunSource {
  /** Report on this check run of the agent, finished or still running; start nothing. */
  readonly checkRunId?: string | undefined
}

type ChecksSource = SavedChecksOptions & CheckRunSource

/** Options of a suite that starts a batch, or leaves its source to `cassette` or the environment. */
export interface LaunchOptions
  extends
    CommonOptions,
    ChoosingOptions,
    PlayingOptions,
    Without<BatchSource & RunsSource & ChecksSource> {
  readonly agentId?: undefined
}

/** Options of a suite that starts a batch with the scenarios of an agent. No batch can choose an agent's version. */
export interface AgentOptions
  extends
    CommonOptions,
    ChoosingOptions,
    PlayingOptions,
    Without<BatchSource & RunsSource & ChecksSource> {
  readonly agentId: string
  readonly versionNumber?: undefined
}

/** Options of a suite that reports on an existing batch. */
export interface BatchOptions
  extends
    CommonOptions,
    ChoosingOptions,
    BatchSource,
    Without<PlayingOptions & RunsSource & ChecksSource> {}

/** Options of a suite that reports on single runs. */
export interface RunsOptions
  extends
    Omit<CommonOptions, 'repeat'>,
    RunsSource,
    Without<
      Pick<CommonOptions, 'repeat'> & ChoosingOptions & PlayingOptions & BatchSource & ChecksSource
    > {}

/** Options of batches that mean nothing to a check run. */
type OfBatches = Omit<ChoosingOptions, 'agentId'> &
  Omit<PlayingOptions, 'maxRuns'> &
  Pick<CommonOptions, 'gate' | 'overrides' | 'repeat'> &
  BatchSource &
  RunsSource

/** Options that have a meaning for check runs. */
type CheckRunCommon = Omit<CommonOptions, 'gate' | 'overrides' | 'repeat'>

/** Options of a suite that runs the saved checks of an agent. */
export interface ChecksOptions
  extends CheckRunCommon, SavedChecksOptions, Without<OfBatches & CheckRunSource> {
  /** The agent whose saved checks run. */
  readonly agentId: string
  readonly checks: CheckEnvironment
  /** Refuse to start more conversations than this. @default 100 */
  readonly maxRuns?: number | undefined
}

/** Options of a suite that reports on an existing check run of an agent. */
export interface CheckRunOptions
  extends
    CheckRunCommon,
    CheckRunSource,
    Without<OfBatches & SavedChecksOptions & Pick<PlayingOptions, 'maxRuns'>> {
  /** The agent of the check run. */
  readonly agentId: string
  readonly checkRunId: string
}

/** The options of a suite: one type per source of its runs. */
export type SuiteOptions =
  LaunchOptions | AgentOptions | BatchOptions | RunsOptions | ChecksOptions | CheckRunOptions
