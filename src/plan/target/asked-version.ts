/** Finds the number of the requested version in the lists of versions of its pathways. Only reads. */
import type { BlandClient } from '../../api/client.ts'
import { BlandHttpError } from '../../errors/http-error.ts'
import { BlandSelectionError } from '../../errors/option-errors.ts'
import { BlandResponseError } from '../../errors/response-error.ts'
import type { PathwayVersion } from '../../model/pathway/versions.ts'
import type { SuiteSettings } from '../../options/settings.ts'
import type { VersionChoice } from '../../options/suite-options.ts'
import type { AskedVersion } from '../../verdict/version.ts'
import { readDefinitions } from '../drafts.ts'
import type { Plan } from '../plan.ts'
import { playsAgents } from './agent-version.ts'
import { findVersion } from './find-version.ts'

/** Returns the requested version; null for any. Asks Bland once, so that all batches of a suite play the same one. */
export type AskVersion = (signal: AbortSignal) => Promise<AskedVersion | null>

/**
 * Makes the function that asks for the version of a suite.
 *
 * @throws {@link BlandSelectionError} (the function) if a launch requests a version that its pathway does
 * not have, or the lists do not say which version has the requested name
 */
export function askVersion(client: BlandClient, settings: SuiteSettings, plan: Plan): AskVersion {
  let known: AskedVersion | null = null
  return async (signal) => (known ??= await ask(client, { settings, plan }, signal))
}

/** The options of a suite, and its plan. */
export interface Suite {
  readonly settings: SuiteSettings
  readonly plan: Plan
}

async function ask(
  client: BlandClient,
  { settings, plan }: Suite,
  signal: AbortSignal,
): Promise<AskedVersion | null> {
  const { versionNumber: choice, by } = settings.asked
  if (choice === null || (by === 'variable' && playsAgents(plan))) return null
  const pathways = await pathwaysOf(client, { settings, plan }, signal)
  const lists = await Promise.all(pathways.map((id) => readVersions(client, id, signal)))
  const isLaunch = settings.source.kind === 'launch'
  const found = pathways.map((pathwayId, at) => {
    const versions = lists[at] ?? null
    return versions === null
      ? unlisted(choice)
      : findVersion(choice, versions, { pathwayId, isLaunch })
  })
  return theOne(choice, found)
}

/** Returns the pathways of a suite. They are read from its scenarios if the options name none. */
export async function pathwaysOf(
  client: BlandClient,
  { settings, plan }: Suite,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { pathwayId } = settings.selection
  if (pathwayId !== null) return [pathwayId]
  const ids = new Set(plan.scenarios.flatMap(({ scenarioId }) => scenarioId ?? []))
  const read = [...ids].map((id) => readDefinitions(client, id, signal))
  const scenarios = await Promise.all(read)
  return [...new Set(scenarios.flatMap((scenario) => scenario?.pathway_id ?? []))]
}

/** Reads the versions; null if this key gets none, or the list has an unknown shape. */
async function readVersions(
  client: BlandClient,
  pathwayId: string,
  signal: AbortSignal,
): Promise<readonly PathwayVersion[] | null> {
  try {
    return await client.listVersions(pathwayId, signal)
  } catch (error) {
    if (isHidden(error)) return null
    throw error
  }
}

/** Returns whether an answer means that this key gets no list, now or later. */
function isHidden(error: unknown): boolean {
  if (!(error instanceof BlandHttpError)) return error instanceof BlandResponseError
  const { status } = error.failure
  return status >= 400 && status < 500 && status !== 401 && status !== 429
}

/** Returns a version that no list describes. */
function unlisted(choice: VersionChoice): AskedVersion {
  if (typeof choice === 'number') return { number: choice, inProduction: false }
  throw new BlandSelectionError(
    `There is no readable list of versions that says which one is ${inWords(choice)}: ` +
      'ask for a version by its number.',
  )
}

function theOne(choice: VersionChoice, found: readonly AskedVersion[]): AskedVersion {
  const [first = unlisted(choice)] = found
  const other = found.find(({ number }) => number !== first.number)
  if (other !== undefined) {
    throw new BlandSelectionError(
      `The scenarios belong to several pathways, and different versions of these are ${inWords(choice)} ` +
        `(${first.number} and ${other.number}): make a suite for each pathway.`,
    )
  }
  return { ...first, inProduction: found.every(({ inProduction }) => inProduction) }
}

/** Describes a named version. */
function inWords(choice: VersionChoice): string {
  return choice === 'staging'
    ? 'in staging'
    : choice === 'draft'
      ? 'the draft'
      : `version ${choice}`
}
