/** The batches of a report: their ids, their status, and notes. */
import { nameSource } from '../../text/source-words.ts'
import type { ReportBatch } from '../../model/report.ts'
import { oneLine } from '../../../verdict/title.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'

/** Renders the batches; null if there are none. */
export function batches(all: readonly ReportBatch[]): Markup | null {
  if (all.length === 0) return null
  return markup`<section class="ids" id="batches" aria-labelledby="batches-h"><h2 id="batches-h">Batches</h2>
<dl>${all.map(batch)}</dl>
</section>`
}

function batch(one: ReportBatch): Markup {
  const { suite, batchIds, batchStatus, production, tested, cassette, notes = [] } = one
  const facts = [
    ...(batchStatus === null && batchIds !== undefined ? [] : [batchStatus ?? 'no status']),
    ...(production ? ['the version in production'] : []),
    ...(tested === undefined ? [] : [tested]),
    ...(cassette === undefined ? [] : [`replayed from ${oneLine(cassette)}`]),
  ]
  return markup`<dt>${[oneLine(suite), facts.join(' · ')].filter((part) => part !== '').join(': ')}</dt><dd>${nameSource(one)}</dd>${notes.map((note) => markup`<dd class="note">${note}</dd>`)}
`
}
