/**
 * What plays a suite: plans, sessions, records. Apart from `bland-suite/adapter`, so that a process that
 * only defines or shows tests loads no HTTP client. Not for users: it changes with the adapters.
 */
export { linkSuite, prepareSuite } from './plan/prepare.ts'
export { recordUnplanned } from './session/record-unplanned.ts'
export { createRecorder, remembering } from './session/recorder.ts'
export { openSession } from './session/session.ts'
