/**
 * What the adapters' reporters and Playwright's processes are built from, beside `bland-suite/adapter`: the
 * test files of Vitest load none of it. Not for users: it changes with the adapters.
 */
export type { NativeCase, NativeResult } from './report/native.ts'
export { failedWith, lineOf, NOT_FINISHED } from './report/other-test.ts'
export type { OtherError, OtherResult, OtherTest } from './report/other-test.ts'
export { knownOptions, resolveReporterOptions } from './report/options.ts'
export type { ReporterSettings } from './report/options.ts'
export { groupBy } from './report/names.ts'
export type { NonEmpty } from './report/names.ts'
export { Progress } from './report/progress.ts'
export { processClock } from './report/progress-clock.ts'
export { placeTroubles } from './report/place-troubles.ts'
export { messagesOf } from './report/trouble.ts'
export type { Trouble } from './report/trouble.ts'
export { whenInterrupted } from './report/interrupt.ts'
export { planSchema } from './session/stored-plan.ts'
export { toneChart } from './report/html/tone-chart.ts'
export { loadRecord } from './report/load-records.ts'
export { refuseFolders } from './report/output/refuse-folders.ts'
export type { OtherFolder } from './report/output/refuse-folders.ts'
