import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { unpackInto } from '../helpers/packages.ts'
import type { CompatLane } from './lanes.ts'

/** Installs the runner of a lane from its lockfile, and our packages beside it. */
export function installLane({ root, place }: CompatLane): void {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'], {
    cwd: root,
    stdio: 'inherit',
  })
  rmSync(place.dir, { recursive: true, force: true })
  unpackInto(root)
}
