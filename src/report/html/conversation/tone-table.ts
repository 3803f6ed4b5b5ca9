/** The tone of a run as a table: each score with its gate, then Bland's issues and examples. */
import { z } from 'zod'
import { MEASURE_NAMES, MEASURES } from '../../../model/measure.ts'
import type { Measure } from '../../../model/measure.ts'
import type { Run } from '../../../model/run.ts'
import { asText } from '../../../record/facts.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { turnId } from '../place.ts'
import { withTurnLinks } from '../turn-links.ts'
import type { Shown, ShownCase } from './shown-case.ts'

/** Renders the tone, or says what is missing. Only a gate colours a score. */
export function toneTable(cases: readonly ShownCase[], shown: Shown): Markup {
  const { run } = shown
  const measures = MEASURE_NAMES.filter((name) => name === 'score' || name.startsWith('tone.'))
  const rows = run === null ? [] : measures.flatMap((name) => scoreRow(name, run, cases))
  if (run === null || rows.length === 0) {
    return markup`<p class="dim">Bland returned no scores.</p>`
  }
  return markup`<table><thead><tr><th scope="col">Score</th><td></td><th scope="col"><span class="vh">Value</span></th><th scope="col">Gate</th></tr></thead><tbody>
${rows}</tbody></table>
${run.bland_tone_score === null ? markup`<p class="small dim">Bland returned no tone scores.</p>` : remarks(run, shown)}`
}

function scoreRow(measure: Measure, run: Run, cases: readonly ShownCase[]): readonly Markup[] {
  const { name, read, write } = MEASURES[measure]
  const value = read(run)
  if (value === null) return []
  const gate = gateOn(measure, cases)
  const line =
    gate === null
      ? null
      : markup`<rect class="gate" x="${(share(Number(gate.bound)) * 100 - 0.7).toFixed(1)}" width="1.4" height="12"/>`
  const told =
    gate === null ? markup`<span class="dim">no gate</span>` : `${gate.sign} ≥ ${gate.bound}`
  return [
    markup`<tr class="${gate?.state ?? 'free'}"><th scope="row">${name.replace(/^tone: /u, '')}</th><td><svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"><rect class="track" y="3" width="100" height="6" rx="1"/><rect class="value" y="3" width="${(share(value) * 100).toFixed(0)}" height="6" rx="1"/>${line}</svg></td><td>${write(value)}</td><td>${told}</td></tr>
`,
  ]
}

/** Returns the gate on a measure: its bound as its title writes it, and whether it was met. */
function gateOn(
  measure: Measure,
  cases: readonly ShownCase[],
): { readonly bound: string; readonly state: 'met' | 'below'; readonly sign: string } | null {
  const gate = cases.find(({ kind, id }) => kind === 'gate' && id === measure)
  const bound = /[\d.]+$/u.exec(gate?.title ?? '')?.[0]
  if (gate === undefined || bound === undefined) return null
  const isMet = gate.verdict.verdict === 'passed'
  return { bound, state: isMet ? 'met' : 'below', sign: isMet ? '✓' : '✕' }
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value))
}

const texts = z
  .array(z.unknown())
  .catch([])
  .transform((all) => all.map(asText))

/** Bland documents the examples as an object of two lists. */
const remarksSchema = z.object({
  issues: texts,
  examples: z
    .object({ good: texts, needs_improvement: texts })
    .catch({ good: [], needs_improvement: [] }),
})

function remarks(run: Run, shown: Shown): Markup {
  const { issues, examples } = remarksSchema.parse(run.bland_tone_score?.extra ?? {})
  const turns = {
    count: run.chat_history?.length ?? 0,
    hrefOf: (turn: number) => `#${turnId(shown, turn)}`,
  }
  const list = (name: string, all: readonly string[]): Markup | null =>
    all.length === 0
      ? null
      : markup`<h3>${name}</h3><ul class="plain">${all.map((text) => markup`<li>${withTurnLinks(text, turns)}</li>`)}</ul>`
  return markup`${issues.length === 0 ? markup`<p class="small dim">Bland reported no tone issues.</p>` : list('Issues', issues)}${list('Good', examples.good)}${list('Needs improvement', examples.needs_improvement)}`
}
