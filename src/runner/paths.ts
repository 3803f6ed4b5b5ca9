/** Resolves the files that options name. */
import type { BaselineOptions } from '../options/baseline-options.ts'
import type { SnapshotOptions } from '../options/source/snapshot-options.ts'
import { isAbsolute, relative, resolve } from 'node:path'

/** Options that name files. */
interface Named {
  readonly cassette?: string | undefined
  readonly snapshot?: string | SnapshotOptions | undefined
  readonly baseline?: string | BaselineOptions | undefined
}

/**
 * Returns the options with paths relative to the current folder. Users mean the folder of the
 * configuration, no matter where the runner is started.
 *
 * @param root the folder that relative paths are relative to
 */
export function pathsFrom<T extends Named>(root: string, options: T): T {
  const { cassette, snapshot, baseline } = options
  return {
    ...options,
    ...(cassette !== undefined && { cassette: pathFrom(root, cassette) }),
    ...(snapshot !== undefined && { snapshot: fileFrom(root, snapshot) }),
    ...(baseline !== undefined && { baseline: fileFrom(root, baseline) }),
  }
}

function fileFrom<T extends { readonly file: string }>(
  root: string,
  given: string | T,
): string | T {
  if (typeof given === 'string') return pathFrom(root, given)
  return { ...given, file: pathFrom(root, given.file) }
}

function pathFrom(root: string, path: string): string {
  return isAbsolute(path) ? path : relative(process.cwd(), resolve(root, path))
}
