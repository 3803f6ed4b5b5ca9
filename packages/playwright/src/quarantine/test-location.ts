/**
 * Playwright locates a test at the caller of `test()`, which would be a file of ours, and has no public way
 * to change that. Quarantined here: the call is made from a function that is compiled for the user's own
 * line, as V8 saw that line before source maps; Playwright maps it as it maps the user's own calls.
 */
import { runInThisContext } from 'node:vm'
import type { CallSite } from 'bland-suite/internal/worker'

/** Returns the position from which `callee` was called, in the code that runs; null if V8 does not say. */
export function rawSiteOf(callee: (...args: never[]) => unknown): CallSite | null {
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')
  let raw: CallSite | null = null
  Error.prepareStackTrace = (_error, [site]) => {
    const file = site?.getFileName() ?? null
    raw =
      site === undefined || file === null
        ? null
        : { file, line: site.getLineNumber() ?? 1, column: site.getColumnNumber() ?? 1 }
    return ''
  }
  const holder: { stack?: string } = {}
  Error.captureStackTrace(holder, callee)
  // V8 prepares the stack when it is first read.
  void holder.stack
  if (before === undefined) Reflect.deleteProperty(Error, 'prepareStackTrace')
  else Object.defineProperty(Error, 'prepareStackTrace', before)
  return raw
}

/** Calls `f` with `args`, from a certain position. */
export type CallAt = (f: (...args: never[]) => unknown, ...args: readonly unknown[]) => void

const HEAD = '(f,...a)=>'

/** Makes a function whose calls seem to come from a position. */
export function callAt(site: CallSite | null): CallAt {
  if (site === null) return (f, ...args) => void Reflect.apply(f, undefined, args)
  const columnOffset = site.column - 1 - HEAD.length
  const options = { filename: site.file, lineOffset: site.line - 1, columnOffset }
  const made: unknown = runInThisContext(`${HEAD}f(...a)`, options)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is the function of the line above
  return made as CallAt
}
