import { describe, expect, test } from 'vitest'
import { maskKey } from '../../../src/redact/key-mask.ts'

const KEY = 'sk-8f3a-RED-0123456789'

describe('a key that nobody guesses', () => {
  test.each([
    ['a text', { reasoning: `it said ${KEY}.` }, { reasoning: 'it said [key].' }],
    ['a part of a word', { message: `x${KEY}y` }, { message: 'x[key]y' }],
    ['a list', { tags: [KEY, 'b'] }, { tags: ['[key]', 'b'] }],
    ['a status', { status: `NO ${KEY}` }, { status: 'NO [key]' }],
    ['a name', { name: KEY }, { name: '[key]' }],
    ['the name of a field', { [KEY]: 1 }, { '[key]': 1 }],
    [
      'an extracted id',
      { variables_extracted: { user_id: `u-${KEY}` } },
      { variables_extracted: { user_id: 'u-[key]' } },
    ],
    ['all of an id', { id: KEY }, { id: '[key]' }],
    ['a body that is a text', KEY, '[key]'],
  ])('is replaced in %s', (_where, body, masked) => {
    expect(maskKey(body, KEY)).toEqual(masked)
  })

  test.each([0, 1, 2, 3])('is replaced in Base64 behind %d characters', (before) => {
    const base64 = Buffer.from(`${'u'.repeat(before)}${KEY}:p`).toString('base64')
    const text = String(maskKey(`Basic ${base64} and so on`, KEY))
    expect(text).toContain('[key]')
    expect(text).not.toContain(Buffer.from(KEY.slice(3, 15)).toString('base64').slice(2, -2))
  })

  test('stays as a part of an id, which requests are made with', () => {
    const body = { id: `${KEY}-run`, scenario_ids: [`${KEY}-1`], count: 3, none: null }
    expect(maskKey(body, KEY)).toEqual(body)
  })
})

describe('a key that is a word', () => {
  const body = {
    id: 'test-run',
    scenario_id: 'test',
    status: 'test',
    name: 'A test call',
    tags: ['test'],
    description: 'the latest test, tested by test-1, of test.',
    variables_extracted: { id: 'test', test: 'contest' },
    test: true,
  }

  test('is replaced where it stands alone in a text, and no id, name or status changes', () => {
    expect(maskKey(body, 'test')).toEqual({
      ...body,
      description: 'the latest [key], tested by test-1, of [key].',
      variables_extracted: { id: '[key]', '[key]': 'contest' },
    })
  })

  test('is replaced behind an escape', () => {
    expect(maskKey({ text: String.raw`a%20test%20b\ntest` }, 'test')).toEqual({
      text: String.raw`a%20[key]%20b\n[key]`,
    })
  })
})

test('without a key nothing changes', () => {
  expect(maskKey({ text: ' a ' }, ' ')).toEqual({ text: ' a ' })
})
