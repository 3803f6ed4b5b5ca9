/** How much is found, and how much is taken for what it is not. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../../src/redact/redactor.js'
import { LEAKS } from './figures.js'
import { HARMLESS } from './harmless.ts'

function shown(part: number, of: number): string {
  return `${part} of ${of} (${((100 * part) / of).toFixed(1)} %)`
}

/** Whether a part of what was planted is left, and not only the whole. */
function isLeft(text: string, planted: string): boolean {
  const parts = planted.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 3)
  const known = parts.length === 0 ? [planted] : parts
  return known.some((part) => text.replaceAll(/\[\w+ \d+\]/gu, '').includes(part))
}

/** What the documentation says, on one line. */
const PAGE = readFileSync(new URL('../../../docs/bad-days.md', import.meta.url), 'utf8').replaceAll(
  '\n',
  ' ',
)

describe('of texts as people and machines write them', () => {
  test('at least 95 % of what identifies somebody is found', () => {
    const left = LEAKS.filter(([text, planted]) => isLeft(createRedactor(true).text(text), planted))
    const found = LEAKS.length - left.length
    process.stdout.write(`redaction: recall ${shown(found, LEAKS.length)}\n`)
    for (const [text] of left) process.stdout.write(`  not found: ${JSON.stringify(text)}\n`)
    expect(PAGE).toContain(`${found} of ${LEAKS.length} such`)
    expect(found / LEAKS.length).toBeGreaterThanOrEqual(0.95)
  })

  test('at most 1 % of what is harmless is touched', () => {
    const touched = HARMLESS.filter((text) => createRedactor(true).text(text) !== text)
    process.stdout.write(`redaction: false alarms ${shown(touched.length, HARMLESS.length)}\n`)
    for (const text of touched) {
      process.stdout.write(`  ${JSON.stringify([text, createRedactor(true).text(text)])}\n`)
    }
    expect(PAGE).toContain(`${touched.length} of ${HARMLESS.length} harmless texts`)
    expect(touched.length / HARMLESS.length).toBeLessThanOrEqual(0.01)
  })
})
