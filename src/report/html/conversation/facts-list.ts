import type { Fact } from '../../../record/facts.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'

/** Lists facts side by side. */
export function factsList(facts: readonly Fact[]): Markup {
  return markup`<dl class="facts">${facts.map(
    ([name, value]) => markup`
<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}
</dl>`
}
