/** Links the turns that a text names with the turns of its conversation. */
import { markup } from './markup.ts'
import type { Markup, Part } from './markup.ts'

/** Matches `turn 9`, `turns 6, 8 and 10`, `turns 3–5`. */
const TURNS = /\bturns?\s+\d+(?:(?:,\s*|\s*[–-]\s*|\s+(?:and|or|to)\s+)\d+)*/giu

/** Where the turns of a conversation are. */
export interface TurnPlaces {
  /** How many turns the conversation has. */
  readonly count: number
  /** Returns the address of a turn, which counts from 1. */
  readonly hrefOf: (turn: number) => string
}

/** Returns the text with a link for each turn that it names and that exists. */
export function withTurnLinks(text: string, turns: TurnPlaces): Markup {
  const parts: Part[] = []
  let end = 0
  for (const found of text.matchAll(TURNS)) {
    parts.push(text.slice(end, found.index), linked(found[0], turns))
    end = found.index + found[0].length
  }
  return markup`${[...parts, text.slice(end)]}`
}

function linked(names: string, { count, hrefOf }: TurnPlaces): readonly Part[] {
  return names.split(/(\d+)/u).map((part) => {
    const turn = /^\d/u.test(part) ? Number(part) : 0
    return turn >= 1 && turn <= count ? markup`<a href="${hrefOf(turn)}">${part}</a>` : part
  })
}

/** Lists the turns that a text names and that exist, from 1. */
export function turnsIn(text: string, count: number): readonly number[] {
  const named = [...text.matchAll(TURNS)].flatMap(([names]) => names.match(/\d+/gu) ?? [])
  const turns = new Set(named.map(Number).filter((turn) => turn >= 1 && turn <= count))
  return [...turns].toSorted((a, b) => a - b)
}
