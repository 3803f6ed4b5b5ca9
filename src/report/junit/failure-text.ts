/** What a failure says in XML: all of it, where to look within the part that every reader shows. */
import { beginning } from '../../util/cut.ts'
import { failureParts } from '../text/failure-parts.ts'
import type { FailureContext } from '../text/failure-parts.ts'
import type { ReportCase } from '../model/report.ts'
import { failureLine, joinBlocks, labelled, turnLine } from '../text/text.ts'
import { clean, cleanLine } from './hygiene.ts'

/** As much as every reader shows, in characters: Bitbucket cuts there. */
const SHOWN = 2_000
/** The most of the line, and of each way to the rest, so that all of them have room whatever they are. */
const LINE = 1_000
const WAY = 400
/** How long turns are told, in characters: the first of these with which all fits. */
const TURNS = [300, 160, 80] as const

/**
 * The line of a failure and its details, ending with where to look. What Bland says is told whole; if it
 * leaves no room for the rest in what every reader shows, where to look comes before it.
 */
export function failureText(
  { verdict, evidence }: Pick<ReportCase, 'verdict' | 'evidence'>,
  context: FailureContext,
): string {
  const { said, turns, where } = failureParts(evidence, context)
  const line = beginning(cleanLine(failureLine(verdict, context)), LINE)
  const end = where.map((part) => beginning(cleanLine(labelled(part)), WAY))
  const tellings = TURNS.map((most) => {
    const shown = turns?.shown.map((turn) =>
      turnLine({ ...turn, text: beginning(turn.text, most) }),
    )
    const lines = shown === undefined ? [] : [`${turns?.heading}:`, ...shown]
    return clean(joinBlocks([said.map(labelled), lines])).trimEnd()
  })
  const room = SHOWN - joinBlocks([[line], [''], end]).length
  const short = tellings.find((telling) => telling.length <= room)
  if (short !== undefined) return joinBlocks([[line], short === '' ? [] : [short], end])
  return joinBlocks([[line], end, tellings.slice(-1)])
}
