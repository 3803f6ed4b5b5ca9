/** The folder of reports is ours alone: what another tool empties may be gone before anybody has read it. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import { relative, isAbsolute, sep } from 'node:path'
import type { Places } from './places.ts'

/** A folder of another tool. */
export interface OtherFolder {
  /** Absolute. */
  readonly path: string
  /** Such as `Playwright`. */
  readonly owner: string
  /** What it is to its owner, such as `its outputDir`. */
  readonly what: string
}

/**
 * Checks that reports go to a folder that nobody else writes into.
 *
 * @param root the folder of the project, which is nobody's folder of reports
 * @throws {@link BlandOptionError} that names the option, and whose folder it is
 */
export function refuseFolders(
  { outDir, junit }: Places,
  root: string,
  others: readonly OtherFolder[],
): void {
  if (isWithin(root, outDir)) {
    throw refusal('outDir', `${outDir}, which has more in it than reports`)
  }
  for (const { path, owner, what } of others) {
    if (isWithin(outDir, path)) {
      throw refusal('outDir', `${outDir}, and ${owner} has ${path} for ${what}, and may empty it`)
    }
    if (isWithin(path, outDir)) {
      throw refusal(
        'outDir',
        `${outDir}, which has ${path} in it: ${owner} has that for ${what}, and may empty it`,
      )
    }
    if (junit !== null && isWithin(junit, path)) {
      throw refusal('junit', `${junit}, and ${owner} has ${path} for ${what}, and may empty it`)
    }
  }
}

function refusal(option: string, why: string): BlandOptionError {
  return new BlandOptionError(
    (name) => `${name(option)} is ${why}. Give it a place that is for the reports of Bland alone.`,
  )
}

/** Whether a path is a folder, or is below it. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return !isAbsolute(way) && way.split(sep)[0] !== '..'
}
