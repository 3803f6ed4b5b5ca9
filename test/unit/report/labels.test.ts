import { describe, expect, test } from 'vitest'
import { countLabels } from '../../../src/report/text/labels.ts'

describe('labels are counted', () => {
  test('in the order in which people need them', () => {
    expect(countLabels(['as before', 'fixed', 'new failure', 'as before', 'still failing'])).toBe(
      '1 new failure · 1 still failing · 1 fixed · 2 as before',
    )
  })

  test('in the plural where the words have one', () => {
    expect(countLabels(['new failure', 'new failure', 'changed', 'changed'])).toBe(
      '2 new failures · 2 changed',
    )
  })

  test('as nothing where nothing was compared', () => {
    expect(countLabels([])).toBe('')
  })
})
