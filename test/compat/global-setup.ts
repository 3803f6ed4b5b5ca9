import { rmSync } from 'node:fs'
import { unpackInto } from '../helpers/packages.ts'
import { MAIN } from '../helpers/place.ts'
import { installLane } from './install-lane.ts'
import { lanes } from './lanes.ts'

export function setup(): void {
  rmSync(MAIN.dir, { recursive: true, force: true })
  unpackInto(MAIN.dir)
  for (const lane of lanes) installLane(lane)
}

export function teardown(): void {
  for (const dir of [MAIN.dir, ...lanes.map(({ place }) => place.dir)]) {
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 })
  }
}
