/** Chooses the unit tests that `npm run dev` runs when a source is saved: only a few, so that they finish quickly. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Tests that try very many inputs, wait long, or measure; `npm run test:unit` has them. */
const LONG =
  /laws|conformance|hygiene|speed|size|figures|honest-reading|launch-table|end-of-batch|other-tests/u

/** A source, the package whose it is unless it is the core's, and its path without an ending. */
export const SOURCE = /(?:packages\/(\w+)\/)?src\/(.+)\.ts$/u

const UNIT = fileURLToPath(new URL('../unit/', import.meta.url))

/** The tests of its room that import the source themselves; if there are none, those of other rooms. */
export function testsNear(_source: string, [, owner, path = '']: RegExpExecArray): string[] {
  const room = owner ?? path.split('/')[0] ?? ''
  const tests = readdirSync(UNIT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !LONG.test(file))
    .map((file) => UNIT + file)
  const isOwn = (file: string) => file.startsWith(`${UNIT}${room}/`)
  const importing = tests.filter((file) => {
    const text = readFileSync(file, 'utf8')
    return ['ts', 'js'].some((ending) => text.includes(`/src/${path}.${ending}'`))
  })
  const near = [importing.filter(isOwn), importing, tests.filter(isOwn)]
  return near.find((files) => files.length > 0) ?? []
}
