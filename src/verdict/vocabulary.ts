/**
 * Describes what assertions of known types expect. Definitions and documented results have different
 * vocabularies (`STRING_CHECK` and `contains`); either may occur in either place.
 */
import type { AssertionResult } from '../model/run.ts'

type Config = Readonly<Record<string, unknown>>

/** Describes what an assertion expects; null for an unknown type or configuration. */
export function describeConfig(type: string, config: Config): string | null {
  return lookUp(BUILDERS, type.trim().toUpperCase())?.(config) ?? null
}

/** Describes what a result says was expected; null if it does not say. */
export function describeResult(result: AssertionResult | null): string | null {
  return result && describeConfig(result.type ?? '', wordsOf(result))
}

/** Returns all that a result says, under any key. Its name belongs to the assertion, not to a variable. */
export function wordsOf({ extra, name: _assertion, ...known }: AssertionResult): Config {
  return { ...extra, ...known }
}

type Builder = (config: Config) => string | null

/** Configurations are known for few types, and known to vary: every key is optional. */
const BUILDERS: Readonly<Record<string, Builder>> = {
  LLM_JUDGE: (config) => sentence('LLM judge: ', pick(config, 'prompt')),
  CUSTOM_LLM: (config) => sentence('LLM judge: ', pick(config, 'prompt', 'system_prompt')),
  NODE_REACHED: reachesNode,
  NODE_VISITED: reachesNode,
  NODES_VISITED: reachesNodes,
  PATHWAY_NODES_REACHED: reachesNodes,
  VARIABLE_EXTRACTED: extracts,
  VARIABLE_EQUALS: extracts,
  STRING_CHECK: says,
  CONTAINS: says,
  EQUALS: (config) => says({ condition: 'EQUALS', ...config }),
  REGEX_MATCH: (config) => sentence('transcript matches ', pick(config, 'pattern', 'regex')),
  WEBHOOK_TRIGGERED: (config) =>
    sentence('calls webhook ', pick(config, 'expectedUrl', 'expected_url', 'url')),
}

function reachesNode(config: Config): string | null {
  return quoted('reaches node', pick(config, 'node_id', 'nodeId', 'expected', 'node', 'value'))
}

function says(config: Config): string | null {
  const verb = pick(config, 'condition')?.toUpperCase() === 'EQUALS' ? 'equals' : 'contains'
  const where = pick(config, 'target') ?? 'transcript'
  return quoted(`${where} ${verb}`, pick(config, 'value', 'text', 'string', 'expected'))
}

function extracts(config: Config): string | null {
  const name = pick(config, 'variableName', 'variable_name', 'variable', 'field', 'name')
  if (name === null) return null
  const value = pick(config, 'value', 'expected')
  const verbs: Readonly<Record<string, string>> = { REGEX: 'matches', CONTAINS: 'contains' }
  const verb = lookUp(verbs, pick(config, 'condition')?.toUpperCase() ?? '') ?? 'equals'
  return value === null
    ? `variable ${name} is extracted`
    : quoted(`variable ${name} ${verb}`, value)
}

function reachesNodes(config: Config): string | null {
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

/** Returns the value of the first key that has one, as text. */
export function pick(source: Config, ...keys: readonly string[]): string | null {
  const found = keys
    .map((key) => source[key])
    .find((value) => value !== undefined && value !== null)
  if (found === undefined || found === null || found === '') return null
  return typeof found === 'string' ? found : (JSON.stringify(found) ?? null)
}

/** Looks a word up safely: it may be the name of an object's own property, such as `constructor`. */
function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}

function sentence(start: string, text: string | null): string | null {
  return text === null ? null : start + text
}

function quoted(start: string, text: string | null): string | null {
  return text === null ? null : `${start} “${text}”`
}
