/** Finds a requested version among the versions of a pathway. */
import { BlandSelectionError } from '../../errors/option-errors.ts'
import type { PathwayVersion } from '../../model/pathway/versions.ts'
import type { VersionChoice } from '../../options/suite-options.ts'
import type { AskedVersion } from '../../verdict/version.ts'

/** The pathway of the versions, and whether the version is about to be played. */
interface Place {
  readonly pathwayId: string
  readonly isLaunch: boolean
}

/**
 * Returns the requested version. Only a launch refuses a number that the list lacks.
 *
 * @throws {@link BlandSelectionError} if there is no such version, or the list does not say which it is
 */
export function findVersion(
  choice: VersionChoice,
  versions: readonly PathwayVersion[],
  place: Place,
): AskedVersion {
  const live = versions.filter(({ is_prev_published: isLive }) => isLive === true)
  const published = numbersOf(live)
  const number =
    choice === 'staging'
      ? inStaging(versions, place)
      : choice === 'draft'
        ? newestDraft(versions, published, place)
        : knownNumber(choice, versions, place)
  return { number, inProduction: live.length === 1 && published[0] === number }
}

function knownNumber(
  wanted: number,
  versions: readonly PathwayVersion[],
  { pathwayId, isLaunch }: Place,
): number {
  const numbers = numbersOf(versions)
  // An unreadable number may be the requested one. Bland would play production instead of an unknown one.
  const isWhole = numbers.length === versions.length
  if (!isLaunch || !isWhole || numbers.includes(wanted)) return wanted
  throw new BlandSelectionError(
    `Pathway ${pathwayId} has no version ${wanted}. ${available(numbers)} ` +
      'Without a version number, the version in production is tested.',
  )
}

function inStaging(versions: readonly PathwayVersion[], { pathwayId }: Place): number {
  const staged = versions.filter(({ is_staging: isStaged }) => isStaged === true)
  const [number] = numbersOf(staged)
  if (number !== undefined && staged.length === 1) return number
  const isSaid = versions.some(({ is_staging: isStaged }) => isStaged !== null)
  const nothing = `Pathway ${pathwayId} has no version in staging`
  throw unnamed(staged.length === 0 && isSaid ? nothing : unsaid(pathwayId, 'in staging'), versions)
}

/** Returns the newest unpublished version. An older one than that in production is no draft of what comes next. */
function newestDraft(
  versions: readonly PathwayVersion[],
  published: readonly number[],
  { pathwayId }: Place,
): number {
  const isSaid = versions.some(({ is_prev_published: isLive }) => isLive !== null)
  if (!isSaid) throw unnamed(unsaid(pathwayId, 'published'), versions)
  const drafts = versions.filter(({ is_prev_published: isLive }) => isLive !== true)
  const newest = Math.max(...numbersOf(drafts))
  if (newest > Math.max(...published)) return newest
  throw unnamed(`Pathway ${pathwayId} has no draft after the version in production`, versions)
}

function unsaid(pathwayId: string, what: string): string {
  return `Bland does not say which one version of pathway ${pathwayId} is ${what}`
}

function unnamed(problem: string, versions: readonly PathwayVersion[]): BlandSelectionError {
  return new BlandSelectionError(
    `${problem}: ask for a version by its number. ${available(numbersOf(versions))}`,
  )
}

function available(numbers: readonly number[]): string {
  const shown = numbers.toSorted((one, other) => other - one).slice(0, 10)
  if (shown.length === 0) return 'Bland lists no versions.'
  return `Available versions: ${shown.join(', ')}${numbers.length > shown.length ? ', …' : ''}.`
}

function numbersOf(versions: readonly PathwayVersion[]): readonly number[] {
  return versions.flatMap(({ version_number: number }) => number ?? [])
}
