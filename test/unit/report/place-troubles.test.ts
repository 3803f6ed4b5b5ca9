import { describe, expect, test } from 'vitest'
import { placeTroubles } from '../../../src/report/model/place-troubles.js'
import type { Trouble } from '../../../src/report/model/trouble.js'
import { aNative } from './helpers.ts'

const trouble = (about: Trouble['about']): Trouble => ({
  about,
  suite: 'a.test.ts',
  title: about,
  message: 'no deploy',
})
const every = [trouble('bland'), trouble('others'), trouble('run')]

function placed(hasCases: boolean, mayHaveMore: boolean, isToldOfOthers = true) {
  const cases = hasCases ? [aNative()] : []
  const others = isToldOfOthers ? [] : null
  const { cases: told, others: left } = placeTroubles({
    cases,
    others,
    troubles: every,
    mayHaveMore,
  })
  return {
    bland: told.slice(cases.length).map(({ title }) => title),
    others: left.map(({ path }) => path.join()),
  }
}

describe('an error outside of tests', () => {
  test.each([
    ['there are cases', true, false],
    ['there may be cases that are not known', false, true],
  ])('about the run counts where %s', (_where, hasCases, mayHaveMore) => {
    expect(placed(hasCases, mayHaveMore)).toEqual({ bland: ['bland', 'run'], others: ['others'] })
  })

  test('counts without any case only where its file may have had some', () => {
    expect(placed(false, false)).toEqual({ bland: ['bland'], others: ['others', 'run'] })
  })

  test('that does not count is left out where other tests are', () => {
    expect(placed(true, false, false)).toEqual({ bland: ['bland', 'run'], others: [] })
  })
})
