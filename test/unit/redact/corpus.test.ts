import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../../src/redact/redactor.js'
import { KEPT, REDACTED } from './corpus.js'

describe('is redacted', () => {
  test.each(REDACTED)('%s', (_, text, redacted) => {
    expect(createRedactor(true).text(text)).toBe(redacted)
  })
})

describe('stays readable', () => {
  test.each(KEPT)('%s', (_, text) => {
    expect(createRedactor(true).text(text)).toBe(text)
  })
})
