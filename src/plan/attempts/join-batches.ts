/** Joins the runs of several batches by their scenarios: each batch is an attempt. */
import { ageOf, identityOf } from '../plan.ts'
import type { Draft } from '../plan.ts'

/** A scenario with its run in each batch; null where a batch has none. */
export interface JoinedDraft {
  /** The draft with the most cases, because a run that broke off shows few results. */
  readonly draft: Draft
  readonly runIds: readonly (string | null)[]
}

/** Joins drafts, a list for each batch. The second run of a scenario in a batch joins the second ones of the others. */
export function joinBatches(batches: readonly (readonly Draft[])[]): readonly JoinedDraft[] {
  const found = new Map<string, Map<number, Draft>>()
  for (const [batch, drafts] of batches.entries()) {
    const turns = new Map<string, number>()
    for (const draft of drafts.toSorted((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1))) {
      const identity = identityOf(draft)
      const turn = turns.get(identity) ?? 0
      turns.set(identity, turn + 1)
      const place = `${turn} ${identity}`
      found.set(place, (found.get(place) ?? new Map<number, Draft>()).set(batch, draft))
    }
  }
  return [...found.values()].map((own) => ({
    draft: [...own.values()].reduce((a, b) => (b.cases.length > a.cases.length ? b : a)),
    runIds: batches.map((_drafts, batch) => own.get(batch)?.run?.id ?? null),
  }))
}
