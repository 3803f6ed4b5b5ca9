/**
 * What the reporters of the adapters need: options, progress, and everything that is rendered and written.
 * For the adapters alone, which are released in step with it.
 */
export type { NativeCase, NativeResult } from '../report/model/native-case.ts'
export { failedWith, lineOf, NOT_FINISHED } from '../report/model/other-test.ts'
export type { OtherError, OtherResult, OtherTest } from '../report/model/other-test.ts'
export { knownOptions, resolveReporterOptions } from '../options/reporter/reporter-options.ts'
export type { ReporterSettings } from '../options/reporter/reporter-options.ts'
export { groupBy } from '../report/model/names.ts'
export type { NonEmpty } from '../report/model/names.ts'
export { Progress } from '../report/terminal/progress.ts'
export { processClock } from '../runner/progress-clock.ts'
export { placeTroubles } from '../report/model/place-troubles.ts'
export { messagesOf } from '../report/model/trouble.ts'
export type { Trouble } from '../report/model/trouble.ts'
export { whenInterrupted } from '../runner/interrupt.ts'
export { refuseFolders } from '../report/output/refuse-folders.ts'
export type { OtherFolder } from '../report/output/refuse-folders.ts'
export { beginOutput } from '../report/output/output.ts'
export type { Output } from '../report/output/output.ts'
export type { Ran } from '../report/output/ran.ts'
