import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { toneChart } from '../../../../src/report/html/tone-chart.js'
import { aRun } from '../../helpers/bodies.js'

const tone = { overall_tone_score: 0.58, naturalness: 0.71, empathy: null, back_channeling: 1 }
const svg = toneChart(aRun({ overall_score: 0.45, bland_tone_score: tone })) ?? ''

describe('the chart of a tone', () => {
  test('is well-formed', () => {
    expect(XMLValidator.validate(svg)).toBe(true)
  })

  test('names each score that Bland gave, and says it in words too', () => {
    expect(svg).toContain(
      'aria-label="Overall score 0.45, Overall tone 0.58, Naturalness 0.71, Back-channeling 1.00"',
    )
  })

  test('has a bar a score, as long as the score', () => {
    const widths = [...svg.matchAll(/class="bar"[^>]* width="([\d.]+)"/gu)].map(
      ([, width]) => width,
    )
    expect(widths).toEqual(['72.0', '92.8', '113.6', '160.0'])
  })

  test('has no bar longer than its track, whatever the score', () => {
    const odd = { overall_tone_score: 92, empathy: -1 }
    const chart = toneChart(aRun({ bland_tone_score: odd })) ?? ''
    const widths = [...chart.matchAll(/class="bar"[^>]* width="([\d.]+)"/gu)].map(([, w]) => w)
    expect(widths).toEqual(['160.0', '0.0'])
    expect(chart).toContain('>92.00<')
  })

  test('has colours for dark surroundings, and a ground of its own', () => {
    expect(svg).toContain('prefers-color-scheme: dark')
    expect(svg).toContain('class="ground"')
  })

  test('loads nothing', () => {
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /https?:|url\(|@import/u,
    )
  })

  test.each([null, {}, { empathy: null }])(
    'is none where Bland gave no tone score: %j',
    (given) => {
      expect(toneChart(aRun({ overall_score: 0.9, bland_tone_score: given }))).toBeNull()
    },
  )
})
