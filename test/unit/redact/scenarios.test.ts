/** The tokens of scenarios: those of a definition depend on it alone, and its conversations share them. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redactedAnswers } from '../../../src/api/redacted-answers.ts'
import type { Scenario } from '../../../src/model/scenario.ts'
import { createRedactor } from '../../../src/redact/redactor.ts'
import { assertionTitle } from '../../../src/verdict/title.ts'
import { aRun, aScenario } from '../helpers/bodies.ts'

const numbers = Array.from({ length: 6 }, (_, at) => `+1 415 555 01${30 + at}`)
const text = fc
  .array(fc.oneof(fc.constantFrom(...numbers), fc.constantFrom('call', 'back', 'Ann')), {
    maxLength: 4,
  })
  .map((words) => words.join(' or '))

/** A scenario with its assertions, by any texts. */
const definition = fc.record({
  name: text,
  prompt: text,
  asserted: fc.array(text, { maxLength: 3 }),
})
type Definition = typeof definition extends fc.Arbitrary<infer T> ? T : never

function scenarioOf(id: string, { name, prompt, asserted }: Definition): Scenario {
  const assertions = asserted.map((one, at) => {
    return { id: `${id}-${at}`, type: 'LLM_JUDGE', name: one, config: { prompt: `was it ${one}` } }
  })
  return aScenario({ id, name: `Scenario ${name}`, tester_persona_prompt: prompt, assertions })
}

function said(scenario: string, content: string) {
  return aRun({ scenario_id: scenario, chat_history: [{ role: 'user', content }] })
}

const contentOf = (run: ReturnType<typeof said>): unknown => run.chat_history?.[0]?.content

const promptOf = ({ extra }: Scenario): unknown => extra?.['tester_persona_prompt']

describe('the tokens of a scenario', () => {
  test('depend on its definition alone: no other scenario, conversation or order changes them', () => {
    fc.assert(
      fc.property(
        definition,
        fc.array(definition, { maxLength: 3 }),
        fc.array(text, { maxLength: 3 }),
        (one, others, talks) => {
          const whole = scenarioOf('s', one)
          const alone = redactedAnswers(createRedactor(true)).scenario(whole)
          const crowded = redactedAnswers(createRedactor(true))
          for (const talk of talks) crowded.run(said('s', talk))
          for (const [at, other] of others.entries()) crowded.scenario(scenarioOf(`o${at}`, other))
          expect(crowded.scenario(whole)).toEqual(alone)
          // Read again, as from the list and then by id.
          expect(crowded.scenario(whole)).toEqual(alone)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('are the same in titles when its assertions change their order', () => {
    fc.assert(
      fc.property(definition, (one) => {
        const titlesOf = (asserted: readonly string[]) => {
          const told = redactedAnswers(createRedactor(true)).scenario(
            scenarioOf('s', { ...one, asserted: [...asserted] }),
          )
          return [told.name, ...(told.assertions ?? []).map(({ name }) => String(name)).toSorted()]
        }
        expect(titlesOf(one.asserted.toReversed())).toEqual(titlesOf(one.asserted))
      }),
      { numRuns: 300 },
    )
  })

  test('are those of its conversations: one number one token, two numbers two', () => {
    fc.assert(
      fc.property(
        definition,
        fc.uniqueArray(fc.constantFrom(...numbers), { minLength: 2 }),
        (one, talk) => {
          const answers = redactedAnswers(createRedactor(true))
          const told = answers.scenario(scenarioOf('s', { ...one, name: talk[0] ?? '' }))
          const tokens = talk.map((number) => contentOf(answers.run(said('s', number))))
          expect(told.name).toBe('Scenario [phone 1]')
          expect(tokens[0]).toBe('[phone 1]')
          expect(new Set(tokens).size).toBe(talk.length)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('start at 1 in each scenario', () => {
    const answers = redactedAnswers(createRedactor(true))
    expect(
      numbers.slice(0, 2).map((number, at) => contentOf(answers.run(said(`s${at}`, number)))),
    ).toEqual(['[phone 1]', '[phone 1]'])
  })

  test('are the same in the title of an assertion without a name, whatever else a list tells', () => {
    const assertions = [{ id: 'a1', type: 'CONTAINS', config: { value: `say ${numbers[0]}` } }]
    const titleIn = (fields: object): string => {
      const told = redactedAnswers(createRedactor(true)).scenario(
        aScenario({ id: 's', assertions, ...fields }),
      )
      return assertionTitle(told.assertions?.[0] ?? null, null)
    }
    const title = titleIn({})
    expect(title).toContain('say [phone 1]')
    expect(titleIn({ tester_persona_prompt: `Ask for ${numbers[1]}` })).toBe(title)
  })

  test('stay those of the whole definition where a list tells less of it', () => {
    const [called, back, other] = numbers
    const asserted = [called ?? '']
    const whole = scenarioOf('s', { name: 'Refund', prompt: back ?? '', asserted })
    const listed = scenarioOf('s', { name: 'Refund', prompt: '', asserted })
    const answers = redactedAnswers(createRedactor(true))
    expect(promptOf(answers.scenario(whole))).toBe('[phone 2]')
    answers.scenario(listed)
    expect(contentOf(answers.run(said('s', `${other} and ${back}`)))).toBe(
      '[phone 3] and [phone 2]',
    )
  })

  test('stay those of a conversation where the definition is read again', () => {
    const [called, back, other] = numbers
    const asserted = [called ?? '']
    const answers = redactedAnswers(createRedactor(true))
    answers.scenario(scenarioOf('s', { name: 'Refund', prompt: '', asserted }))
    expect(contentOf(answers.run(said('s', `${other} and ${back}`)))).toBe(
      '[phone 2] and [phone 3]',
    )
    const whole = scenarioOf('s', { name: 'Refund', prompt: back ?? '', asserted })
    expect(promptOf(answers.scenario(whole))).toBe('[phone 3]')
  })

  test('cross to another redactor with their books, as from a planning thread', () => {
    const books = new Map()
    redactedAnswers(createRedactor(true, books)).scenario(
      scenarioOf('s', { name: numbers[0] ?? '', prompt: numbers[1] ?? '', asserted: [] }),
    )
    const other = redactedAnswers(createRedactor(true, structuredClone(books)))
    expect(contentOf(other.run(said('s', `${numbers[1]} and ${numbers[0]}`)))).toBe(
      '[phone 2] and [phone 1]',
    )
  })

  test('are none where nothing is redacted', () => {
    const answers = redactedAnswers(createRedactor(false))
    const scenario = scenarioOf('s', { name: numbers[0] ?? '', prompt: '', asserted: [] })
    expect(answers.scenario(scenario)).toBe(scenario)
    expect(contentOf(answers.run(said('s', numbers[1] ?? '')))).toBe(numbers[1])
  })
})
