import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../../src/redact/redactor.js'
import { isIntact } from '../../../src/redact/values.js'

/** The tokens that texts get from one redactor, in order. */
function tokensOf(...texts: readonly string[]): readonly string[] {
  const redactor = createRedactor(true)
  return texts.map((text) => redactor.text(text))
}

describe('tokens', () => {
  test.each([
    ['+14155552671', '+1 (415) 555-2671', '415.555.2671', '1-415-555-2671', '4155552671'],
    ['+1 555 123 4567', '555-123-4567', 'five five five one two three four five six seven'],
    ['+442079460958', '+44 (0)20 7946 0958', '0044 20 7946 0958', 'phone: 442079460958'],
    ['+49 30 12345678', '%2B493012345678', '+4 9 3 0 1 2 3 4 5 6 7 8'],
    ['555-123-4567 x12', '(555) 123-4567 ext. 12', '+1 555 123 4567, extension 12'],
    ['4111 1111 1111 1111', '4111-1111-1111-1111', '4111111111111111'],
    ['123-45-6789', '123 45 6789', 'ssn 123456789'],
  ])('are the same for all spellings of %s', (...spellings) => {
    const tokens = tokensOf(...spellings).map((text) => /\[\w+ \d+\]/u.exec(text)?.[0])
    expect(new Set(tokens).size).toBe(1)
    expect(tokens[0]).toMatch(/^\[(?:phone|card|ssn) 1\]$/u)
  })

  test('are the same for an e-mail address in capitals, in a URL, and said', () => {
    expect(
      tokensOf(
        'jane.doe@example.com',
        'Jane.Doe@Example.COM',
        'jane.doe%40example.com',
        'jane dot doe at example dot com',
      ),
    ).toEqual(['[email 1]', '[email 1]', '[email 1]', '[email 1]'])
  })

  test('differ where numbers differ', () => {
    expect(tokensOf('+14155552671', '+14155552672', '+442079460958', '415-555-2671')).toEqual([
      '[phone 1]',
      '[phone 2]',
      '[phone 3]',
      '[phone 1]',
    ])
  })

  test('differ for the extensions of one number', () => {
    expect(tokensOf('415-555-2671', '415-555-2671 x12', '415-555-2671 x13')).toEqual([
      '[phone 1]',
      '[phone 2]',
      '[phone 3]',
    ])
  })

  test('differ for a country code and an area that look alike', () => {
    expect(tokensOf('+4155552671', '4155552671')).toEqual(['[phone 1]', '[phone 2]'])
  })

  test('differ for a national number and its international form, as the country is unknown', () => {
    expect(tokensOf('020 7946 0958', '+44 20 7946 0958')).toEqual(['[phone 1]', '[phone 2]'])
  })

  test('are counted for each kind', () => {
    expect(
      tokensOf('a@example.com 415-555-2671 b@example.com 123-45-6789 4111 1111 1111 1111')[0],
    ).toBe('[email 1] [phone 1] [email 2] [ssn 1] [card 1]')
  })

  test('are shared by texts and values of one redactor', () => {
    const { text, value } = createRedactor(true)
    expect(text('415-555-2671')).toBe('[phone 1]')
    expect(value({ phone: '+1 415 555 2671', other: '415-555-2672' })).toEqual({
      phone: '[phone 1]',
      other: '[phone 2]',
    })
  })

  test('start anew with each redactor', () => {
    expect(createRedactor(true).text('415-555-2671')).toBe('[phone 1]')
    expect(createRedactor(true).text('415-555-2672')).toBe('[phone 1]')
  })
})

describe('the option', () => {
  const text = 'jane@example.com, 415-555-2671, 123-45-6789, 4111 1111 1111 1111, ACC-77'

  test('false gives back the very same value', () => {
    const value = { phone: '415-555-2671' }
    const redactor = createRedactor(false)
    expect(redactor.value(value)).toBe(value)
    expect(redactor.text(text)).toBe(text)
  })

  test('without rules does what true does', () => {
    expect(createRedactor({}).text(text)).toBe(createRedactor(true).text(text))
  })

  test('keeps the kinds that are named, and redacts the others', () => {
    expect(createRedactor({ keep: ['phone', 'card'] }).text(text)).toBe(
      '[email 1], 415-555-2671, [ssn 1], 4111 1111 1111 1111, ACC-77',
    )
  })

  test('does not find another kind in what it keeps', () => {
    expect(createRedactor({ keep: ['email'] }).text('4155552671@example.com')).toBe(
      '4155552671@example.com',
    )
  })

  test('adds patterns of one’s own, which go first', () => {
    const redactor = createRedactor({ patterns: [/ACC-\d+/u, /415-\S+/u] })
    expect(redactor.text(text)).toBe('[email 1], [redacted 1] [ssn 1], [card 1], [redacted 2]')
    expect(redactor.text('ACC-77, ACC-78')).toBe('[redacted 2], [redacted 3]')
  })

  test('takes a pattern as global, whatever its flags', () => {
    for (const pattern of [/b/u, /b/gu, /b/uy, /b/giuy]) {
      expect(createRedactor({ patterns: [pattern] }).text('a b a b')).toBe(
        'a [redacted 1] a [redacted 1]',
      )
    }
  })

  test('heeds the other flags of a pattern', () => {
    expect(createRedactor({ patterns: [/^jane$/imu] }).text('Hi\nJANE\nDoe')).toBe(
      'Hi\n[redacted 1]\nDoe',
    )
  })

  test('neither reads nor moves the state of a pattern', () => {
    const pattern = /a/gu
    pattern.lastIndex = 3
    expect(createRedactor({ patterns: [pattern] }).text('a a a')).toBe(
      '[redacted 1] [redacted 1] [redacted 1]',
    )
    expect(pattern.lastIndex).toBe(3)
  })

  test('ignores what a pattern matches without any character', () => {
    const patterns = [/(?:)/u, /x*/u, /^|$/gmu]
    expect(createRedactor({ patterns }).text('axxb\n')).toBe('a[redacted 1]b\n')
  })

  test('never puts a token into a token', () => {
    const redactor = createRedactor({ patterns: [/\d+/u, /phone/u, /.+/u] })
    expect(redactor.text('[phone 1]')).toBe('[phone 1]')
    expect(redactor.text('a [phone 1] b')).toBe('[redacted 1][phone 1][redacted 2]')
  })
})

describe('a value', () => {
  const { value } = createRedactor(true)

  test('is redacted in depth, and keeps its keys, numbers, flags and null', () => {
    const given = {
      'call 415-555-2671': ['415-555-2671', { deep: [['jane@example.com']] }],
      number: 4155552671,
      flag: true,
      nothing: null,
      missing: undefined,
    }
    expect(value(given)).toEqual({
      'call 415-555-2671': ['[phone 1]', { deep: [['[email 1]']] }],
      number: 4155552671,
      flag: true,
      nothing: null,
      missing: undefined,
    })
  })

  test('is not changed itself', () => {
    const given = Object.freeze({ list: Object.freeze(['415-555-2671']) })
    expect(value(given)).not.toBe(given)
    expect(given.list[0]).toBe('415-555-2671')
  })

  test('may be a string, a number or nothing', () => {
    expect(value('415-555-2671')).toBe('[phone 1]')
    expect(value(4155552671)).toBe(4155552671)
    expect(value(null)).toBeNull()
    expect(value(undefined)).toBeUndefined()
  })

  test('keeps a key named __proto__', () => {
    const given: unknown = JSON.parse('{"__proto__":{"phone":"415-555-2671"}}')
    expect(JSON.stringify(value(given))).toBe('{"__proto__":{"phone":"[phone 1]"}}')
  })

  test('keeps objects of a class as they are', () => {
    const date = new Date(0)
    expect(value({ date }).date).toBe(date)
  })

  test.each([
    'id',
    'scenario_id',
    'assertion_id',
    'current_node_id',
    'created_at',
    'updated_at',
    'completed_at',
    'status',
    'type',
    'role',
    'nodes_visited',
    'category',
    'order',
  ])('stays as it is under “%s”', (key) => {
    expect(isIntact(key)).toBe(true)
    expect(value({ [key]: '415-555-2671', list: [{ [key]: ['415-555-2671'] }] })).toEqual({
      [key]: '415-555-2671',
      list: [{ [key]: ['415-555-2671'] }],
    })
  })

  test.each(['reasoning', 'content', 'name', 'description', 'expected', 'value', 'config', 'idea'])(
    'is redacted under “%s”',
    (key) => {
      expect(value({ [key]: '415-555-2671' })).toEqual({ [key]: '[phone 1]' })
    },
  )

  test.each(['caller_id', 'email_id'])('is redacted under “%s”, which is nobody’s id', (key) => {
    expect(value({ [key]: '+14155552671' })).toEqual({ [key]: '[phone 1]' })
  })

  test('is redacted in an object under a key that stays', () => {
    expect(value({ order: { phone: '415-555-2671' } })).toEqual({ order: { phone: '[phone 1]' } })
  })

  test('is taken for a phone number where its key says that it is one', () => {
    const redactor = createRedactor(true)
    expect(redactor.value({ phone: '12 34 56 78', size: '12 34 56 78' })).toEqual({
      phone: '[phone 1]',
      size: '12 34 56 78',
    })
  })

  test('is taken for an id where its key says that it is one', () => {
    expect(value({ order_number: '4155552671' })).toEqual({ order_number: '4155552671' })
  })
})

describe('JSON in a string', () => {
  test('stays JSON where a number of an object is redacted', () => {
    const { text } = createRedactor(true)
    const body = text(
      JSON.stringify({ phone: 4155552671, inner: JSON.stringify({ phone: 4155552672 }) }),
    )
    const parsed: unknown = JSON.parse(body)
    expect(parsed).toEqual({ phone: '[phone 1]', inner: '{"phone":"[phone 2]"}' })
  })
})
