/** Renders conversations as plain text. */
import type { Run } from '../../model/run.ts'
import { oneLine } from '../../verdict/title.ts'
import { courseOf, idsOf, nodeTrail, variablesOf } from '../../record/facts.ts'
import type { Fact } from '../../record/facts.ts'
import type { CaseRecord, RunRecord } from '../../record/record.ts'
import { indented, speaker } from '../../record/turns.ts'

/** Renders a run as self-contained plain text: its head, its cases, and the whole conversation. */
export function transcript(record: RunRecord): string {
  const { suite, scenario, run, cases } = record
  const title = `${oneLine(suite)} › ${oneLine(scenario)}`
  const blocks = [
    [title, '='.repeat(title.length)],
    table(run === null ? idsOf(record) : [...courseOf(run), ...idsOf(record)]),
    ['Cases', ...cases.flatMap(caseLines)],
    run === null ? [] : trailOf(run),
    ['Conversation', ...(run === null ? ['  Bland returned no run.'] : turnsOf(run))],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function table(facts: readonly Fact[]): readonly string[] {
  const width = Math.max(0, ...facts.map(([name]) => oneLine(name, 40).length))
  return facts.map(([name, value]) => `${oneLine(name, 40).padEnd(width)}  ${oneLine(value, 1000)}`)
}

function caseLines({ verdict, title, reason, note }: CaseRecord): readonly string[] {
  const told = oneLine(reason ?? note ?? '', 1000)
  return [
    `  ${verdict.padEnd(8)} ${oneLine(title)}`,
    ...(told === '' ? [] : [`           ${told}`]),
  ]
}

function trailOf(run: Run): readonly string[] {
  const nodes = nodeTrail(run).map(({ told }) => oneLine(told))
  const variables = table(variablesOf(run)).map((row) => `  ${row}`)
  return [
    ...(nodes.length === 0 ? [] : ['Nodes visited', `  ${nodes.join(' → ')}`]),
    ...(nodes.length > 0 && variables.length > 0 ? [''] : []),
    ...(variables.length === 0 ? [] : ['Variables extracted', ...variables]),
  ]
}

function turnsOf({ chat_history: turns }: Run): readonly string[] {
  if (turns === null || turns.length === 0) return ['  Bland returned no conversation.']
  const digits = String(turns.length).length
  return turns.map(({ role, content }, index) => {
    const start = `  ${String(index + 1).padStart(digits)}  ${speaker(role).padEnd(6)}  `
    return start + indented(content, start.length)
  })
}
