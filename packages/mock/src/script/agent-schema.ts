import { z } from 'zod'
import type {
  MockAgent,
  MockAgentVersion,
  MockCheckPlay,
  MockCheckRun,
  MockChecks,
  MockJudge,
  MockOutcome,
} from './agent.ts'

const text = z.string().min(1)
const milliseconds = z.number().min(0)
const fields = z.record(z.string(), z.unknown())
const rating = z.enum(['pass', 'fail', 'unclear', 'broken'])

const outcomeSchema: z.ZodType<MockOutcome> = z.union(
  [rating, z.looseObject({ outcome: rating })],
  {
    error:
      'expected "pass", "fail", "unclear", "broken" or an object with one of these as `outcome`',
  },
)

const versionSchema: z.ZodType<MockAgentVersion> = z.looseObject({
  id: text,
  name: z.string().nullable().exactOptional(),
  semver: z.string().nullable().exactOptional(),
})

const judgeSchema: z.ZodType<MockJudge> = z.strictObject({
  id: text.exactOptional(),
  name: z.string().nullable().exactOptional(),
  required: z.boolean().exactOptional(),
  targets: z.array(text).exactOptional(),
  outcomes: z.array(outcomeSchema).exactOptional(),
  verdict: z.union([z.literal('missing'), fields]).exactOptional(),
})

const playSchema: z.ZodType<MockCheckPlay> = z.strictObject({
  takes: milliseconds.exactOptional(),
  status: text.exactOptional(),
  run: fields.exactOptional(),
  verdictsLag: milliseconds.exactOptional(),
  never: z.boolean().exactOptional(),
})

const checksSchema: z.ZodType<MockChecks> = z.strictObject({
  enabled: z.boolean().exactOptional(),
  scenarioIds: z.array(text).min(1).max(5).exactOptional(),
  simulationsCount: z.int().min(1).max(50).exactOptional(),
  judges: z.array(judgeSchema).min(1),
  play: playSchema.exactOptional(),
})

const checkRunSchema: z.ZodType<MockCheckRun> = z.strictObject({
  id: text,
  environment: z.enum(['staging', 'production']).exactOptional(),
  versionId: text.exactOptional(),
  startedAgo: milliseconds.exactOptional(),
  play: playSchema.exactOptional(),
})

/** Reads the agents of a script. */
export const agentsSchema: z.ZodType<readonly MockAgent[]> = z.array(
  z.strictObject({
    id: text,
    name: z.string().exactOptional(),
    versions: z.array(versionSchema).exactOptional(),
    environments: z
      .strictObject({ staging: text.exactOptional(), production: text.exactOptional() })
      .exactOptional(),
    checks: z
      .strictObject({
        staging: checksSchema.exactOptional(),
        production: checksSchema.exactOptional(),
      })
      .exactOptional(),
    checkRuns: z.array(checkRunSchema).exactOptional(),
  }),
)
