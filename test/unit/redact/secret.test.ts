import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redactSecret } from '../../../src/redact/secret.js'

const KEY = 'org_ab"c/d+e=\\é😀'

describe('a key', () => {
  test.each([
    ['as it is', KEY],
    ['percent-encoded', encodeURIComponent(KEY)],
    ['percent-encoded in lower case', encodeURIComponent(KEY).toLowerCase()],
    ['percent-encoded in part', KEY.replaceAll('+', '%2B').replaceAll('/', '%2f')],
    ['escaped as in JSON', JSON.stringify(KEY).slice(1, -1)],
    ['escaped as in JSON in JSON', JSON.stringify(JSON.stringify(KEY)).slice(3, -3)],
    [
      'escaped as in JSON of ASCII',
      KEY.replaceAll('\\', '\\\\')
        .replaceAll('"', String.raw`\"`)
        .replaceAll('/', String.raw`\/`)
        .replaceAll('é', String.raw`\u00E9`)
        .replaceAll('😀', String.raw`\ud83d\ude00`),
    ],
  ])('is replaced %s', (_, spelled) => {
    expect(redactSecret(`authorization: ${spelled}, ${spelled}`, KEY)).toBe(
      'authorization: [key], [key]',
    )
  })

  test('is replaced without the blanks around it', () => {
    expect(redactSecret('key=abc123;', ' abc123\n')).toBe('key=[key];')
  })

  test('of characters that mean something in patterns is taken as it is', () => {
    const key = String.raw`a.b*c+(d)[e]{2}|^$?-&`
    expect(redactSecret(`${key} aXb`, key)).toBe('[key] aXb')
  })

  test('that is empty or blank is not looked for', () => {
    expect(redactSecret('a b', '')).toBe('a b')
    expect(redactSecret('a b', ' ')).toBe('a b')
  })

  test('that is a part of the token does not nest tokens', () => {
    expect(redactSecret(redactSecret('the key', 'key'), 'key')).toBe('the [key]')
  })

  test('does not survive in any encoding', () => {
    const encode = fc.constantFrom<(text: string) => string>(
      (text) => text,
      encodeURIComponent,
      (text) => JSON.stringify(text),
      (text) => JSON.stringify(JSON.stringify({ text })),
    )
    const word = fc
      .string({ minLength: 8, unit: 'grapheme' })
      .filter((text) => text.trim().length >= 8)
    fc.assert(
      fc.property(word, encode, fc.string(), (key, write, around) => {
        const text = redactSecret(write(`${around} ${key.trim()} ${around}`), key)
        expect(text).toContain('[key]')
        expect(text.replaceAll('[key]', '')).not.toContain(key.trim())
      }),
    )
  })
})
