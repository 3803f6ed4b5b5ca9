/**
 * Exports for the adapters' reporters: options, progress, rendering and writing.
 * Only for the adapters, which are released together with the core.
 */
export type { NativeCase, NativeResult } from '../report/model/native-case.ts'
export type { OtherError, OtherTest } from '../report/model/other-test.ts'
export { knownOptions, resolveReporterOptions } from '../options/reporter/reporter-options.ts'
export type { ReporterSettings } from '../options/reporter/reporter-options.ts'
export { groupBy } from '../report/model/names.ts'
export type { NonEmpty } from '../report/model/names.ts'
export { messagesOf } from '../report/model/outside-error.ts'
export { refuseFolders } from '../report/output/refuse-folders.ts'
export { Leader } from '../runner/main/leader.ts'
export { selectionOf } from '../runner/main/mailbox.ts'
export type { Mailbox, SuiteSecrets, SuiteSelection } from '../runner/main/mailbox.ts'
export { toOtherTest } from '../runner/main/other-tests.ts'
export type { SeenTest } from '../runner/main/other-tests.ts'
export { fileProblem } from '../runner/main/problems.ts'
export type { RunProblem } from '../runner/main/problems.ts'
export { Progress } from '../runner/main/progress.ts'
export { compareTexts } from '../util/compare.ts'
export { print, RunReport } from '../runner/main/run-report.ts'
export type { Seen } from '../runner/main/run-report.ts'
export { limitReached, unfinished } from '../runner/main/unfinished.ts'
