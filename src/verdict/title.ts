/** The titles of cases: stable from batch to batch, never an id, a score, a duration or a date in them. */
import { plainText, withoutSequences } from '../plain-text.ts'
import type { AssertionDefinition } from '../client/scenarios.ts'
import type { AssertionResult } from '../client/runs.ts'

/** The longest title, in characters. */
const LONGEST = 120

/** One line of at most 120 characters. */
export function oneLine(text: string, longest: number = LONGEST): string {
  const spaced = withoutSequences(text).replaceAll(/\p{Cc}/gu, ' ')
  const flat = plainText(spaced).replaceAll(/\s+/gu, ' ').trim()
  if (flat.length <= longest) return flat
  const characters = Array.from(flat)
  return characters.length <= longest ? flat : `${characters.slice(0, longest - 1).join('')}…`
}

type Config = Readonly<Record<string, unknown>>

/** The title of an assertion: its name, or what it asserts. */
export function assertionTitle(
  definition: AssertionDefinition | null,
  result: AssertionResult | null,
): string {
  const given = definition ?? result
  const built =
    definition === null
      ? describeResult(result)
      : describeConfig(definition.type, definition.config)
  const candidates = [given?.name, built, given?.type, 'assertion']
  return candidates.map((text) => oneLine(text ?? '')).find((text) => text !== '') ?? ''
}

/** What an assertion of a known type and configuration expects; null for what is not known. */
export function describeConfig(type: string, config: Config): string | null {
  return lookUp(BUILDERS, type.trim().toUpperCase())?.(config) ?? null
}

/** What a documented result says was expected; null where it does not. */
export function describeResult(result: AssertionResult | null): string | null {
  const start = lookUp(RESULT_STARTS, result?.type?.trim().toLowerCase() ?? '')
  return result === null || start === undefined
    ? null
    : quoted(start(result), pick(result, 'expected'))
}

type Builder = (config: Config) => string | null

/** Config shapes are known for few types, and known to vary: every key is optional. */
const BUILDERS: Readonly<Record<string, Builder>> = {
  LLM_JUDGE: (config) => sentence('LLM judge: ', pick(config, 'prompt')),
  CUSTOM_LLM: (config) => sentence('LLM judge: ', pick(config, 'prompt', 'system_prompt')),
  NODE_REACHED: (config) => quoted('reaches node', pick(config, 'node_id', 'nodeId')),
  NODES_VISITED: (config) => nodes(config),
  PATHWAY_NODES_REACHED: (config) => nodes(config),
  VARIABLE_EXTRACTED: (config) => variable(config),
  STRING_CHECK: (config) =>
    quoted(
      pick(config, 'condition')?.toUpperCase() === 'EQUALS'
        ? 'transcript equals'
        : 'transcript contains',
      pick(config, 'value', 'text', 'string', 'expected'),
    ),
  REGEX_MATCH: (config) => sentence('transcript matches ', pick(config, 'pattern', 'regex')),
  WEBHOOK_TRIGGERED: (config) =>
    sentence('calls webhook ', pick(config, 'expectedUrl', 'expected_url', 'url')),
}

/** The types of documented results, which are not those of definitions. */
const RESULT_STARTS: Readonly<Record<string, (result: AssertionResult) => string>> = {
  contains: (result) => `${pick(result, 'target') ?? 'transcript'} contains`,
  node_visited: () => 'reaches node',
  variable_equals: (result) => `variable ${pick(result, 'field') ?? ''} equals`,
}

function variable(config: Config): string | null {
  const name = pick(config, 'variableName', 'variable_name', 'variable', 'name')
  if (name === null) return null
  const value = pick(config, 'value', 'expected')
  const verbs: Readonly<Record<string, string>> = { REGEX: 'matches', CONTAINS: 'contains' }
  const verb = lookUp(verbs, pick(config, 'condition')?.toUpperCase() ?? '') ?? 'equals'
  return value === null
    ? `variable ${name} is extracted`
    : quoted(`variable ${name} ${verb}`, value)
}

function nodes(config: Config): string | null {
  const inner = config['condition']
  const source = isRecord(inner) ? inner : config
  const list = source['nodeIds'] ?? source['node_ids'] ?? source['nodes']
  if (!Array.isArray(list) || list.length === 0) return null
  const any = /^(OR|ANY)$/iu.test(pick(source, 'type', 'mode', 'match') ?? '')
  const names = list.map((node) => `“${String(node)}”`)
  return `reaches ${any ? 'one of the nodes' : 'the nodes'} ${names.join(', ')}`
}

function isRecord(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The first of the keys that holds something showable. */
export function pick(source: Config, ...keys: readonly string[]): string | null {
  const found = keys
    .map((key) => source[key])
    .find((value) => value !== undefined && value !== null)
  if (found === undefined || found === null || found === '') return null
  return typeof found === 'string' ? found : (JSON.stringify(found) ?? null)
}

/** Words from outside may be those that every object knows, such as `constructor`. */
function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}

function sentence(start: string, text: string | null): string | null {
  return text === null ? null : start + text
}

function quoted(start: string, text: string | null): string | null {
  return text === null ? null : `${start} “${text}”`
}

/** Gives equal titles ` (2)`, ` (3)` … in their order, so that each can be told from the others. */
export function distinct(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return titles.map((title) => {
    let free = title
    for (let count = 2; taken.has(free); count++) {
      const suffix = ` (${count})`
      free = oneLine(title, LONGEST - suffix.length) + suffix
    }
    taken.add(free)
    return free
  })
}
