/** A case of a conversation, and the part of a page that it stands in. */
import type { Run } from '../../../model/run.ts'
import type { AcceptedTraits } from '../../../record/traits.ts'
import type { ReportCase } from '../../model/report.ts'

/** A case as it was reported. */
export type ShownCase = Pick<
  ReportCase,
  'kind' | 'id' | 'title' | 'verdict' | 'assertion' | 'evidence'
>

/** The conversation of a case. */
export interface Shown {
  /** The id of the conversation in its page. */
  readonly id: string
  readonly run: Run | null
  /** The baseline's facts of it; null if it has none. */
  readonly accepted: AcceptedTraits | null
}
