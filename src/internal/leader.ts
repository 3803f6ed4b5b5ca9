/**
 * What plays a suite: plans, sessions, records. A process that only defines or shows tests never loads it.
 * For the adapters alone, which are released in step with it.
 */
export { prepareSuite } from '../plan/prepare.ts'
