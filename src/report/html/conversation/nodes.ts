/** The nodes that a run visited, beside those of the baseline's run. */
import { nodeTrail } from '../../../record/facts.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'
import type { Shown } from './shown-case.ts'

/** Lists the visited nodes. Outlines those that the baseline's run did not visit, and says how the two differ. */
export function nodes({ run, accepted }: Shown): Markup {
  const trail = run === null ? [] : nodeTrail(run)
  if (trail.length === 0) return markup`<p class="dim">Bland returned no nodes.</p>`
  const before = accepted?.nodes ?? null
  const items = trail.map(({ node, told }) => {
    const isNew = before !== null && !before.includes(node)
    return isNew ? markup`<li class="only">${told}</li>` : markup`<li>${told}</li>`
  })
  const now = trail.map(({ node }) => node)
  return markup`<ol class="trail">${items}</ol>${
    before === null
      ? null
      : markup`
<p class="small dim">${differenceOf(now, before)}</p>`
  }`
}

function differenceOf(now: readonly string[], before: readonly string[]): string {
  const lost = before.filter((node) => !now.includes(node))
  const isNew = now.some((node) => !before.includes(node))
  if (!isNew && lost.length === 0) return 'The baseline’s run visited the same nodes.'
  const said = [
    ...(isNew ? ['Outlined: the baseline’s run did not come here.'] : []),
    ...(lost.length > 0 ? [`Only the baseline’s run visited ${lost.join(', ')}.`] : []),
  ]
  return said.join(' ')
}
