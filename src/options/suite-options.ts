/** The options of a suite: what users write. `check-options.ts` checks it. */
import type { RedactOption } from './redact-options.ts'
import type { GateOptions } from './gate-options.ts'

/** How a scenario is judged otherwise than the rest of its suite. */
export interface ScenarioOptions {
  /** Its own bounds; each replaces the suite's on the same measure, `false` lifts it. */
  readonly gate?: GateOptions | false | undefined
  /** As in {@link SuiteOptions.advisory}. */
  readonly advisory?: 'skip' | 'fail' | 'pass' | undefined
  /** As in {@link SuiteOptions.unasserted}. */
  readonly unasserted?: 'pass' | 'fail' | undefined
}

/** Where Bland is, and with which key. */
export interface ConnectionOptions {
  /** The API key. @default the environment variable `BLAND_API_KEY` */
  readonly apiKey?: string | undefined
  /** The API. @default the environment variable `BLAND_BASE_URL`, else `https://api.bland.ai` */
  readonly baseUrl?: string | undefined
}

/** Options that stand beside every source of runs. */
export interface CommonOptions extends ConnectionOptions {
  /** Replay this recorded session, with no key and no network. `BLAND_CASSETTE` may say otherwise. */
  readonly cassette?: string | undefined
  /** What an advisory assertion that failed is reported as. @default 'skip' */
  readonly advisory?: 'skip' | 'fail' | 'pass' | undefined
  /**
   * What a passed run of a scenario without assertions is reported as.
   * @default 'pass', and 'fail' in a suite that has no assertion, no gate and no check at all
   */
  readonly unasserted?: 'pass' | 'fail' | undefined
  /** Bounds on score, tone, turns and duration of every run: a case each. @default none */
  readonly gate?: GateOptions | false | undefined
  /** Scenarios that are judged otherwise, by their names. */
  readonly overrides?: Readonly<Record<string, ScenarioOptions>> | undefined
  /** What is taken out of every text before anything sees it. @default true */
  readonly redact?: RedactOption | undefined
  /** How long the batch may take, in milliseconds: at least 5 s where it is started. @default 1_800_000 */
  readonly timeout?: number | undefined
  /** How often the batch is read, in milliseconds. @default 2_000 */
  readonly pollInterval?: number | undefined
  /** How long results may come after the end of a run, in milliseconds. @default 30_000 */
  readonly settleTimeout?: number | undefined
}

/** Options that choose scenarios, or the runs of a batch. */
export interface ChoosingOptions {
  /** Test the scenarios of this pathway. */
  readonly pathwayId?: string | undefined
  /** Test the scenarios of this persona. */
  readonly personaId?: string | undefined
  /** Test these scenarios. */
  readonly scenarioIds?: readonly string[] | undefined
  /** Only scenarios of this category, such as `HAPPY_PATH`. */
  readonly category?: string | undefined
  /** Only scenarios that are enabled (or, with `false`, disabled) in Bland. @default true */
  readonly enabled?: boolean | undefined
  /** Only scenarios that Bland requires for promotion (or, with `false`, does not). */
  readonly requiredForPromotion?: boolean | undefined
  /** Only scenarios of these names. */
  readonly only?: readonly string[] | undefined
}

/** Options that say what is played. They do nothing where it has been played already. */
export interface PlayingOptions {
  /** The pathway version to test; `BLAND_VERSION_NUMBER` wins over it. @default what is in production */
  readonly versionNumber?: number | undefined
  /** Refuse to start more runs than this. @default 100 */
  readonly maxRuns?: number | undefined
  /**
   * Plan from this file, below the working directory, instead of asking Bland: tests are listed without
   * a key. `BLAND_SNAPSHOT=update` writes it. Nothing is started where Bland has something else.
   */
  readonly snapshot?: string | undefined
}

/** None of these options. */
type Without<Options> = { readonly [K in keyof Options]?: undefined }

interface BatchSource {
  /** Judge this batch, finished or still running, and start nothing. `BLAND_BATCH_ID` wins over it. */
  readonly batchId?: string | undefined
}

interface RunsSource {
  /** Judge these single runs, which belong to no batch, and start nothing. */
  readonly runIds?: readonly string[] | undefined
}

/** Options of a suite that starts a batch, or leaves its source to `cassette` or the environment. */
export interface LaunchOptions
  extends
    CommonOptions,
    ChoosingOptions,
    PlayingOptions,
    Without<BatchSource>,
    Without<RunsSource> {}

/** Options of a suite that judges a batch. */
export interface BatchOptions
  extends
    CommonOptions,
    ChoosingOptions,
    BatchSource,
    Without<PlayingOptions>,
    Without<RunsSource> {}

/** Options of a suite that judges single runs. */
export interface RunsOptions
  extends
    CommonOptions,
    RunsSource,
    Without<ChoosingOptions>,
    Without<PlayingOptions>,
    Without<BatchSource> {}

/** What a suite tests, how it judges, and how long it waits: a union by where its runs come from. */
export type SuiteOptions = LaunchOptions | BatchOptions | RunsOptions
