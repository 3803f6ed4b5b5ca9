/** The tone of a run as a table: each score with its gate, then Bland's issues and examples. */
import { z } from 'zod'
import { MEASURES, SCORE_NAMES } from '../../../model/measure.ts'
import type { Measure } from '../../../model/measure.ts'
import type { Run } from '../../../model/run.ts'
import type { AcceptedTraits } from '../../../record/traits.ts'
import { asText } from '../../../record/facts.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { turnId } from '../place.ts'
import { withTurnLinks } from '../turn-links.ts'
import type { Shown, ShownCase } from './shown-case.ts'

/** Renders the tone, or says what is missing. Only a gate colours a score. */
export function toneTable(cases: readonly ShownCase[], shown: Shown): Markup {
  const { run, accepted } = shown
  const hasBefore = accepted !== null && Object.keys(accepted.scores).length > 0
  const before = hasBefore ? accepted.scores : null
  const rows =
    run === null ? [] : SCORE_NAMES.flatMap((name) => scoreRow(name, run, { cases, before }))
  if (run === null || rows.length === 0) {
    return markup`<p class="dim">Bland returned no scores.</p>`
  }
  return markup`<table><thead><tr><th scope="col">Score</th><td></td><th scope="col"><span class="vh">Value</span></th><th scope="col">Gate</th>${before && markup`<th scope="col">Baseline</th>`}</tr></thead><tbody>
${rows}</tbody></table>
${hasBefore ? markup`<p class="small dim">Baseline: ${accepted.day === null ? 'its run' : `the run of ${accepted.day}`}, a short line in the bar.</p>` : null}
${run.bland_tone_score === null ? markup`<p class="small dim">Bland returned no tone scores.</p>` : remarks(run, shown)}`
}

interface Beside {
  readonly cases: readonly ShownCase[]
  /** The scores in the baseline; null if it has none. */
  readonly before: AcceptedTraits['scores'] | null
}

function scoreRow(measure: Measure, run: Run, { cases, before }: Beside): readonly Markup[] {
  const { name, read, write } = MEASURES[measure]
  const value = read(run)
  if (value === null) return []
  const gate = gateOn(measure, cases)
  const then = before?.[measure] ?? null
  const told =
    gate === null ? markup`<span class="dim">no gate</span>` : `${gate.sign} ≥ ${gate.bound}`
  const changed = then === null ? 'none' : change(then, value, write)
  return [
    markup`<tr class="${gate?.state ?? 'free'}"><th scope="row">${name.replace(/^tone: /u, '')}</th><td>${bar(value, gate, then)}</td><td>${write(value)}</td><td>${told}</td>${before && markup`<td>${changed}</td>`}</tr>
`,
  ]
}

function bar(value: number, gate: Gate | null, then: number | null): Markup {
  const lines = [
    gate && line('gate', Number(gate.bound)),
    then === null ? null : line('base', then),
  ]
  return markup`<svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"><rect class="track" y="3" width="100" height="6" rx="1"/><rect class="value" y="3" width="${(share(value) * 100).toFixed(0)}" height="6" rx="1"/>${lines}</svg>`
}

function line(kind: 'gate' | 'base', value: number): Markup {
  const [y, height] = kind === 'gate' ? [0, 12] : [6, 8]
  return markup`<rect class="${kind}" x="${(share(value) * 100 - 0.7).toFixed(1)}" y="${y}" width="1.4" height="${height}"/>`
}

/** Writes the score in the baseline, and how far the value is from it. */
function change(then: number, value: number, write: (score: number) => string): string {
  const difference = Number((value - then).toFixed(4))
  if (difference === 0) return write(then)
  return `${write(then)} (${difference < 0 ? '−' : '+'}${write(Math.abs(difference))})`
}

/** The gate on a measure: its bound as its title writes it, and whether it was met. */
interface Gate {
  readonly bound: string
  readonly state: 'met' | 'below'
  readonly sign: string
}

function gateOn(measure: Measure, cases: readonly ShownCase[]): Gate | null {
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
