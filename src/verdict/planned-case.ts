/** A case before it is judged. */
import type { Gate } from '../options/gate-options.ts'
import type { OwnKey } from './case-key.ts'
import { distinct } from './title.ts'

/** What is known of an assertion before it is judged. */
export interface PlannedAssertion {
  readonly id: string
  readonly type: string
  readonly config: Readonly<Record<string, unknown>>
  /** Whether a miss is a failure; true where Bland did not say. */
  readonly required: boolean
}

/** A case before it has a key, and a title that no other case of its scenario has. */
export type CaseDraft =
  | { readonly kind: 'run'; readonly title: string }
  | { readonly kind: 'assertion'; readonly title: string; readonly assertion: PlannedAssertion }
  | { readonly kind: 'all-assertions'; readonly title: string }
  | { readonly kind: 'gate'; readonly title: string; readonly gate: Gate }
  | {
      readonly kind: 'check'
      readonly title: string
      /** Which check of the suite, by its place among them: its function is in the test process. */
      readonly check: number
    }

/** One line of the report, planned. */
export type PlannedCase = CaseDraft & Pick<OwnKey, 'id'>

/** Whether the verdict on the case is Bland's; that of a gate or a check is the user's. */
export function isJudgedByBland({ kind }: PlannedCase): boolean {
  return kind !== 'gate' && kind !== 'check'
}

/** The key under which a planned case is recorded and reported. */
export function ownKey({ kind, id }: PlannedCase): OwnKey {
  return { kind: kind === 'all-assertions' ? 'assertion' : kind, id }
}

/** Gives each case of a scenario its key, and a title of its own. */
export function keyed(drafts: readonly CaseDraft[]): readonly PlannedCase[] {
  const titles = distinct(drafts.map((draft) => draft.title))
  const taken = new Map<string, number>()
  return drafts.map((draft, index) => {
    const id = idOf(draft)
    const count = (taken.get(`${draft.kind} ${id}`) ?? 0) + 1
    taken.set(`${draft.kind} ${id}`, count)
    const title = titles[index] ?? draft.title
    return { ...draft, title, id: count === 1 ? id : `${id} (${count})` }
  })
}

function idOf(draft: CaseDraft): string {
  switch (draft.kind) {
    case 'run':
      return 'completes'
    case 'all-assertions':
      return '*'
    case 'assertion':
      return draft.assertion.id
    case 'gate':
      return draft.gate.measure
    case 'check':
      return String(draft.check)
  }
}
