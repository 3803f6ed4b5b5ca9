/**
 * Refuses a folder of reports that another tool also uses: it may empty the folder before anybody reads the
 * reports.
 */
import { BlandOptionError } from '../../errors/option-errors.ts'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Places } from './places.ts'

/** The folders of a tool. */
export interface OwnedFolders {
  /** The tool, such as `Playwright`. */
  readonly owner: string
  /** The folder of the project, which is never a folder of reports. */
  readonly root: string
  /** The folders, from the root, and the tool's use for each, such as `its outputDir`. */
  readonly folders: readonly { readonly path: string; readonly what: string }[]
}

/**
 * Checks that nobody else writes into the folder of reports.
 *
 * @throws {@link BlandOptionError} that names the option, and the tool that uses the folder
 */
export function refuseFolders(
  { outDir, junit }: Places,
  { owner, root, folders }: OwnedFolders,
): void {
  if (isWithin(root, outDir)) {
    throw refusal('outDir', `${outDir}, which contains more than reports`)
  }
  for (const { path: given, what } of folders) {
    const path = resolve(root, given)
    if (isWithin(outDir, path)) {
      throw refusal('outDir', `${outDir}, which ${owner} uses for ${what} (${path}) and may empty`)
    }
    if (isWithin(path, outDir)) {
      throw refusal(
        'outDir',
        `${outDir}, which contains ${path}: ${owner} uses that for ${what} and may empty it`,
      )
    }
    if (junit !== null && isWithin(junit, path)) {
      throw refusal('junit', `${junit}, which ${owner} uses for ${what} (${path}) and may empty`)
    }
  }
}

function refusal(option: string, why: string): BlandOptionError {
  return new BlandOptionError(
    (name) => `${name(option)} is ${why}. Use a folder only for Bland's reports.`,
  )
}

/** Returns whether a path is a folder, or is below it. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return !isAbsolute(way) && way.split(sep)[0] !== '..'
}
