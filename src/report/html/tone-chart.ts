/** Draws the tone of a run as an image with one bar per score. */
import type { Run } from '../../model/run.ts'
import { overallScore, shareOf, toneScores } from '../text/scores.ts'
import type { Score } from '../text/scores.ts'
import { markup, trusted } from './markup.ts'
import type { Markup } from './markup.ts'

/** The image has its own background, so that its words are readable everywhere. */
const STYLE: string = `
.bland-tone { font: 13px system-ui, sans-serif; }
.bland-tone .ground { fill: #ffffff; }
.bland-tone .track { fill: #e6e8ec; }
.bland-tone .bar { fill: #5b7fc7; }
.bland-tone .overall .bar { fill: #2f4f96; }
.bland-tone text { fill: #1c2230; }
.bland-tone .overall text { font-weight: 600; }
@media (prefers-color-scheme: dark) {
  .bland-tone .ground { fill: #191e27; }
  .bland-tone .track { fill: #2f3643; }
  .bland-tone .bar { fill: #7d9fe0; }
  .bland-tone .overall .bar { fill: #b3c9f5; }
  .bland-tone text { fill: #e8ebf1; }
}
`

const ROW = 26
const PAD = 12
const WIDTH = 360
/** The start and length of a full bar; the value is to its right. */
const BAR = { x: 140, length: 160, height: 10 } as const

/** Draws the tone scores and the overall score of a run as a self-contained SVG; null if Bland gave no tone score. */
export function toneChart(run: Run): string | null {
  const tones = toneScores(run)
  if (tones.length === 0) return null
  const scores = [...overallScore(run), ...tones]
  const height = scores.length * ROW + 2 * PAD
  const chart = markup`<svg xmlns="http://www.w3.org/2000/svg" class="bland-tone" role="img" aria-label="${described(scores)}" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">
<style>${trusted(STYLE)}</style><rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>
${scores.map(row)}</svg>`
  return `${chart.html}\n`
}

function described(scores: readonly Score[]): string {
  return scores.map(({ name, value }) => `${name} ${value.toFixed(2)}`).join(', ')
}

function row(score: Score, index: number): Markup {
  const top = PAD + index * ROW
  const baseline = top + 17
  const y = top + (ROW - BAR.height) / 2
  const kind = score.name.startsWith('Overall') ? 'overall' : 'part'
  const bar = (className: string, length: string): Markup =>
    markup`<rect class="${className}" x="${BAR.x}" y="${y}" width="${length}" height="${BAR.height}" rx="5"/>`
  return markup`<g class="${kind}"><text x="${PAD}" y="${baseline}">${score.name}</text>${bar('track', String(BAR.length))}${bar('bar', (shareOf(score) * BAR.length).toFixed(1))}<text x="${WIDTH - PAD}" y="${baseline}" text-anchor="end">${score.value.toFixed(2)}</text></g>
`
}
