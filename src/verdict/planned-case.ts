/** Planned cases. */
import type { Gate } from '../options/gate-options.ts'
import type { OwnKey } from './case-key.ts'
import { distinct } from './title.ts'

/** The known data about an assertion before its evaluation. */
export interface PlannedAssertion {
  readonly id: string
  readonly type: string
  readonly config: Readonly<Record<string, unknown>>
  /** Whether its failure fails the run; true if Bland does not say. */
  readonly required: boolean
  /** Its weight in the overall score; absent if Bland does not say. */
  readonly weight?: number | undefined
  /** Equal for assertions that judge the same; absent if the definition is unknown. */
  readonly fingerprint?: string | undefined
}

/** The known data about a judge before a check run. */
export interface PlannedJudge {
  /** The id of the eval agent. */
  readonly id: string
  /** Whether the saved checks require it; true if Bland does not say. */
  readonly required: boolean
  /** The levels that count as a match; empty for a judge that only passes or fails. */
  readonly targets: readonly string[]
  /** The version of the eval agent; absent if Bland does not say. */
  readonly versionId?: string | undefined
  /** Whether only a check run names it: the saved checks, which define it, are gone. */
  readonly isUndefined?: true | undefined
}

/** A case without its key and its unique title. */
export type CaseDraft =
  | { readonly kind: 'run'; readonly title: string }
  | { readonly kind: 'assertion'; readonly title: string; readonly assertion: PlannedAssertion }
  | { readonly kind: 'all-assertions'; readonly title: string }
  | { readonly kind: 'judge'; readonly title: string; readonly judge: PlannedJudge }
  | { readonly kind: 'gate'; readonly title: string; readonly gate: Gate }
  | {
      readonly kind: 'check'
      readonly title: string
      /** The position of the check in the suite. Its function is in the test process. */
      readonly check: number
    }

/** A planned line of the report. */
export type PlannedCase = CaseDraft & Pick<OwnKey, 'id'>

/** Returns whether Bland decides the verdict. On gates and checks the user decides. */
export function isJudgedByBland({ kind }: PlannedCase): boolean {
  return kind !== 'gate' && kind !== 'check'
}

/** Returns the key under which a planned case is recorded and reported. */
export function ownKey({ kind, id }: PlannedCase): OwnKey {
  return { kind: kind === 'all-assertions' ? 'assertion' : kind, id }
}

/** Gives each case of a scenario a key and a unique title. */
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
    case 'judge':
      return draft.judge.id
    case 'gate':
      return draft.gate.measure
    case 'check':
      return String(draft.check)
  }
}
