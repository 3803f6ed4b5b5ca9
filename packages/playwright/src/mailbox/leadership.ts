/** How the tests know that somebody plays what they wait for, and by which configuration. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Says that the reporter is there, and the folder of the configuration. */
export function announceLeader(run: string, folder: string): void {
  writeFileSync(placeOf(run), folder)
}

/** The folder of the configuration; the current one where no reporter has said it. */
export function configFolder(run: string): string {
  return hasLeader(run) ? readFileSync(placeOf(run), 'utf8') : process.cwd()
}

/** Whether it is. */
export function hasLeader(run: string): boolean {
  return existsSync(placeOf(run))
}

function placeOf(run: string): string {
  return join(run, 'leader')
}
