import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { githubAnnotations } from '../../../src/report/github/annotations.js'
import { because } from '../../../src/verdict/verdict.js'
import { aCase, aReport, aSuite, hostileReport } from './helpers.ts'

const FAILED = because('failed', 'was rude')
const location = { file: 'agent.test.ts', line: 3 }

function red(count: number) {
  return Array.from({ length: count }, (_, index) => aCase({ title: `${index}`, verdict: FAILED }))
}

describe('annotations', () => {
  test('name the place, the case, and why it is red', () => {
    const cases = [aCase(), aCase({ title: 'is polite', verdict: FAILED, location })]
    expect(githubAnnotations(aReport(aSuite({ cases })))).toEqual([
      '::error file=agent.test.ts,line=3,title=Refund › is polite::was rude',
    ])
  })

  test.each([
    ['no place', null, 'title='],
    ['no line', { file: 'agent.test.ts', line: null }, 'file=agent.test.ts,title='],
  ])('have %s where none is known', (_what, place, start) => {
    const cases = [aCase({ verdict: FAILED, location: place })]
    expect(githubAnnotations(aReport(aSuite({ cases })))[0]).toContain(`::error ${start}`)
  })

  test('name the suite where there is no scenario', () => {
    const cases = [aCase({ title: 'suite starts', verdict: because('errored', 'no key') })]
    const suite = aSuite({ name: 'Desk', scenario: null, run: null, cases })
    expect(githubAnnotations(aReport(suite))).toEqual(['::error title=Desk › suite starts::no key'])
  })

  test('are none where nothing is red', () => {
    const cases = [aCase(), aCase({ verdict: because('skipped', 'advisory') })]
    expect(githubAnnotations(aReport(aSuite({ cases })))).toEqual([])
  })

  test('escape what ends a property or a line', () => {
    const verdict = because('failed', '100% rude, 5: “\n::warning::x”')
    const cases = [aCase({ title: 'a,b: 5%', verdict, location: { file: 'a,b:c.ts', line: 1 } })]
    expect(githubAnnotations(aReport(aSuite({ cases })))).toEqual([
      '::error file=a%2Cb%3Ac.ts,line=1,title=Refund › a%2Cb%3A 5%25::100%25 rude, 5: “ ::warning::x”',
    ])
  })

  test('are all of ten', () => {
    const lines = githubAnnotations(aReport(aSuite({ cases: red(10) })))
    expect(lines).toHaveLength(10)
    expect(lines.at(-1)).toContain('title=Refund › 9::')
  })

  test('are ten at most, the last of which says how many more there are', () => {
    const lines = githubAnnotations(aReport(aSuite({ cases: red(7) }), aSuite({ cases: red(8) })))
    expect(lines).toHaveLength(10)
    expect(lines.at(-1)).toBe(
      '::error title=Bland::and 6 more cases that failed or errored: see the report',
    )
  })

  test('are one line each, with one command, whatever was said', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        for (const line of githubAnnotations(report)) {
          expect(line).toMatch(/^::error (?:[a-z]+=[^:,\r\n]*,?)+::[^\r\n]*$/u)
        }
      }),
      { numRuns: 300 },
    )
  })
})
