import { describe, expect, test } from 'vitest'
import { aboutScenario } from '../../../src/model/definition/about-scenario.ts'
import { aScenario } from '../helpers/bodies.ts'

describe('what a report says about a scenario', () => {
  test('is its definition', () => {
    const scenario = aScenario({
      category: 'HAPPY_PATH',
      tags: ['smoke'],
      description: 'A refund.',
      tester_persona_name: 'Mira',
      tester_persona_prompt: 'You want a refund.',
      start_node_id: 'greeting',
      max_turns: 12,
    })
    expect(aboutScenario(scenario)).toEqual({
      category: 'HAPPY_PATH',
      tags: ['smoke'],
      description: 'A refund.',
      callerName: 'Mira',
      callerPrompt: 'You want a refund.',
      startNode: 'greeting',
      maxTurns: 12,
    })
  })

  test('lacks what Bland does not give, or gives as another type', () => {
    expect(aboutScenario(aScenario({ tags: 'smoke', description: 7 }))).toMatchObject({
      tags: [],
      description: null,
      callerPrompt: null,
    })
  })
})
