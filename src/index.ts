/**
 * The public API of the core: a client for the part of the Bland API that tests agents, its types,
 * and the errors. What the adapters are built from is in `bland-suite/adapter`.
 */
export { createBlandClient } from './client/client.ts'
export type { BlandClient, BlandClientOptions } from './client/client.ts'
export type { Batch, BatchRequest, StartedBatch } from './client/batches.ts'
export type { AssertionResult, ChatTurn, Run, RunListing, ToneScore } from './client/runs.ts'
export type { AssertionDefinition, Scenario, ScenarioFilter } from './client/scenarios.ts'
export { BlandError } from './errors/bland-error.ts'
export { BlandConnectionError } from './errors/connection-error.ts'
export { BlandHttpError } from './errors/http-error.ts'
export type { HttpFailure } from './errors/http-error.ts'
export { BlandKeyError } from './errors/key-error.ts'
export { BlandLaunchLostError } from './errors/launch-lost-error.ts'
export { BlandOptionError } from './errors/option-error.ts'
export { BlandRecordError } from './errors/record-error.ts'
export { BlandResponseError } from './errors/response-error.ts'
export { BlandSelectionError } from './errors/selection-error.ts'
export type { RedactKind, RedactOption, RedactRules } from './redact/options.ts'
export type { ReporterOptions } from './report/options.ts'
export type { GateOptions, ToneGate } from './session/gate-options.ts'
export type { ScenarioOptions, SuiteOptions } from './session/options.ts'
export type { ToneDimension } from './verdict/measure.ts'
