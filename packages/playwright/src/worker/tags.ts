import type { PlannedScenario } from 'bland-suite/internal/worker'

/** What a scenario can be selected by: `--grep @HAPPY_PATH`, `--grep @required-for-promotion`. */
export function tagsOf({ category, requiredForPromotion }: PlannedScenario): readonly string[] {
  const word = (category ?? '').replaceAll(/[^\p{L}\p{N}_-]+/gu, '_')
  return [...(word === '' ? [] : [`@${word}`]), ...(requiredForPromotion ? [REQUIRED] : [])]
}

const REQUIRED = '@required-for-promotion'
