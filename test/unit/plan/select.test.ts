import { describe, expect, test } from 'vitest'
import { nearest } from '../../../src/options/did-you-mean.ts'
import { isSelected, refuseIncomplete } from '../../../src/plan/select.ts'
import type { Selection } from '../../../src/options/settings.ts'
import { aScenario } from '../helpers/bodies.ts'

/** What selects everything, but for what is given. */
function selection(given: Partial<Selection> = {}): Selection {
  const target = { agentId: null, pathwayId: null, personaId: null, scenarioIds: null }
  const filter = { category: null, tags: null, requiredForPromotion: null, only: null }
  return { ...target, ...filter, enabled: true, ...given }
}

describe('a scenario is selected', () => {
  const scenario = aScenario({
    id: 's1',
    name: 'Refund',
    pathway_id: 'p1',
    persona_id: 'q1',
    category: 'HAPPY_PATH',
    enabled: true,
    is_required_for_promotion: true,
  })

  test.each<[Partial<Selection>]>([
    [{}],
    [{ pathwayId: 'p1' }],
    [{ personaId: 'q1' }],
    [{ category: 'HAPPY_PATH' }],
    [{ category: 'happy_path' }],
    [{ requiredForPromotion: true }],
    [{ only: ['Booking', 'Refund'] }],
    [{ scenarioIds: ['s2', 's1'] }],
  ])('by %j', (given) => {
    expect(isSelected(scenario, selection(given))).toBe(true)
  })

  test.each<[Partial<Selection>]>([
    [{ pathwayId: 'p2' }],
    [{ personaId: 'q2' }],
    [{ category: 'EDGE_CASE' }],
    [{ enabled: false }],
    [{ requiredForPromotion: false }],
    [{ only: ['refund'] }],
    [{ scenarioIds: ['s2'] }],
  ])('not by %j', (given) => {
    expect(isSelected(scenario, selection(given))).toBe(false)
  })

  test('by every filter whose part the API left out', () => {
    const all = { pathwayId: 'p', personaId: 'q', category: 'X', requiredForPromotion: true }
    expect(isSelected(aScenario({ id: 's1' }), selection(all))).toBe(true)
  })
})

describe('a selection', () => {
  const all = ['Refund', 'Booking', 'Transfer to agent'].map((name, index) =>
    aScenario({ id: `s${index + 1}`, name, category: index === 0 ? 'EDGE_CASE' : 'HAPPY_PATH' }),
  )
  const refuse = (given: Partial<Selection>): (() => void) => {
    const wanted = selection(given)
    const found = all.filter((scenario) => isSelected(scenario, wanted))
    return () => refuseIncomplete(found, wanted, all)
  }

  test('is accepted where all that was asked for is found', () => {
    expect(refuse({ only: ['Refund', 'Booking'] })).not.toThrow()
  })

  test('is refused where a name is not found, with the nearest ones', () => {
    expect(refuse({ only: ['Refund', 'Boking'] })).toThrowErrorMatchingInlineSnapshot(
      `[BlandSelectionError: No selected scenario is named “Boking”. Did you mean “Booking”?]`,
    )
  })

  test('is refused where a name is not found and none is near, with all of them', () => {
    expect(refuse({ only: ['Voicemail'] })).toThrowErrorMatchingInlineSnapshot(
      `[BlandSelectionError: No selected scenario is named “Voicemail”. Available scenarios: “Refund”, “Booking”, “Transfer to agent”.]`,
    )
  })

  test('is refused where an id is not found', () => {
    expect(
      refuse({ pathwayId: 'p1', scenarioIds: ['s1', 's9'] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BlandSelectionError: Scenario s9 is not selected by the filter (\`pathwayId: "p1"\`, \`scenarioIds: ["s1","s9"]\`, \`enabled: true\`). Check \`scenarioIds\`.]`,
    )
  })

  test('is refused where no scenario matches, with what there is', () => {
    expect(() =>
      refuseIncomplete([], selection({ pathwayId: 'p1', enabled: false }), all),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BlandSelectionError: No scenario matches the filter (\`pathwayId: "p1"\`, \`enabled: false\`). Available scenarios: “Refund”, “Booking”, “Transfer to agent”.]`,
    )
  })

  test('is refused where no category matches, with the nearest one', () => {
    expect(refuse({ category: 'HAPPYPATH' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandSelectionError: No scenario matches the filter (\`category: "HAPPYPATH"\`, \`enabled: true\`). Did you mean “HAPPY_PATH”?]`,
    )
  })

  test('is refused where no category is near, with all of them', () => {
    expect(refuse({ category: 'VOICEMAIL' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandSelectionError: No scenario matches the filter (\`category: "VOICEMAIL"\`, \`enabled: true\`). Available categories: “EDGE_CASE”, “HAPPY_PATH”.]`,
    )
  })

  test('is refused where there is no scenario at all, with what to check', () => {
    expect(() =>
      refuseIncomplete([], selection({ pathwayId: 'p1' }), []),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BlandSelectionError: No scenario matches the filter (\`pathwayId: "p1"\`, \`enabled: true\`). Bland lists no scenarios there at all. Check the id and the API key.]`,
    )
  })

  test('lists ten scenarios at most', () => {
    const many = Array.from({ length: 11 }, (_none, index) =>
      aScenario({ name: `Number ${index}` }),
    )
    expect(() => refuseIncomplete([], selection({ pathwayId: 'p1' }), many)).toThrow(
      /“Number 9”, …\.$/,
    )
  })
})

describe('the nearest known word', () => {
  test('is told whatever its case', () => {
    expect(nearest('pathwayid', ['pathwayId', 'personaId'])).toBe(' Did you mean “pathwayId”?')
  })

  test('is told with two more at most, the nearest first', () => {
    expect(nearest('aaaa', ['aaab', 'aaaa', 'aabb', 'aabbb', 'zzzz'])).toBe(
      ' Did you mean “aaaa” or “aaab” or “aabb”?',
    )
  })

  test('is not told where none is near', () => {
    expect(nearest('voicemail', ['refund', 'booking'])).toBe('')
  })

  test('is never an empty one', () => {
    expect(nearest('ab', ['', 'refund'])).toBe('')
  })
})
