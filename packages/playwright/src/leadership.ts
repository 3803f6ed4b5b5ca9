/** How the tests know that somebody plays what they wait for. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Says that the reporter is there. */
export function announceLeader(run: string): void {
  writeFileSync(placeOf(run), '')
}

/** Whether it is. */
export function hasLeader(run: string): boolean {
  return existsSync(placeOf(run))
}

function placeOf(run: string): string {
  return join(run, 'leader')
}
