/** Creates files, and adds lines to `.gitignore`. Never changes what is already written. */
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNew, unwritable } from '../../util/whole-file.ts'
import type { NewFile } from './files.ts'
import type { Project } from './project.ts'
import { RUNNERS } from './runners.ts'

/** A line about what was done, and whether it changed anything. */
export interface Done {
  readonly isChange: boolean
  readonly line: string
}

/**
 * Creates a file, unless it exists.
 *
 * @throws {@link BlandRecordError} if it cannot be written
 */
export function create(dir: string, { path, text, about }: NewFile): Done {
  return createNew(join(dir, path), text)
    ? { isChange: true, line: `Created ${path}: ${about}.` }
    : kept(path)
}

/** Says that a file stays as it is. */
export function kept(path: string): Done {
  return { isChange: false, line: `Kept ${path} as it is.` }
}

const IGNORED = ['bland-report/', '.env']

/**
 * Adds to `.gitignore` what git has to leave out, unless one of the repository has it.
 *
 * @throws {@link BlandRecordError} if it cannot be written
 */
export function ignore({ dir, root, runner }: Project): Done {
  const own = read(join(dir, '.gitignore'))
  const lines = `${own}\n${read(join(root, '.gitignore'))}`.split('\n').map(bare)
  // Without any entry, the packages are not ignored either.
  const packages = lines.every((line) => line === '') ? ['node_modules/'] : []
  const wanted = [...packages, ...IGNORED, ...RUNNERS[runner].output]
  const missing = wanted.filter((entry) => !lines.includes(bare(entry)))
  if (missing.length === 0) return kept('.gitignore')
  append(
    join(dir, '.gitignore'),
    `${own === '' || own.endsWith('\n') ? '' : '\n'}${missing.join('\n')}\n`,
  )
  return { isChange: true, line: `Added to .gitignore: ${missing.join(', ')}.` }
}

/** Removes the slashes around an entry: with or without them, it hides the same at the top. */
function bare(entry: string): string {
  return entry.trim().replaceAll(/^\/|\/$/gu, '')
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function append(path: string, text: string): void {
  try {
    appendFileSync(path, text)
  } catch (cause) {
    throw unwritable(path, cause)
  }
}
