/** Decides which scenarios an option selects, and explains an empty selection. */
import { BlandSelectionError } from '../errors/option-errors.ts'
import type { Scenario } from '../model/scenario.ts'
import type { NameOption } from '../errors/message.ts'
import { nearest } from '../options/did-you-mean.ts'
import type { Selection } from '../options/settings.ts'
import { isAimedAt } from './target/target.ts'
import type { Targeting } from './target/target.ts'

/** The fields that select a scenario. */
export type Selectable = Targeting &
  Pick<Scenario, 'id' | 'name' | 'category' | 'tags' | 'enabled' | 'is_required_for_promotion'>

/** Makes an unreadable scenario from its id. Nothing excludes it. */
export function unread(id: string): Selectable {
  return {
    id,
    name: null,
    pathway_id: null,
    persona_id: null,
    agent_id: null,
    category: null,
    tags: null,
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
    [scenario.category?.toUpperCase(), selection.category?.toUpperCase()],
    [scenario.enabled, selection.enabled],
    [scenario.is_required_for_promotion, selection.requiredForPromotion],
  ] as const
  return (
    isAimedAt(scenario, selection) &&
    pairs.every(([has, wanted]) => agrees(has, wanted)) &&
    isTagged(scenario, selection) &&
    isNamed(scenario, selection)
  )
}

function isTagged({ tags: has }: Selectable, { tags: wanted }: Selection): boolean {
  if (has === null || wanted === null) return true
  const own = new Set(has.map(plainTag))
  return wanted.some((tag) => own.has(plainTag(tag)))
}

function plainTag(tag: string): string {
  return tag.trim().toUpperCase()
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

/**
 * Refuses templates that are requested by id.
 *
 * @throws {@link BlandSelectionError} that names the first
 */
export function refuseTemplates(scenarios: readonly Scenario[]): void {
  const template = scenarios.find(isTemplate)
  if (template === undefined) return
  throw new BlandSelectionError(
    (name) =>
      `Scenario ${template.id} is a template, which Bland does not play. Check ${name('scenarioIds')}.`,
  )
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
    (name) =>
      `Bland lists at most ${MOST_LISTED} scenarios and listed ${count}, so there may be more. ` +
      `Narrow the list with ${name('category')}, name the scenarios with ${name('only')}, or set ${name('scenarioIds')}.`,
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
  const hint = hintWord(selection, all) ?? listNames(all)
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

/** Hints at the category or the tags that there are; null if neither was requested. */
function hintWord({ category, tags }: Selection, scenarios: readonly Selectable[]): string | null {
  const [wanted, kind] = category === null ? [tags?.[0], 'tags'] : [category, 'categories']
  if (wanted === undefined) return null
  const words = scenarios.flatMap((one) => (kind === 'tags' ? one.tags : one.category) ?? [])
  const known = [...new Set(words)]
  return nearest(wanted, known) || listed(`Available ${kind}`, known)
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
