/** The text of a failure in XML: complete, and with where to look in the part that every reader shows. */
import { beginning } from '../../util/cut.ts'
import { failureParts } from '../text/failure-parts.ts'
import type { FailureContext, ShownTurn } from '../text/failure-parts.ts'
import type { ReportCase } from '../model/report.ts'
import { failureLine, joinBlocks, labelled, saidLines, turnLine } from '../text/text.ts'
import { clean, cleanLine } from './hygiene.ts'

/** How many characters every reader shows: Bitbucket cuts there. */
const SHOWN = 2_000
/** The longest first line, and the longest line of where to look, in characters, so that all of them fit. */
const LINE = 1_000
const WAY = 400
/** The lengths of turns to try, in characters: the first with which everything fits is used. */
const TURNS = [300, 160, 80] as const

/**
 * Renders the line of a failure and its details, which end with where to look. Bland's explanation is never
 * shortened; if the part that every reader shows is too small, where to look precedes it.
 */
export function failureText(
  { verdict, evidence }: Pick<ReportCase, 'verdict' | 'evidence'>,
  context: FailureContext,
): string {
  const { said, turns, where } = failureParts(evidence, context)
  const line = beginning(cleanLine(failureLine(verdict)), LINE)
  const end = where.map((part) => beginning(cleanLine(labelled(part)), WAY))
  const tellings = TURNS.map((most) => {
    const cut = (turn: ShownTurn): ShownTurn => ({ ...turn, text: beginning(turn.text, most) })
    const parts = said.flatMap((part) => saidLines({ ...part, turns: part.turns.map(cut) }))
    const shown = turns?.shown.map((turn) => turnLine(cut(turn)))
    const lines = shown === undefined ? [] : [`${turns?.heading}:`, ...shown]
    return clean(joinBlocks([parts, lines])).trimEnd()
  })
  const room = SHOWN - joinBlocks([[line], [''], end]).length
  const short = tellings.find((telling) => telling.length <= room)
  if (short !== undefined) return joinBlocks([[line], short === '' ? [] : [short], end])
  return joinBlocks([[line], end, tellings.slice(-1)])
}
