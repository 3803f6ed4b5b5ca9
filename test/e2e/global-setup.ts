import { rmSync } from 'node:fs'
import { copyInto, unpackInto } from '../helpers/packages.ts'
import { MAIN } from '../helpers/place.ts'

/** `npm run e2e` sets it: the bundles are enough while one works on them. */
const areBundles = process.env['BLAND_PACKAGES'] === 'bundles'

export function setup(): void {
  rmSync(MAIN.dir, { recursive: true, force: true })
  if (areBundles) copyInto(MAIN.dir)
  else unpackInto(MAIN.dir)
}

export function teardown(): void {
  rmSync(MAIN.dir, { recursive: true, force: true, maxRetries: 3 })
}
