/** What is told of a failure, before it is laid out for a terminal, an XML file or a page. */
import type { Run } from '../../model/run.ts'
import { oneLine } from '../../verdict/title.ts'
import type { Evidence } from '../../record/record.ts'
import { speaker } from '../../record/speaker.ts'

/** What a failure is told with. */
export interface FailureContext {
  readonly run: Run | null
  readonly batchId: string | null
  /** Where the whole conversation can be read; null or absent for nowhere. */
  readonly transcript?: string | null | undefined
}

/** A turn that is shown. */
export interface ShownTurn {
  readonly who: string
  readonly text: string
  /** Whether the evidence points at it. */
  readonly isPointed: boolean
}

/** A text and what it is. */
export interface Labelled {
  readonly label: string
  readonly text: string
}

/** The parts of a failure, in the order in which they are told. */
export interface FailureParts {
  readonly said: readonly Labelled[]
  /** null where there is no conversation. */
  readonly turns: { readonly heading: string; readonly shown: readonly ShownTurn[] } | null
  /** Where to look. */
  readonly where: readonly Labelled[]
}

/** The longest that a part of the evidence is told, in characters: no reasoning is as long. */
const SAID = 20_000
/** How many turns are shown where nothing points at one. */
const LAST_TURNS = 4
/** How many turns are shown on each side of the one that is pointed at. */
const AROUND = 2
/** The longest that a turn is shown, in characters. */
const TURN = 300

/** Puts the parts of a failure together. */
export function failureParts(evidence: readonly Evidence[], context: FailureContext): FailureParts {
  const { transcript } = context
  const ids = idsOf(context)
  return {
    said: evidence.map(({ label, text }) => ({
      label: oneLine(label, 40),
      text: oneLine(text, SAID),
    })),
    turns: turnsOf(evidence, context.run),
    where: [
      ...(ids === '' ? [] : [{ label: 'Bland', text: ids }]),
      ...(transcript ? [{ label: 'Transcript', text: oneLine(transcript, 400) }] : []),
    ],
  }
}

function idsOf({ run, batchId }: FailureContext): string {
  const ids = [
    run === null ? null : `run ${oneLine(run.id)}`,
    batchId === null ? null : `batch ${oneLine(batchId)}`,
  ]
  return ids.filter((id) => id !== null).join(', ')
}

function turnsOf(evidence: readonly Evidence[], run: Run | null): FailureParts['turns'] {
  const turns = run?.chat_history ?? []
  if (turns.length === 0) return null
  const pointed = evidence.flatMap(({ turn }) => turn ?? []).find((turn) => turn < turns.length)
  const isAtEnd = pointed === undefined
  const first = Math.max(0, isAtEnd ? turns.length - LAST_TURNS : pointed - AROUND)
  const last = isAtEnd ? turns.length : Math.min(turns.length, pointed + AROUND + 1)
  return {
    heading: isAtEnd ? 'Last turns' : `Turns ${first + 1} to ${last} of ${turns.length}`,
    shown: turns.slice(first, last).map(({ role, content }, index) => ({
      who: speaker(role),
      text: oneLine(content, TURN),
      isPointed: first + index === pointed,
    })),
  }
}
