import { describe, expect, test } from 'vitest'
import { placeProblems } from '../../../src/runner/main/problems.js'
import type { RunProblem } from '../../../src/runner/main/problems.js'
import { aNative } from '../report/helpers.ts'

const problem = (about: RunProblem['about']): RunProblem => ({
  about,
  suite: 'a.test.ts',
  title: about,
  message: 'no deploy',
})
const every = [problem('bland'), problem('others'), problem('run')]

function placed(hasCases: boolean, mayHaveMore: boolean, isToldOfOthers = true) {
  const cases = hasCases ? [aNative()] : []
  const others = isToldOfOthers ? [] : null
  const { cases: told, others: left } = placeProblems({
    cases,
    others,
    problems: every,
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
