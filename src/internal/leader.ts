/**
 * Exports for processes that play a suite: plans, sessions, records. A process that only defines or
 * shows tests never loads them. Only for the adapters, which are released together with the core.
 */
export { prepareSuite } from '../plan/prepare.ts'
