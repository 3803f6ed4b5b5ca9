/**
 * The core: a client for the part of the Bland API that tests agents, its types, matchers on runs, the reader of
 * `report.json`, and the errors.
 * @module bland-suite
 */
export type { CaseKey, CaseKind } from './verdict/case-key.ts'
export { BlandCassetteError, BlandRecordError, BlandSnapshotError } from './errors/file-errors.ts'
export { BlandKeyError, BlandOptionError, BlandSelectionError } from './errors/option-errors.ts'
export type { CheckPlace, CheckRunPlace, ChecksClient } from './api/v2/check-runs.ts'
export type { CheckRun, JudgeVerdict } from './model/check-run/check-run.ts'
export type { CheckEnvironment, SavedChecks, SavedJudge } from './model/check-run/checks.ts'
export type { JudgedConversation, ReasonedConversation } from './model/check-run/reasons.ts'
export type { Said } from './model/check-run/said.ts'
export type { CheckRunFacts, JudgeFacts } from './record/check-run/facts.ts'
export type { BatchRequest } from './api/v1/batches.ts'
export type { ScenarioFilter } from './api/v1/scenarios.ts'
export type {
  CheckBody,
  CheckContext,
  CheckOptions,
  DefineCheck,
  SuiteBody,
} from './checks/define-checks.ts'
export { blandMatchers } from './checks/matchers.ts'
export type { BlandMatcherFunctions, BlandMatchers } from './checks/matchers.ts'
export type { MatcherResult } from './checks/finding.ts'
export type { FinishOptions } from './checks/measured.ts'
export type { SaidOptions } from './checks/said.ts'
export { createBlandClient } from './api/client.ts'
export type { BlandClient, BlandClientOptions } from './api/client.ts'
export type { Batch, StartedBatch } from './model/batch.ts'
export type { RunListing } from './api/v1/list-runs.ts'
export type {
  AssertionResult,
  ChatTurn,
  EmbeddedAssertion,
  Run,
  RunScenario,
  ToneScore,
  UnreadableRun,
} from './model/run.ts'
export type { WithExtra } from './model/fields.ts'
export type { PathwayVersion } from './model/pathway/versions.ts'
export type { AgentVersion } from './model/agent/version.ts'
export type { AssertionDefinition, RequestKeys, Scenario } from './model/scenario.ts'
export { BlandError } from './errors/bland-error.ts'
export type { BlandErrorCode } from './errors/bland-error.ts'
export { BlandCheckError } from './errors/check-error.ts'
export { BlandConnectionError } from './errors/connection-error.ts'
export { BlandHttpError } from './errors/http-error.ts'
export type { HttpFailure } from './errors/http-error.ts'
export { BlandInternalError } from './errors/internal-error.ts'
export { BlandLaunchLostError } from './errors/launch-lost-error.ts'
export { BlandResponseError } from './errors/response-error.ts'
export { BlandRunnerError } from './errors/runner-error.ts'
export type { NameOption } from './errors/message.ts'
export type { RedactKind, RedactOption, RedactRules } from './options/redact-options.ts'
export type { AcceptedAttempts, AttemptedCase } from './record/attempts/facts.ts'
export type { CaseRecord, Evidence } from './record/record.ts'
export { parseReport } from './report/json/parse-report.ts'
export type {
  JsonAttempt,
  JsonBatch,
  JsonCase,
  JsonPlay,
  JsonReport,
  JsonRule,
  JsonRun,
  JsonSuite,
} from './report/json/json-report.ts'
export type { ReporterOptions } from './options/reporter/reporter-options.ts'
export type { Define, DefineBlandSuite } from './runner/define.ts'
export type { BaselineOptions } from './options/baseline-options.ts'
export type { NamedOptions, ScenarioName } from './options/source/register.ts'
export type { SnapshotOptions } from './options/source/snapshot-options.ts'
export type { GateOptions, ToneGate } from './options/gate-options.ts'
export type { RepeatOptions, RepeatPass } from './options/repeat/repeat-options.ts'
export type { AttemptCounts } from './verdict/attempts/decide.ts'
export type {
  AgentOptions,
  BatchOptions,
  CheckRunOptions,
  ChecksOptions,
  ChoosingOptions,
  CommonOptions,
  LaunchOptions,
  PlayingOptions,
  RunsOptions,
  SavedChecksOptions,
  ScenarioOptions,
  SuiteOptions,
  VersionChoice,
} from './options/suite-options.ts'
export type { ToneDimension } from './model/measure.ts'
export type {
  Comparison as BaselineComparison,
  Label as BaselineLabel,
} from './verdict/compared/comparison.ts'
export type { VerdictWord } from './verdict/verdict.ts'
