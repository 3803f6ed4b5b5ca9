/** The code that plans and plays a suite, imported as one: a process that only shows tests never loads it. */
export { prepareSuite } from '../../plan/prepare.ts'
export { recordUnplanned } from '../../session/record-unplanned.ts'
export { createRecorder } from '../../session/recorder.ts'
export { openSession } from '../../session/open-session.ts'
