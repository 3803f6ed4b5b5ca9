/**
 * What the adapters' reporters render with. Apart from `bland-suite/adapter`, so that test processes
 * do not load what writes XML. Not for users: it changes with the adapters.
 */
export { publish } from './report/publish.ts'
export type { Ran } from './report/publish.ts'
