import * as fc from 'fast-check'
import { gatesOf } from '../../../src/options/gate-options.ts'
import type { Gate, Thresholds } from '../../../src/options/gate-options.ts'
import { describe, expect, test } from 'vitest'
import type { Run } from '../../../src/model/run.ts'
import { gateTitle, judgeGate } from '../../../src/verdict/gate.ts'
import { MEASURE_NAMES } from '../../../src/model/measure.ts'
import type { Measure } from '../../../src/model/measure.ts'
import { aRun } from '../helpers/bodies.ts'
import type { Fields } from '../helpers/bodies.ts'
import { told } from '../helpers/verdicts.ts'

const titles = (thresholds: Thresholds) => gatesOf(thresholds).map((gate) => gateTitle(gate))
const judged = (gate: Gate, fields: Fields, copy?: Fields) =>
  told(judgeGate(gate, aRun(fields), copy === undefined ? null : aRun(copy)))

describe('the title of a gate', () => {
  test('says measure and bound, in one order whatever the order of the options', () => {
    const thresholds: Thresholds = {
      duration: 30_000,
      turns: 12,
      'tone.topicTransitions': 0.5,
      'tone.empathy': 0.7,
      'tone.overall': 0.75,
      score: 0.8,
    }
    expect(titles(thresholds)).toEqual([
      'overall score ≥ 0.80',
      'tone: overall ≥ 0.75',
      'tone: empathy ≥ 0.70',
      'tone: topic transitions ≥ 0.50',
      'at most 12 turns',
      'at most 30 s',
    ])
  })

  test('has as many decimals as the bound', () => {
    expect(titles({ score: 0.855 })).toEqual(['overall score ≥ 0.855'])
    expect(titles({ duration: 1_500 })).toEqual(['at most 1.5 s'])
    expect(titles({ turns: 1 })).toEqual(['at most 1 turn'])
  })

  test('is none where a bound is lifted', () => {
    expect(titles({ score: false, turns: 3 })).toEqual(['at most 3 turns'])
  })
})

describe('a gate', () => {
  const score: Gate = { measure: 'score', bound: 0.8 }
  const empathy: Gate = { measure: 'tone.empathy', bound: 0.7 }
  const turns: Gate = { measure: 'turns', bound: 12 }
  const duration: Gate = { measure: 'duration', bound: 30_000 }

  test('is met where the value is the bound', () => {
    expect(judged(score, { overall_score: 0.8 })).toBe('passed')
    expect(judged(empathy, { bland_tone_score: { empathy: 0.7 } })).toBe('passed')
    expect(judged(turns, { turn_count: 12 })).toBe('passed')
    expect(judged(duration, { duration_ms: 30_000 })).toBe('passed')
  })

  test('is missed by the least that is too little or too much, and says by what', () => {
    expect(judged(score, { overall_score: 0.7999 })).toBe(
      'failed: expected: overall score ≥ 0.80 — received: 0.7999',
    )
    expect(judged(empathy, { bland_tone_score: { empathy: 0.5 } })).toBe(
      'failed: expected: tone: empathy ≥ 0.70 — received: 0.50',
    )
    expect(judged(turns, { turn_count: 13 })).toBe(
      'failed: expected: at most 12 turns — received: 13 turns',
    )
    expect(judged(duration, { duration_ms: 30_001 })).toBe(
      'failed: expected: at most 30 s — received: 30.001 s',
    )
  })

  test('is errored where Bland gave no value', () => {
    expect(judged(score, {})).toBe('errored: not evaluated: Bland gave this run no “overall score”')
    expect(judged(empathy, { bland_tone_score: { naturalness: 1 } })).toBe(
      'errored: not evaluated: Bland gave this run no “tone: empathy”',
    )
    expect(judged(empathy, { bland_tone_score: null })).toContain('errored: ')
    expect(judged(turns, { turn_count: null })).toContain('no “turn count”')
    expect(judged(duration, {})).toContain('no “duration”')
  })

  test('is errored where the value is on another scale', () => {
    expect(judged(score, { overall_score: 82 })).toBe(
      'errored: not evaluated: 82.00 is out of range for “overall score”',
    )
    expect(judged(turns, { turn_count: -1 })).toContain('out of range')
  })

  test('is errored where the batch says the opposite of the run', () => {
    expect(judged(score, { overall_score: 0.9 }, { overall_score: 0.6 })).toBe(
      "errored: not evaluated: the run says 0.90, Bland's batch says 0.60",
    )
    expect(judged(score, { overall_score: 0.9 }, { overall_score: 0.85 })).toBe('passed')
    expect(judged(score, { overall_score: 0.9 }, {})).toBe('passed')
  })
})

const anyMeasure = fc.constantFrom(...MEASURE_NAMES)
const anyBound = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat())
const anyValue = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ noNaN: true }),
  fc.nat(),
  fc.constant(null),
)

/** A run with one value for one measure, and none for the others. */
function measuring(what: Measure, value: number | null): Run {
  const keys: Readonly<Record<string, string>> = {
    score: 'overall_score',
    turns: 'turn_count',
    duration: 'duration_ms',
  }
  const key = keys[what]
  if (key !== undefined) return { ...aRun(), [key]: value }
  const word = what.replace('tone.', '')
  const snake = word.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
  const tone = aRun({ bland_tone_score: {} }).bland_tone_score
  const name = word === 'overall' ? 'overall_tone_score' : snake
  return { ...aRun(), bland_tone_score: tone && { ...tone, [name]: value } }
}

describe('whatever is measured,', () => {
  test('a missing measure never meets a gate, whatever else was measured', () => {
    const cases = fc.record({
      measure: anyMeasure,
      other: anyMeasure,
      bound: anyBound,
      value: anyValue,
    })
    fc.assert(
      fc.property(cases, ({ measure, other, bound, value }) => {
        fc.pre(other !== measure)
        expect(judgeGate({ measure, bound }, measuring(other, value)).verdict).toBe('errored')
      }),
      { numRuns: 2_000 },
    )
  })

  test('the bound alone decides between passed and failed', () => {
    fc.assert(
      fc.property(anyMeasure, anyBound, anyValue, (what, bound, value) => {
        const { verdict } = judgeGate({ measure: what, bound }, measuring(what, value))
        fc.pre(verdict !== 'errored')
        const isMost = what === 'turns' || what === 'duration'
        expect(verdict === 'passed').toBe(isMost ? Number(value) <= bound : Number(value) >= bound)
      }),
      { numRuns: 2_000 },
    )
  })
})
