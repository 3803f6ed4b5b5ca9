/** Where the user wrote something. A failure shows only this frame. */

import { fileURLToPath } from 'node:url'

/** A place in the user's code; line and column count from 1. */
export interface CallSite {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Returns the position from which `callee` was called; null if the engine does not say. */
export function callSiteOf(callee: (...args: never[]) => unknown): CallSite | null {
  const holder: { stack?: string } = {}
  Error.captureStackTrace(holder, callee)
  const frame = holder.stack?.split('\n')[1] ?? ''
  // `at name (file:1:2)` or `at file:1:2`. A path may contain parentheses.
  const form = frame.endsWith(')') ? /^at .*? \((.+):(\d+):(\d+)\)$/u : /^at (.+):(\d+):(\d+)$/u
  const found = form.exec(frame.trim())
  const [, file, line, column] = found ?? []
  if (file === undefined) return null
  return { file, line: Number(line), column: Number(column) }
}

/** Returns a stack with one frame: the user's own line, labelled with what failed there. */
export function stackAt(title: string, label: string, site: CallSite | null): string {
  if (site === null) return title
  // A parenthesis in the label would end it too early.
  const safe = label.replaceAll(/[()\s]+/gu, ' ').trim()
  return `${title}\n    at ${safe} (${site.file}:${site.line}:${site.column})`
}

/** Gives an error the user's line as its only frame. */
export function atUser(error: Error, label: string, site: CallSite | null): Error {
  error.stack = stackAt(`${error.name}: ${error.message}`, label, site)
  return error
}

/** Replaces the address of a module by its path. */
export function withPath(site: CallSite | null): CallSite | null {
  if (site === null || !site.file.startsWith('file:')) return site
  return { ...site, file: fileURLToPath(site.file) }
}
