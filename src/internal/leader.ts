/**
 * What plays a suite: plans, sessions, records. A process that only defines or shows tests never loads it.
 * For the adapters alone, which are released in step with it.
 */
export { linkSuite, prepareSuite } from '../plan/prepare.ts'
export { recordUnplanned } from '../session/record-unplanned.ts'
export { createRecorder, remembering } from '../session/recorder.ts'
export { openSession } from '../session/session.ts'
