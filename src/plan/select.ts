/** Decides which scenarios an option selects, and explains an empty selection. */
import { BlandSelectionError } from '../errors/option-errors.ts'
import type { Scenario } from '../model/scenario.ts'
import type { NameOption } from '../errors/message.ts'
import { nearest } from '../options/did-you-mean.ts'
import type { Selection } from '../options/settings.ts'

/** The fields that select a scenario. */
export type Selectable = Pick<
  Scenario,
  'id' | 'name' | 'pathway_id' | 'persona_id' | 'category' | 'enabled' | 'is_required_for_promotion'
>

/** Makes an unreadable scenario from its id. Nothing excludes it. */
export function unread(id: string): Selectable {
  return {
    id,
    name: null,
    pathway_id: null,
    persona_id: null,
    category: null,
    enabled: null,
    is_required_for_promotion: null,
  }
}

/**
 * Returns whether a scenario is selected. A field that the API left out never excludes a scenario: it is
 * better to test too much than to skip silently.
 */
export function isSelected(scenario: Selectable, selection: Selection): boolean {
  const pairs = [
    [scenario.pathway_id, selection.pathwayId],
    [scenario.persona_id, selection.personaId],
    [scenario.category?.toUpperCase(), selection.category?.toUpperCase()],
    [scenario.enabled, selection.enabled],
    [scenario.is_required_for_promotion, selection.requiredForPromotion],
  ] as const
  return pairs.every(([has, wanted]) => agrees(has, wanted)) && isNamed(scenario, selection)
}

function agrees(has: unknown, wanted: unknown): boolean {
  return isNothing(has) || isNothing(wanted) || has === wanted
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined
}

/** Returns whether a scenario is a template, which Bland does not play. */
export function isTemplate(scenario: Scenario): boolean {
  return scenario.is_template === true
}

/** The most entries of the list of scenarios, which has no pages. */
const MOST_LISTED = 100

/**
 * Refuses a list that may be incomplete, unless it contains all requested names.
 *
 * @throws {@link BlandSelectionError} that says how to narrow it
 */
export function refuseCut(
  count: number,
  found: readonly Selectable[],
  { only }: Pick<Selection, 'only'>,
): void {
  if (count < MOST_LISTED) return
  if (only?.every((name) => found.some((one) => one.name === name))) return
  throw new BlandSelectionError(
    `Bland lists at most ${MOST_LISTED} scenarios and listed ${count}, so there may be more. ` +
      'Narrow the list with `category`, name the scenarios with `only`, or set `scenarioIds`.',
  )
}

/** Returns whether a scenario matches the requested names and ids. */
export function isNamed(
  scenario: Pick<Scenario, 'id' | 'name'>,
  { only, scenarioIds }: Selection,
): boolean {
  const byName = only === null || only.includes(scenario.name ?? '')
  return byName && (scenarioIds === null || scenarioIds.includes(scenario.id))
}

/**
 * Refuses a selection that finds nothing, or misses a requested name or id.
 *
 * @throws {@link BlandSelectionError} that lists the filter and near misses among `all`
 */
export function refuseIncomplete(
  found: readonly Selectable[],
  selection: Selection,
  all: readonly Selectable[],
): void {
  refuseLost(found, selection, all)
  if (found.length > 0) return
  const hint = selection.category === null ? listNames(all) : hintCategory(selection.category, all)
  throw new BlandSelectionError(
    (name) => `No scenario matches ${describe(selection, name)}.${hint}`,
  )
}

function refuseLost(
  found: readonly Selectable[],
  selection: Selection,
  all: readonly Selectable[],
): void {
  const lostName = selection.only?.find((name) => !found.some((one) => one.name === name))
  if (lostName !== undefined) {
    if (all.some((one) => one.name === lostName)) {
      throw new BlandSelectionError(
        (name) =>
          `The scenario “${lostName}” exists, but ${describe(selection, name)} excludes it. Check the other options; ${name('enabled')} is true by default.`,
      )
    }
    const hint = nearest(lostName, namesOf(all)) || listNames(all)
    throw new BlandSelectionError(`No selected scenario is named “${lostName}”.${hint}`)
  }
  const lostId = selection.scenarioIds?.find((id) => !found.some((one) => one.id === id))
  if (lostId === undefined) return
  throw new BlandSelectionError(
    (name) =>
      `Scenario ${lostId} is not selected by ${describe(selection, name)}. Check ${name('scenarioIds')}.`,
  )
}

function namesOf(scenarios: readonly Selectable[]): readonly string[] {
  return scenarios.flatMap(({ name }) => (name === null || name === '' ? [] : [name]))
}

function listNames(scenarios: readonly Selectable[]): string {
  return listed('Available scenarios', namesOf(scenarios))
}

function hintCategory(wanted: string, scenarios: readonly Selectable[]): string {
  const known = [...new Set(scenarios.flatMap(({ category }) => category ?? []))]
  return nearest(wanted, known) || listed('Available categories', known)
}

function listed(start: string, words: readonly string[]): string {
  if (words.length === 0)
    return ' Bland lists no scenarios there at all. Check the id and the API key.'
  const shown = words.slice(0, 10).map((word) => `“${word}”`)
  return ` ${start}: ${shown.join(', ')}${words.length > shown.length ? ', …' : ''}.`
}

function describe(selection: Selection, name: NameOption): string {
  const parts = Object.entries(selection)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => name(key, JSON.stringify(value)))
  return `the filter (${parts.join(', ')})`
}
