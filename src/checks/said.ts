/** The matcher on what was said. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { types } from 'node:util'
import type { ChatTurn, Run } from '../model/run.ts'
import { speaker } from '../record/speaker.ts'
import { oneLine } from '../verdict/title.ts'
import { tellFinding } from './finding.ts'
import type { MatcherResult } from './finding.ts'
import { present, readRun } from './read-run.ts'

/** Who is looked at. */
export interface SaidOptions {
  /** Only what this one said. @default whoever spoke */
  readonly by?: 'agent' | 'caller' | undefined
}

/** The longest that a turn is shown in a message, in characters. */
const SHOWN = 120

/**
 * Whether someone said it, in one turn. Text is found in whatever case and spacing, as neither is heard;
 * a regular expression is taken as it stands.
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

/** Nothing was said is what a run shows whose conversation did not come with it. */
function turnsOf(run: Run): readonly ChatTurn[] {
  const turns = run.chat_history ?? []
  return present(turns.length === 0 ? null : turns, 'transcript', run)
}

function tellTurn({ role, content }: ChatTurn): string {
  return `${speaker(role)}: ${oneLine(content, SHOWN)}`
}

function finderOf(wanted: unknown): (content: string) => boolean {
  if (types.isRegExp(wanted)) {
    // `g` and `y` would go on where the last search has stopped.
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
