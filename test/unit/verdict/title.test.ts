import { describe, expect, test } from 'vitest'
import { assertionTitle, distinct, oneLine } from '../../../src/verdict/title.ts'
import { aDefinition, aResult } from '../helpers/bodies.ts'
import type { Fields } from '../helpers/bodies.ts'

/** The title of an unnamed assertion. */
function titleOf(type: string, config: Fields | null = null): string {
  return assertionTitle(aDefinition({ type, config }), null)
}

describe('the title of an assertion', () => {
  test('is its name', () => {
    const definition = aDefinition({ name: 'Confirms the slot', type: 'STRING_CHECK' })
    expect(assertionTitle(definition, null)).toBe('Confirms the slot')
  })

  test('is the name that the result carries where there is no definition', () => {
    expect(assertionTitle(null, aResult({ name: 'Confirms the slot' }))).toBe('Confirms the slot')
  })

  test('is built where the name is blank', () => {
    const definition = aDefinition({
      name: ' \n',
      type: 'NODE_REACHED',
      config: { node_id: 'booking' },
    })
    expect(assertionTitle(definition, null)).toBe('reaches node “booking”')
  })

  test('puts a name of several lines on one', () => {
    const definition = aDefinition({ name: 'Confirms\n\tthe\u0000 slot\u2028twice ' })
    expect(assertionTitle(definition, null)).toBe('Confirms the slot twice')
  })

  test('has at most 120 characters', () => {
    const title = assertionTitle(aDefinition({ name: 'x'.repeat(121) }), null)
    expect(title).toBe(`${'x'.repeat(119)}…`)
  })

  test('keeps 120 characters whole', () => {
    const name = 'x'.repeat(120)
    expect(assertionTitle(aDefinition({ name }), null)).toBe(name)
  })

  test('is never cut inside a character', () => {
    const title = assertionTitle(aDefinition({ name: '😀'.repeat(121) }), null)
    expect(title).toBe(`${'😀'.repeat(119)}…`)
  })

  test('is cut where it is built from a long prompt', () => {
    const title = titleOf('LLM_JUDGE', { prompt: 'Did the agent '.repeat(20) })
    expect(title).toMatchInlineSnapshot(
      `"LLM judge: Did the agent Did the agent Did the agent Did the agent Did the agent Did the agent Did the agent Did the ag…"`,
    )
    expect(title).toHaveLength(120)
  })
})

describe('the title built from a definition', () => {
  test.each([
    ['LLM_JUDGE', { prompt: 'Did it help?' }, 'LLM judge: Did it help?'],
    ['CUSTOM_LLM', { prompt: 'Did it help?' }, 'LLM judge: Did it help?'],
    ['CUSTOM_LLM', { system_prompt: 'You are strict.' }, 'LLM judge: You are strict.'],
    ['NODE_REACHED', { node_id: 'booking' }, 'reaches node “booking”'],
    ['NODE_REACHED', { nodeId: 'booking' }, 'reaches node “booking”'],
    ['NODES_VISITED', { node_ids: ['a', 'b'] }, 'reaches the nodes “a”, “b”'],
    ['NODES_VISITED', { nodes: ['a', 'b'], mode: 'any' }, 'reaches one of the nodes “a”, “b”'],
    [
      'PATHWAY_NODES_REACHED',
      { condition: { type: 'AND', nodeIds: ['a', 'b'] } },
      'reaches the nodes “a”, “b”',
    ],
    [
      'PATHWAY_NODES_REACHED',
      { condition: { type: 'OR', nodeIds: ['a', 'b'] } },
      'reaches one of the nodes “a”, “b”',
    ],
    ['VARIABLE_EXTRACTED', { variableName: 'city' }, 'variable city is extracted'],
    [
      'VARIABLE_EXTRACTED',
      { variableName: 'city', condition: 'EQUALS', value: 'Oslo' },
      'variable city equals “Oslo”',
    ],
    [
      'VARIABLE_EXTRACTED',
      { variable_name: 'city', condition: 'contains', value: 'Os' },
      'variable city contains “Os”',
    ],
    [
      'VARIABLE_EXTRACTED',
      { variable: 'city', condition: 'REGEX', expected: '^O' },
      'variable city matches “^O”',
    ],
    ['STRING_CHECK', { value: 'confirmed' }, 'transcript contains “confirmed”'],
    ['STRING_CHECK', { text: 'confirmed' }, 'transcript contains “confirmed”'],
    ['STRING_CHECK', { string: 'Bye', condition: 'equals' }, 'transcript equals “Bye”'],
    ['REGEX_MATCH', { pattern: String.raw`\d+` }, String.raw`transcript matches \d+`],
    ['REGEX_MATCH', { regex: 'a|b' }, 'transcript matches a|b'],
    ['WEBHOOK_TRIGGERED', { expectedUrl: 'https://a.example' }, 'calls webhook https://a.example'],
    ['WEBHOOK_TRIGGERED', { url: 'https://a.example' }, 'calls webhook https://a.example'],
    ['contains', { target: 'transcript', expected: 'Bye' }, 'transcript contains “Bye”'],
    ['contains', { value: 'Bye' }, 'transcript contains “Bye”'],
    ['node_visited', { expected: 'booking' }, 'reaches node “booking”'],
    ['NODE_VISITED', { node_id: 'booking' }, 'reaches node “booking”'],
    ['variable_equals', { field: 'city', expected: 'Oslo' }, 'variable city equals “Oslo”'],
    ['VARIABLE_EQUALS', { variableName: 'city', value: 'Oslo' }, 'variable city equals “Oslo”'],
  ])('of a %s with %j is “%s”', (type, config, title) => {
    expect(titleOf(type, config)).toBe(title)
  })

  test.each([
    'LLM_JUDGE',
    'BLAND_TONE',
    'VARIABLE_EXTRACTED',
    'NODE_REACHED',
    'NODES_VISITED',
    'WEBHOOK_TRIGGERED',
    'REGEX_MATCH',
    'STRING_CHECK',
    'CUSTOM_LLM',
    'TRAVERSAL_MATCH',
    'EVAL_AGENT',
    'PATHWAY_NODES_REACHED',
    'GUARD_RAIL_TRIGGERED',
    'NEVER_SEEN_BEFORE',
  ])('is the bare type of a %s without configuration', (type) => {
    expect(titleOf(type)).toBe(type)
  })

  test('is the bare type where the configuration has keys that nobody knows', () => {
    expect(titleOf('NODE_REACHED', { target: 'booking' })).toBe('NODE_REACHED')
  })

  test('is the bare type where a list of nodes is empty', () => {
    expect(titleOf('NODES_VISITED', { node_ids: [] })).toBe('NODES_VISITED')
  })

  test('shows a value that is no text as JSON', () => {
    expect(titleOf('STRING_CHECK', { value: { any: ['a'] } })).toBe(
      'transcript contains “{"any":["a"]}”',
    )
  })

  test('knows a type in any case', () => {
    expect(titleOf(' node_reached ', { node_id: 'booking' })).toBe('reaches node “booking”')
  })

  test('is “assertion” where even the type is blank', () => {
    expect(titleOf(' ')).toBe('assertion')
  })
})

describe('the title built from a result', () => {
  test.each([
    [
      { type: 'contains', target: 'transcript', expected: 'confirmed' },
      'transcript contains “confirmed”',
    ],
    [{ type: 'contains', expected: 'confirmed' }, 'transcript contains “confirmed”'],
    [{ type: 'node_visited', expected: 'booking' }, 'reaches node “booking”'],
    [{ type: 'variable_equals', field: 'city', expected: 'Oslo' }, 'variable city equals “Oslo”'],
    [{ type: 'contains' }, 'contains'],
    [{ type: 'latency_below', expected: 3 }, 'latency_below'],
    [{ type: 'STRING_CHECK', expected: 'confirmed' }, 'transcript contains “confirmed”'],
    [{ type: 'NODE_REACHED', node_id: 'booking' }, 'reaches node “booking”'],
    [{}, 'assertion'],
  ])('%j is “%s”', (fields, title) => {
    expect(assertionTitle(null, aResult(fields))).toBe(title)
  })

  test.each(['constructor', '__proto__', 'toString'])(
    'is the bare type where that is %s, a word that every object knows',
    (type) => {
      expect(assertionTitle(null, aResult({ type, expected: 'x' }))).toBe(type)
    },
  )
})

describe('oneLine', () => {
  test('joins the parts of a text with single spaces', () => {
    expect(oneLine(' a \r\n b\u0085\u0007c\u00A0 d ')).toBe('a b c d')
  })

  test('takes the colours of a terminal away', () => {
    expect(oneLine('a \u001B[31mred\u001B[39m word')).toBe('a red word')
  })

  test('cuts at the length that it is given', () => {
    expect(oneLine('abcdef', 4)).toBe('abc…')
  })
})

describe('distinct', () => {
  test('leaves different titles alone', () => {
    expect(distinct(['a', 'b'])).toEqual(['a', 'b'])
  })

  test('counts equal titles from 2', () => {
    expect(distinct(['a', 'a', 'b', 'a'])).toEqual(['a', 'a (2)', 'b', 'a (3)'])
  })

  test('never makes a title that another one has', () => {
    expect(distinct(['a', 'a (2)', 'a'])).toEqual(['a', 'a (2)', 'a (3)'])
  })

  test('tells a title apart that comes after the one made for its twin', () => {
    expect(distinct(['a', 'a', 'a (2)'])).toEqual(['a', 'a (2)', 'a (2) (2)'])
  })
})
