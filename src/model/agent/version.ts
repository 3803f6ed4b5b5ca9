/** The newest saved version of an agent: https://docs.bland.ai/api-v2/get/agents-id-versions-latest */
import type { z } from 'zod'
import { id, lenient, number, sorted } from '../fields.ts'
import type { WithExtra } from '../fields.ts'

/** A saved version of an agent. */
export interface AgentVersion extends WithExtra {
  /** The id of the version. */
  readonly id: string
  /** How often it was saved under this id: Bland saves an unnamed version in place. Null if unreadable. */
  readonly revision: number | null
}

/** Reads a version of an agent. */
export const agentVersionSchema: z.ZodType<AgentVersion> = sorted({
  id,
  revision: lenient(number),
})
