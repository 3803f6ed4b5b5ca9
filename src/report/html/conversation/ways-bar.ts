/** The ways from a conversation: back to the list, to the previous and to the next one. */
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'

/** Another conversation. */
export interface Way {
  readonly href: string
  readonly scenario: string
}

/** The ways, and the position in the order of the list. */
export interface Ways {
  readonly list: string
  readonly position: string
  readonly previous: Way | null
  readonly next: Way | null
}

/** Renders the ways. */
export function waysBar({ list, position, previous, next }: Ways): Markup {
  return markup`<nav class="bar" aria-label="Scenarios"><a rel="up" href="${list}">← All scenarios</a><span class="pos dim num">${position}</span>${way('prev', 'Previous', previous)}${way('next', 'Next', next)}</nav>`
}

function way(rel: string, name: string, to: Way | null): Markup {
  if (to === null) return markup`<span class="dim">${name}</span>`
  return markup`<a rel="${rel}" href="${to.href}">${name}<span class="name">: ${to.scenario}</span></a>`
}
