/** `playwright merge-reports`, which runs reporters and no test. */

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
