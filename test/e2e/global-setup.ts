import { rmSync } from 'node:fs'
import { unpackInto } from '../helpers/packages.ts'
import { MAIN } from '../helpers/place.ts'

export function setup(): void {
  rmSync(MAIN.dir, { recursive: true, force: true })
  unpackInto(MAIN.dir)
}

export function teardown(): void {
  rmSync(MAIN.dir, { recursive: true, force: true, maxRetries: 3 })
}
