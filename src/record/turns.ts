/** The turns of a conversation as text. Bland calls the simulated caller `user`, and the agent `assistant`. */
import type { ChatTurn, Run } from '../model/run.ts'
import { plainText } from '../util/plain-text.ts'
import { oneLine } from '../verdict/title.ts'

/** Returns the name of a speaker, on one short line; other roles keep Bland's word. */
export function speaker(role: string): string {
  if (role === 'user') return 'caller'
  return role === 'assistant' ? 'agent' : oneLine(role, 20) || 'unknown'
}

/** Renders only the conversation, one line per turn. Further lines of a turn are indented. */
export function conversation(run: Pick<Run, 'chat_history'>): string {
  return (run.chat_history ?? []).map(line).join('\n')
}

function line({ role, content }: ChatTurn): string {
  return `${speaker(role)}: ${indented(content, 4)}`
}

/** Indents continuation lines so that one turn cannot look like several. */
export function indented(text: string, by: number): string {
  return plainText(text)
    .trimEnd()
    .replaceAll(/[\n\u2028\u2029]/gu, `\n${' '.repeat(by)}`)
}
