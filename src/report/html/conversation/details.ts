/** The details of a run and of its scenario. What is missing is said. */
import type { Run } from '../../../model/run.ts'
import type { AboutScenario } from '../../../model/definition/about-scenario.ts'
import { variablesOf } from '../../../record/facts.ts'
import { markup } from '../markup.ts'
import type { Markup } from '../markup.ts'

/** Lists the extracted variables. */
export function variables(run: Run | null): Markup {
  const all = run === null ? [] : variablesOf(run)
  if (all.length === 0) return markup`<p class="dim">Bland extracted no variables.</p>`
  return markup`<dl class="vars">${all.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

/** Describes the caller and the scenario. */
export function aboutSection(about: AboutScenario | null): Markup {
  if (about === null) {
    return markup`<section class="block"><h2>Caller</h2><p class="dim">The definition of the scenario is unknown.</p></section>`
  }
  const { callerName, callerPrompt, description, startNode, maxTurns } = about
  const facts = [
    ['Description', description ?? 'none'],
    ['Start node', startNode ?? 'that of the pathway'],
    ['Turns', maxTurns === null ? 'no limit is known' : `at most ${maxTurns}`],
  ] as const
  return markup`<section class="block"><h2>Caller <span class="dim">${callerName ?? 'without a name'}</span></h2>
${callerPrompt === null ? markup`<p class="dim">Bland gave no prompt of the caller.</p>` : markup`<blockquote dir="auto">${callerPrompt}</blockquote>`}</section>
<section class="block"><h2>Scenario</h2><dl class="vars">${facts.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>`
}
