import { z } from 'zod'
import { MockInputError } from './errors.ts'
import type { MockAgent } from './script/agent.ts'
import type { Fault } from './script/fault.ts'
import type { RequestRecord } from './http/log.ts'
import type { Rewrite } from './service.ts'
import type { MockPathway } from './script/pathway.ts'
import { describeIssues } from './script/schema.ts'
import type { MockBatch, MockRun, MockScenario } from './script/types.ts'
import type { Shape } from './world/shape.ts'

/** The options of `startBlandMock`. */
export interface MockOptions extends Partial<MockSettings> {
  /** Scenarios as the API returns them, plus `play`; only `name` is required. @default `acmeDental()` */
  readonly scenarios?: readonly MockScenario[]
  /**
   * Batches that exist at the start: `{ id, scenarioIds?, startedAgo?, batch?, createdAt? }`.
   * @default none, or the packaged ones
   */
  readonly batches?: readonly MockBatch[]
  /** Single runs that exist at the start: `{ id, scenarioId, startedAgo? }`. @default none */
  readonly runs?: readonly MockRun[]
  /** Agents with versions, saved checks and check runs. @default none, or the packaged one */
  readonly agents?: readonly MockAgent[]
  /**
   * Pathways with lists of versions: `{ id, versions: [{ version_number, is_staging?, … }] }`.
   * @default none, or the packaged one
   */
  readonly pathways?: readonly MockPathway[]
  /** Requests that get a wrong answer. @default none */
  readonly faults?: readonly Fault[]
  /**
   * Replaces the body of every normal answer with a 2xx status: `({ method, path, query, body }) => body`.
   * @remarks If it returns undefined, the copy that it got is sent, with its changes.
   */
  readonly rewrite?: Rewrite
  /** Called with the log entry after each request. */
  readonly onRequest?: (record: RequestRecord) => void
}

/** The plain values among the options. */
export interface MockSettings {
  /**
   * `'observed'`: `{ data, errors }` around every body; `'current'`: the same, with the fields of September 2026, such
   * as the definition in each result; `'documented'`: flat bodies as in the older API reference.
   * @default 'observed'
   */
  readonly shape: Shape
  /** The required value of the `authorization` header, without a scheme. @default 'mock-key' */
  readonly apiKey: string
  /** Determines all generated ids, times and scores. @default 1 */
  readonly seed: number
  /** Multiplies every `takes`: with 0.1, runs take a tenth of the time. @default 1 */
  readonly speed: number
  /** `'missing'`: the list has no `assertions`, and reading a scenario answers 404. @default 'readable' */
  readonly definitions: 'readable' | 'missing'
  /** `'off'`: the account has no evaluations, so check runs have verdicts without reasons. @default 'on' */
  readonly evals: 'on' | 'off'
  /** The port to listen on; 0 is any free port. @default 0 */
  readonly port: number
  /** The address to listen on. @default '127.0.0.1' */
  readonly host: string
}

/** Fills in the defaults. @throws {MockInputError} that names each invalid option */
export function readSettings(options: MockOptions): MockSettings {
  const { scenarios: _s, batches: _b, runs: _r, faults: _f, ...rest } = options
  const { rewrite: _w, onRequest: _o, agents: _a, pathways: _p, ...settings } = rest
  const parsed = settingsSchema.safeParse(settings)
  if (!parsed.success) {
    throw new MockInputError(describeIssues(parsed.error))
  }
  return parsed.data
}

const settingsSchema: z.ZodType<MockSettings> = z.strictObject({
  shape: z.enum(['observed', 'current', 'documented']).default('observed'),
  apiKey: z.string().min(1).default('mock-key'),
  seed: z.number().default(1),
  speed: z.number().min(0).default(1),
  definitions: z.enum(['readable', 'missing']).default('readable'),
  evals: z.enum(['on', 'off']).default('on'),
  port: z.int().min(0).max(65_535).default(0),
  host: z.string().min(1).default('127.0.0.1'),
})
