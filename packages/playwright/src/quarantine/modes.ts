/** How Playwright runs us: `--list` and `merge-reports` run reporters and no test. */

/** Merging, Playwright asks for no status, and ends the process with 0. */
export function failAtExit(): void {
  process.once('exit', () => {
    process.exitCode = 1
  })
}

/** Whether `playwright merge-reports` runs us. */
export function isMerging(): boolean {
  return process.argv.includes('merge-reports')
}

/**
 * Whether tests are only listed. Playwright says so among the options of a reporter, beside what the user
 * wrote; that is not documented, so the command line is asked too.
 */
export function isListing(options: object): boolean {
  const mode: unknown = Reflect.get(options, '_mode')
  return mode === undefined ? process.argv.includes('--list') : mode === 'list'
}
