import type { PlannedScenario } from '../../plan/plan.ts'

/** The tags that select a scenario: `@HAPPY_PATH` for its category, and `@required-for-promotion`. */
export function tagsOf({
  category,
  requiredForPromotion,
}: Pick<PlannedScenario, 'category' | 'requiredForPromotion'>): readonly string[] {
  const word = (category ?? '').replaceAll(/[^\p{L}\p{N}_-]+/gu, '_')
  return [...(word === '' ? [] : [`@${word}`]), ...(requiredForPromotion ? [REQUIRED] : [])]
}

const REQUIRED = '@required-for-promotion'
