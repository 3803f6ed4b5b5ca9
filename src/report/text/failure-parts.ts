/** The parts of a failure's text, before the layout for a terminal, an XML file or a page. */
import type { ChatTurn, Run } from '../../model/run.ts'
import { oneLine } from '../../verdict/title.ts'
import type { AttemptedCase } from '../../record/attempts/facts.ts'
import type { Evidence } from '../../record/record.ts'
import { speaker } from '../../record/turns.ts'

/** An attempt at a scenario: its run and its batch. */
interface Played {
  readonly run: Run | null
  readonly batchId: string | null
}

/** The context of a failure. */
export interface FailureContext extends Played {
  /** The check run that it belongs to; absent for none. */
  readonly checkRunId?: string | undefined
  /** The attempts of the scenario; absent if it is played once. */
  readonly attempts?: readonly Played[] | undefined
  /** Where to read the whole conversation; null or absent for nowhere. */
  readonly transcript?: string | null | undefined
}

/** A turn to show. */
export interface ShownTurn {
  readonly who: string
  readonly text: string
  /** Whether the evidence points at it. */
  readonly isPointed: boolean
}

/** A text with its label. */
export interface Labelled {
  readonly label: string
  readonly text: string
}

/** A part of the evidence. */
export interface Said extends Labelled {
  /** The last turns of the conversation that it is about; empty for other evidence. */
  readonly turns: readonly ShownTurn[]
}

/** The parts of a failure, in order. */
export interface FailureParts {
  readonly said: readonly Said[]
  /** Null if there is no conversation. */
  readonly turns: { readonly heading: string; readonly shown: readonly ShownTurn[] } | null
  /** Where to look. */
  readonly where: readonly Labelled[]
}

/** The longest part of the evidence, in characters: no reasoning is that long. */
const SAID = 20_000
/** How many turns are shown if the evidence points at none. */
const LAST_TURNS = 4
/** How many turns are shown before and after the one that the evidence points at. */
const AROUND = 2
/** The longest turn, in characters. */
const TURN = 300

/** Returns the context of one case: that of the attempt which its evidence is from. */
export function contextOf(
  { attempt }: AttemptedCase,
  { attempts, ...context }: FailureContext,
): FailureContext {
  const own = attempt === undefined ? undefined : attempts?.[attempt]
  // The transcript is that of the attempt that is shown.
  if (own === undefined || own.run?.id === context.run?.id) return context
  return { run: own.run, batchId: own.batchId }
}

/** Collects the parts of a failure. */
export function failureParts(evidence: readonly Evidence[], context: FailureContext): FailureParts {
  const { transcript } = context
  const ids = idsOf(context)
  return {
    said: evidence.map(({ label, text, conversation = [] }) => ({
      label: oneLine(label, 40),
      text: oneLine(text, SAID),
      turns: conversation.slice(-LAST_TURNS).map((turn) => shown(turn, false)),
    })),
    turns: turnsOf(evidence, context.run),
    where: [
      ...(ids === '' ? [] : [{ label: 'Bland', text: ids }]),
      ...(transcript ? [{ label: 'Transcript', text: oneLine(transcript, 400) }] : []),
    ],
  }
}

function idsOf({ run, batchId, checkRunId }: FailureContext): string {
  const ids = [
    run === null ? null : `run ${oneLine(run.id)}`,
    batchId === null ? null : `batch ${oneLine(batchId)}`,
    checkRunId === undefined ? null : `check run ${oneLine(checkRunId)}`,
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
    shown: turns.slice(first, last).map((turn, index) => shown(turn, first + index === pointed)),
  }
}

function shown({ role, content }: ChatTurn, isPointed: boolean): ShownTurn {
  return { who: speaker(role), text: oneLine(content, TURN), isPointed }
}
