import { z } from 'zod'
import { MockInputError } from './errors.ts'
import type { Fault } from './script/fault.ts'
import type { RequestRecord } from './http/log.ts'
import type { Rewrite } from './service.ts'
import { describeIssues } from './script/schema.ts'
import type { MockBatch, MockRun, MockScenario } from './script/types.ts'
import type { Shape } from './world/results.ts'

/** What `startBlandMock` takes. */
export interface MockOptions extends Partial<MockSettings> {
  /** What can be played. @default the packaged script, see `acmeDental` */
  readonly scenarios?: readonly MockScenario[]
  /** Batches that exist already, finished or still running. @default [], or the packaged ones */
  readonly batches?: readonly MockBatch[]
  /** Single runs that exist already. @default [] */
  readonly runs?: readonly MockRun[]
  /** Requests that get a wrong answer. @default [] */
  readonly faults?: readonly Fault[]
  /**
   * Changes the body of every normal answer with a 2xx status. Where it returns undefined, the
   * copy that it got is sent, with its changes.
   */
  readonly rewrite?: Rewrite
  /** Called when a request has been dealt with. */
  readonly onRequest?: (record: RequestRecord) => void
}

/** The plain values among the options. */
export interface MockSettings {
  /** How bodies are spelt. @default 'observed' */
  readonly shape: Shape
  /** The value that the `authorization` header must have, without a scheme. @default 'mock-key' */
  readonly apiKey: string
  /** Decides all generated ids, times and scores. @default 1 */
  readonly seed: number
  /** Multiplies every `takes`: 0.1 makes runs ten times as short. @default 1 */
  readonly speed: number
  /**
   * `missing`: the list shows scenarios without their assertions, and reading one answers 404.
   * @default 'readable'
   */
  readonly definitions: 'readable' | 'missing'
  /** 0 is any free port. @default 0 */
  readonly port: number
  /** The address to listen on. @default '127.0.0.1' */
  readonly host: string
}

/**
 * Fills in the defaults.
 * @throws {MockInputError} naming each option that cannot be used
 */
export function readSettings(options: MockOptions): MockSettings {
  const { scenarios: _s, batches: _b, runs: _r, faults: _f, ...rest } = options
  const { rewrite: _w, onRequest: _o, ...settings } = rest
  const parsed = settingsSchema.safeParse(settings)
  if (!parsed.success) {
    throw new MockInputError(describeIssues(parsed.error))
  }
  return parsed.data
}

const settingsSchema: z.ZodType<MockSettings> = z.strictObject({
  shape: z.enum(['observed', 'documented']).default('observed'),
  apiKey: z.string().min(1).default('mock-key'),
  seed: z.number().default(1),
  speed: z.number().min(0).default(1),
  definitions: z.enum(['readable', 'missing']).default('readable'),
  port: z.int().min(0).max(65_535).default(0),
  host: z.string().min(1).default('127.0.0.1'),
})
