/** Decides what an assertion is about, as far as a conversation can show it. */
import type { PlannedAssertion } from '../../verdict/planned-case.ts'
import type { AssertionResult } from '../../model/run.ts'
import { pick, wordsOf } from '../../verdict/vocabulary.ts'

/** A text, a variable with its required value (null for any), the nodes, or a judgement that no text shows. */
export type Concern =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string; readonly value: string | null }
  | { readonly kind: 'nodes' }
  | { readonly kind: 'judgement' }

type Reader = (source: Readonly<Record<string, unknown>>) => Concern | null

const readText: Reader = (config) =>
  textConcern(pick(config, 'value', 'text', 'string', 'expected'))
const readPattern: Reader = (config) => textConcern(literal(pick(config, 'pattern', 'regex')))
const readVariable: Reader = (config) => {
  const name = pick(config, 'variableName', 'variable_name', 'variable', 'field', 'name')
  return variableConcern(name, pick(config, 'value', 'expected'))
}
const readNodes: Reader = () => ({ kind: 'nodes' })

/** By the type of the assertion, as definitions or documented results name it. */
const READERS: ReadonlyMap<string, Reader> = new Map([
  ['STRING_CHECK', readText],
  ['CONTAINS', readText],
  ['EQUALS', readText],
  ['REGEX_MATCH', readPattern],
  ['VARIABLE_EXTRACTED', readVariable],
  ['VARIABLE_EQUALS', readVariable],
  ['NODE_REACHED', readNodes],
  ['NODE_VISITED', readNodes],
  ['NODES_VISITED', readNodes],
  ['PATHWAY_NODES_REACHED', readNodes],
  ['TRAVERSAL_MATCH', readNodes],
])

/** Reads the definition, or else the result. */
export function concernOf(assertion: PlannedAssertion | null, result: AssertionResult): Concern {
  const defined = assertion && read(assertion.type, assertion.config)
  return defined ?? read(result.type ?? '', wordsOf(result)) ?? { kind: 'judgement' }
}

function read(type: string, source: Readonly<Record<string, unknown>>): Concern | null {
  return READERS.get(type.trim().toUpperCase())?.(source) ?? null
}

function textConcern(text: string | null): Concern | null {
  return text === null ? null : { kind: 'text', text }
}

function variableConcern(name: string | null, value: string | null): Concern | null {
  return name === null ? null : { kind: 'variable', name, value }
}

/**
 * Returns a pattern that matches only itself. Other patterns never run, because their origin and duration
 * are unknown.
 */
function literal(pattern: string | null): string | null {
  return pattern !== null && /^[^\\^$.*+?()[\]{}|]+$/u.test(pattern) ? pattern : null
}
