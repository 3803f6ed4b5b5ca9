import { z } from 'zod'
import { MockInputError } from '../errors.ts'
import { agentsSchema } from './agent-schema.ts'
import type { Fault } from './fault.ts'
import { pathwaysSchema } from './pathway.ts'
import type {
  MockAssertion,
  MockAttempt,
  MockBatch,
  MockPlay,
  MockResult,
  MockRun,
  MockScenario,
  MockScript,
} from './types.ts'

/**
 * Checks the form of a script.
 * @throws {MockInputError} that names the path of every problem
 */
export function parseScript(input: unknown): MockScript {
  const parsed = scriptSchema.safeParse(input)
  if (!parsed.success) {
    throw new MockInputError(describeIssues(parsed.error))
  }
  return parsed.data
}

/** Formats a Zod error on one line: `scenarios[0].play.takes: expected number, received string; …`. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => {
      const text = message.replace(/^Invalid input: /, '')
      return path.length > 0 ? `${z.core.toDotPath(path)}: ${text}` : text
    })
    .join('; ')
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

const text = z.string().min(1)
const milliseconds = z.number().min(0)
const fields = z.record(z.string(), z.unknown())

const resultSchema: z.ZodType<MockResult> = z.union(
  [z.enum(['pass', 'fail', 'missing']), z.looseObject({ passed: z.boolean().exactOptional() })],
  { error: 'expected "pass", "fail", "missing" or an object (with a boolean `passed`, if any)' },
)

const assertionSchema: z.ZodType<MockAssertion> = z.looseObject({
  id: text.exactOptional(),
  type: text.exactOptional(),
  name: z.string().nullable().exactOptional(),
  config: fields.exactOptional(),
  is_required: z.boolean().exactOptional(),
  weight: z.number().exactOptional(),
  order: z.number().exactOptional(),
})

const attemptShape = {
  takes: milliseconds.exactOptional(),
  results: z.record(z.string(), resultSchema).exactOptional(),
  status: text.exactOptional(),
  run: fields.exactOptional(),
  batchRun: fields.exactOptional(),
  resultsLag: milliseconds.exactOptional(),
  never: z.boolean().exactOptional(),
  passes: z.number().min(0).max(1).exactOptional(),
} satisfies Record<keyof MockAttempt, z.ZodType>

const playSchema: z.ZodType<MockPlay> = z.strictObject({
  ...attemptShape,
  attempts: z.array(z.strictObject(attemptShape)).min(1).exactOptional(),
})

const scenarioSchema: z.ZodType<MockScenario> = z.looseObject({
  name: z.string(),
  id: text.exactOptional(),
  pathway_id: z.string().nullable().exactOptional(),
  persona_id: z.string().nullable().exactOptional(),
  agent_id: z.string().nullable().exactOptional(),
  tags: z.array(z.string()).exactOptional(),
  category: z.string().exactOptional(),
  enabled: z.boolean().exactOptional(),
  bland_tone_enabled: z.boolean().exactOptional(),
  is_required_for_promotion: z.boolean().exactOptional(),
  max_turns: z.number().exactOptional(),
  assertions: z.array(assertionSchema).exactOptional(),
  play: playSchema.exactOptional(),
})

const batchSchema: z.ZodType<MockBatch> = z.strictObject({
  id: text,
  scenarioIds: z.array(text).exactOptional(),
  startedAgo: milliseconds.exactOptional(),
  batch: fields.exactOptional(),
  createdAt: text.exactOptional(),
})

const runSchema: z.ZodType<MockRun> = z.strictObject({
  id: text,
  scenarioId: text,
  startedAgo: milliseconds.exactOptional(),
})

const scriptSchema: z.ZodType<MockScript> = z.strictObject({
  scenarios: z.array(scenarioSchema),
  batches: z.array(batchSchema).exactOptional(),
  runs: z.array(runSchema).exactOptional(),
  agents: agentsSchema.exactOptional(),
  pathways: pathwaysSchema.exactOptional(),
  // The mock checks each fault when it starts.
  faults: z.array(z.custom<Fault>(isObject, { error: 'expected a fault' })).exactOptional(),
})
