/** Scenarios that sessions play. */
import type { MockOptions, MockScenario } from '@bland-suite/mock'
import { PATHWAY } from '../helpers/sessions.ts'

export const named = (id: string, name: string): { id: string; name: string } => ({ id, name })

export const SCENARIOS: readonly MockScenario[] = [
  { ...named('s1', 'Refund'), assertions: [named('a1', 'Refunds')], play: { takes: 60 } },
  { ...named('s2', 'Booking'), assertions: [named('a2', 'Books')], play: { takes: 60 } },
  { ...named('s3', 'Transfer'), assertions: [named('a3', 'Transfers')], play: { takes: 60 } },
]

/** One scenario, and how it plays. */
export function playing(play: MockScenario['play'], options: MockOptions = {}): MockOptions {
  const scenario = { ...named('s1', 'Refund'), assertions: [named('a1', 'Refunds')] }
  return { scenarios: [{ ...scenario, play: { takes: 60, ...play } }], ...options }
}

export const launch = { pathwayId: PATHWAY }

export const attach = { batchId: 'b1' }

export const finished = { batches: [{ id: 'b1' }] }
