import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { unpackInto } from '../helpers/packages.ts'
import { MAIN } from '../helpers/place.ts'
import { lanes } from './lanes.ts'

export function setup(): void {
  rmSync(MAIN.dir, { recursive: true, force: true })
  unpackInto(MAIN.dir)
  for (const { root, place } of lanes) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'], {
      cwd: root,
      stdio: 'inherit',
    })
    rmSync(place.dir, { recursive: true, force: true })
    unpackInto(root)
  }
}

export function teardown(): void {
  for (const dir of [MAIN.dir, ...lanes.map(({ place }) => place.dir)]) {
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 })
  }
}
