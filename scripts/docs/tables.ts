/** Fills the parts of pages between `<!-- generated: … -->` and `<!-- /generated -->`. */
import type { Command } from 'commander'
import type { CommentDisplayPart, DeclarationReflection, ProjectReflection } from 'typedoc'
import { HELP as MOCK_HELP } from '../../packages/mock/src/cli/arguments.ts'
import { EXIT_CODES } from '../../src/cli/exit-code.ts'
import { createProgram } from '../../src/cli/program.ts'
import { VARIABLES } from '../../src/options/variables.ts'
import { oddsHead, oddsRows, suiteOddsHead, suiteOddsRows } from './odds.ts'
import { classesOf, exportOf } from './reference.ts'

type Row = readonly string[]
type Generator = (project: ProjectReflection, words: readonly string[]) => string

const REGION = /(?<=<!-- generated: (?<what>.*) -->\n)[^]*?(?=<!-- \/generated -->)/gu

const GENERATORS: Readonly<Record<string, Generator>> = {
  members: (project, words) => members(project, words),
  errors: (project) => table(['code', 'when', 'what to do'], errors(project)),
  commands: () => table(['command', 'what it does'], commands()),
  flags: () => table(['flag', 'meaning', 'commands'], flags()),
  variables: () => table(['variable', 'meaning'], Object.entries(VARIABLES).map(coded)),
  'exit-codes': () => table(['code', 'meaning'], Object.entries(EXIT_CODES)),
  odds: () => table(oddsHead(), oddsRows()),
  'suite-odds': () => table(suiteOddsHead(), suiteOddsRows()),
  'mock-help': () => `\`\`\`text\n${MOCK_HELP}\`\`\``,
}

/** Fills the marked regions of a page. */
export function fill(page: string, project: ProjectReflection): string {
  return page.replaceAll(REGION, (_old, what: string) => {
    const [kind = '', ...words] = what.split(' ')
    const generate = GENERATORS[kind]
    if (generate === undefined) throw new Error(`nothing generates “${kind}”`)
    return `\n${generate(project, words)}\n\n`
  })
}

/** Lists the members of types, each once: `members option LaunchOptions BatchOptions`. */
function members(project: ProjectReflection, [noun = '', ...types]: readonly string[]): string {
  const parts = types.flatMap((type) => {
    const found = exportOf(project, type)?.children
    if (found === undefined) throw new Error(`no entry exports a type ${type} with members`)
    // A type of a union has the options of the other types as `undefined`.
    return found.filter((part) => part.type?.toString() !== 'undefined')
  })
  const known = parts.filter(({ name }, at) => parts.findIndex((one) => one.name === name) === at)
  const rows = known.map((part) => [`\`${part.name}\``, summaryOf(part), defaultOf(part)])
  return table([noun, 'meaning', 'default'], rows)
}

function errors(project: ProjectReflection): readonly Row[] {
  const order = exportOf(project, 'BlandErrorCode')?.type?.toString() ?? ''
  const all = classesOf(project).map((error) => {
    const code = error.children?.find(({ name }) => name === 'code')
    return { error, type: code?.type?.toString() ?? '' }
  })
  const known = all.filter(({ type }) => type.includes('BLAND_'))
  return known
    .toSorted((one, other) => order.indexOf(one.type) - order.indexOf(other.type))
    .map(({ error, type }) => {
      const code = type.replaceAll(/["`]/gu, '').replace(/\$\{.*\}/u, '<status>')
      const link = `[\`${code}\`](#${code.toLowerCase().replaceAll(/[<>]/gu, '')})`
      return [link, summaryOf(error), textOf(error.comment?.getTag('@remarks')?.content)]
    })
}

function commands(): readonly Row[] {
  return aProgram().commands.flatMap((command) => {
    const { commands: inner } = command
    return inner.length === 0
      ? [commandRow(command, '')]
      : inner.map((one) => commandRow(one, `${command.name()} `))
  })
}

function aProgram(): Command {
  return createProgram(
    async () => {},
    () => {},
  )
}

function commandRow(command: Command, before: string): Row {
  const words = command.registeredArguments.map((one) => ` <${one.name()}>`)
  return [`\`${before}${command.name()}${words.join('')}\``, command.description()]
}

function flags(): readonly Row[] {
  const program = aProgram()
  const own = program.createHelp().visibleOptions(program)
  // The others only compare files.
  const playing = program.commands.filter(({ options }) => options.length > 0)
  const all = [...playing.flatMap(({ options }) => options), ...own]
  return [...new Map(all.map((option) => [option.flags, option.description]))].map(
    ([flag, text]) => {
      const takers = playing.filter(({ options }) =>
        options.some((option) => option.flags === flag),
      )
      const isCommon = takers.length % playing.length === 0
      const names = takers.map((command) => `\`${command.name()}\``)
      return [`\`${flag}\``, text, isCommon ? 'all' : names.join(', ')]
    },
  )
}

function coded([name, text]: Row): Row {
  return [`\`${name}\``, text ?? '']
}

function summaryOf(one: DeclarationReflection): string {
  // A method has its docstring on its signature.
  return textOf((one.comment ?? one.signatures?.[0]?.comment)?.summary)
}

function defaultOf(one: DeclarationReflection): string {
  const text = textOf(one.comment?.getTag('@default')?.content)
  return /^(?:'\S*'|[\d_]+|true|false)$/u.test(text) ? `\`${text}\`` : text
}

function textOf(parts: readonly CommentDisplayPart[] = []): string {
  const texts = parts.map((part) => (part.kind === 'inline-tag' ? `\`${part.text}\`` : part.text))
  return texts.join('').trim()
}

function table(head: Row, rows: readonly Row[]): string {
  const lines = [head, head.map(() => '-'), ...rows.map((cells) => cells.map(cellOf))]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function cellOf(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll('|', '\\|')
}
