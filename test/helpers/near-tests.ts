/** Which unit tests `npm run dev` runs when a source is saved: few, so that they answer at once. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Tests that try thousands of inputs, or measure; `npm run test:unit` has them. */
const LONG = /laws|conformance|hygiene|speed|size|figures/u

const UNIT = fileURLToPath(new URL('../unit/', import.meta.url))

/** The tests that import the source themselves; if there are none, those of its room. */
export function testsNear(_source: string, [, path = '', room = '']: RegExpExecArray): string[] {
  const tests = readdirSync(UNIT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !LONG.test(file))
    .map((file) => UNIT + file)
  const stem = path.replace(/\.ts$/u, '')
  const importing = tests.filter((file) => {
    const text = readFileSync(file, 'utf8')
    return [`/src/${stem}.ts'`, `/src/${stem}.js'`].some((end) => text.includes(end))
  })
  return importing.length > 0
    ? importing
    : tests.filter((file) => file.startsWith(`${UNIT}${room}/`))
}
