/** A Bland API on loopback. @module @bland-suite/mock */
export { MockInputError } from './errors.ts'
export { errorBodies, type ErrorForm } from './faults/error-bodies.ts'
export type {
  MockAgent,
  MockAgentVersion,
  MockCheckPlay,
  MockCheckRun,
  MockChecks,
  MockEnvironment,
  MockJudge,
  MockOutcome,
  MockRating,
} from './script/agent.ts'
export type { Fault, FaultAnswer } from './script/fault.ts'
export type { MockPathway, MockVersion } from './script/pathway.ts'
export type { RequestRecord } from './http/log.ts'
export type { Rewrite } from './service.ts'
export type { MockOptions, MockSettings } from './options.ts'
export { acmeDental, readMockScript } from './script/read.ts'
export type {
  Fields,
  MockAssertion,
  MockAttempt,
  MockBatch,
  MockPlay,
  MockResult,
  MockRun,
  MockScenario,
  MockScript,
} from './script/types.ts'
export { startBlandMock, type BlandMock } from './start.ts'
export type { Shape } from './world/shape.ts'
export type { Launch } from './world/world.ts'
