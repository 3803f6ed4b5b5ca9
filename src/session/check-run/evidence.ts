/** The conversations of a check run: shown next to the verdicts, and never a verdict themselves. */
import type { BlandClient } from '../../api/client.ts'
import { BlandError } from '../../errors/bland-error.ts'
import { BlandHttpError } from '../../errors/http-error.ts'
import type { CheckRun } from '../../model/check-run/check-run.ts'
import type { ReasonedConversation } from '../../model/check-run/reasons.ts'
import type { Run } from '../../model/run.ts'
import { abortable, firstOf, NativeAbortSignal } from '../../util/native.ts'

/** The conversations of a check run. */
export interface CheckEvidence {
  readonly reasons: readonly ReasonedConversation[]
  /** The conversations with transcripts, as far as Bland has them. */
  readonly runs: readonly Run[]
  /** The cost of the judges, in US dollars; null if Bland does not say. */
  readonly cost: number | null
  /** Why the reasons could not be read; null if they could, or do not exist. */
  readonly trouble: string | null
}

/** How long the evidence is waited for, in milliseconds. */
const LONGEST = 60_000

/** Reads the evidence. Never rejects: without it the verdicts stand. */
export async function readEvidence(
  client: BlandClient,
  run: CheckRun,
  closing: AbortSignal,
): Promise<CheckEvidence> {
  const signal = firstOf([closing, NativeAbortSignal.timeout(LONGEST)])
  const limits = { signal, closing }
  const { checks } = client
  const { eval_run_id: evals, simulation_set_id: set } = run
  const [reasons, cost, runs] = await Promise.all([
    evals === null ? NONE : attempt(checks.reasons(evals, signal), limits),
    evals === null ? NONE : attempt(checks.cost(evals, signal), limits),
    set === null ? NONE : attempt(conversations(client, set, signal), limits),
  ])
  return {
    reasons: reasons.value ?? [],
    runs: runs.value ?? [],
    cost: cost.value ?? null,
    trouble: reasons.trouble,
  }
}

const NONE = { value: null, trouble: null } as const

interface Attempted<T> {
  readonly value: T | null
  readonly trouble: string | null
}

interface Limits {
  /** Aborts when nobody waits for the evidence any longer. */
  readonly signal: AbortSignal
  /** Aborts when the suite is interrupted. */
  readonly closing: AbortSignal
}

/** A 404 means that Bland has no such evidence. */
async function attempt<T>(reading: Promise<T>, { signal, closing }: Limits): Promise<Attempted<T>> {
  try {
    return { value: await abortable(reading, signal), trouble: null }
  } catch (error) {
    const isAbsent = error instanceof BlandHttpError && error.failure.status === 404
    const late = `they did not come within ${LONGEST / 1000} s`
    const stopped = closing.aborted ? 'the suite was interrupted' : late
    const why = error instanceof BlandError ? error.message : stopped
    return { value: null, trouble: isAbsent ? null : why }
  }
}

async function conversations(
  client: BlandClient,
  set: string,
  signal: AbortSignal,
): Promise<readonly Run[]> {
  const ids = await client.checks.conversations(set, signal)
  const read = await Promise.allSettled(ids.map((id) => client.getRun(id, signal)))
  return read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}
