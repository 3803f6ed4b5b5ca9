/** Detects how Playwright runs us: `--list` and `merge-reports` run reporters but no test. */

/** Makes the process fail. During a merge, Playwright reads no status, and ends with 0. */
export function failAtExit(): void {
  process.once('exit', () => {
    process.exitCode = 1
  })
}

/** Returns whether `playwright merge-reports` runs us. */
export function isMerging(): boolean {
  return process.argv.includes('merge-reports')
}

/**
 * Returns whether tests are only listed. Playwright adds that to the options of a reporter; this is
 * undocumented, so the command line is read too.
 */
export function isListing(options: object): boolean {
  const mode: unknown = Reflect.get(options, '_mode')
  return mode === undefined ? process.argv.includes('--list') : mode === 'list'
}
