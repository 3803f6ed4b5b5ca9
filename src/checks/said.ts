/** Matches what was said. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { types } from 'node:util'
import type { ChatTurn, Run } from '../model/run.ts'
import { speaker } from '../record/turns.ts'
import { oneLine } from '../verdict/title.ts'
import { tellFinding } from './finding.ts'
import type { MatcherResult } from './finding.ts'
import { present, readRun } from './read-run.ts'

/** Options of `toHaveSaid`. */
export interface SaidOptions {
  /** Only turns of this speaker. @default both speakers */
  readonly by?: 'agent' | 'caller' | undefined
}

/** The longest turn in a message, in characters. */
const SHOWN = 120

/**
 * Matches if one turn contains the text, in any letter case and spacing, because nobody hears either. A
 * regular expression is used unchanged.
 */
export function toHaveSaid(
  given: unknown,
  wanted: string | RegExp,
  { by }: SaidOptions = {},
): MatcherResult {
  const run = readRun(given, 'toHaveSaid')
  const isSaid = finderOf(wanted)
  const who = readSpeaker(by)
  const turns = turnsOf(run).filter(({ role }) => who === null || speaker(role) === who)
  const found = turns.find(({ content }) => isSaid(content)) ?? null
  const name = typeof wanted === 'string' ? `“${wanted}”` : String(wanted)
  return tellFinding(
    {
      pass: found !== null,
      expected: `${who === null ? 'someone' : `the ${who}`} says ${name}`,
      unexpected: who === null ? `nobody says ${name}` : `the ${who} never says ${name}`,
      received: found === null ? `no such turn among ${turns.length}` : tellTurn(found),
    },
    run,
  )
}

/** Returns the turns. Throws for an empty transcript: it means that the run came without one. */
function turnsOf(run: Run): readonly ChatTurn[] {
  const turns = run.chat_history ?? []
  return present(turns.length === 0 ? null : turns, 'transcript', run)
}

function tellTurn({ role, content }: ChatTurn): string {
  return `${speaker(role)}: ${oneLine(content, SHOWN)}`
}

function finderOf(wanted: unknown): (content: string) => boolean {
  if (types.isRegExp(wanted)) {
    // `g` and `y` would continue at the end of the last match.
    const fresh = new RegExp(wanted.source, wanted.flags.replaceAll(/[gy]/gu, ''))
    return (content) => fresh.test(content)
  }
  if (typeof wanted === 'string' && wanted.trim() !== '') {
    const plain = heard(wanted)
    return (content) => heard(content).includes(plain)
  }
  throw new BlandOptionError('toHaveSaid expects a text, or a regular expression.')
}

function heard(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim().toLowerCase()
}

function readSpeaker(by: unknown): 'agent' | 'caller' | null {
  if (by === undefined) return null
  if (by === 'agent' || by === 'caller') return by
  throw new BlandOptionError(`toHaveSaid expects \`by\` to be 'agent' or 'caller'.`)
}
