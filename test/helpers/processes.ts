/** The processes of a runner. */
import { readdirSync, readlinkSync } from 'node:fs'

/** Lists the processes whose working directory is the project's: the runner and all of its workers. */
export function processesIn(dir: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === dir
      } catch {
        return false
      }
    })
}
