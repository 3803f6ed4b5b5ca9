import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { objectParts } from '../../../src/report/json/object-parts.ts'

function textOf(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

test('the parts of an object are the text of JSON.stringify', () => {
  const entry = fc.jsonValue({ maxDepth: 3 })
  const object = fc.dictionary(fc.string(), fc.oneof(entry, fc.array(entry)), { minKeys: 1 })
  fc.assert(
    fc.property(object, (given) => {
      const whole = textOf(given)
      expect([...objectParts(given, textOf)].join('')).toBe(whole)
    }),
  )
})

test('an entry of a list is made after the one before it was written', () => {
  const events: string[] = []
  function* entries() {
    for (const name of ['first', 'second']) {
      events.push(`made ${name}`)
      yield name
    }
  }
  for (const part of objectParts({ entries: entries() }, textOf)) {
    if (part.includes('"')) events.push(part.trim())
  }
  expect(events).toEqual([
    '{\n  "entries":',
    'made first',
    '[\n    "first"',
    'made second',
    ',\n    "second"',
  ])
})
