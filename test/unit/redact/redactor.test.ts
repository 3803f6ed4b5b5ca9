import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../../src/redact/redactor.js'
import { BATCH, LISTING, RUN, SCENARIO } from '../../../src/redact/bland-shapes.js'
import { withoutPrivate } from '../../../src/model/private.js'

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

  test('is redacted in depth, its keys and whole numbers too, and keeps flags and null', () => {
    const given = {
      'call 415-555-2671': ['415-555-2671', { deep: [['jane@example.com']] }],
      contact: 4155552672,
      '+1 415 555 2671': 'callback',
      score: 0.92,
      turns: 12,
      flag: true,
      nothing: null,
      missing: undefined,
    }
    expect(value(given)).toEqual({
      'call [phone 1]': ['[phone 1]', { deep: [['[email 1]']] }],
      contact: '[phone 2]',
      '[phone 1]': 'callback',
      score: 0.92,
      turns: 12,
      flag: true,
      nothing: null,
      missing: undefined,
    })
  })

  test('keeps both entries whose keys spell one number', () => {
    const given = { '415-555-2671': 'a', '(415) 555-2671': 'b' }
    expect(value(given)).toEqual({ '[phone 1]': 'a', '[phone 1] (2)': 'b' })
  })

  test('is not changed itself', () => {
    const given = Object.freeze({ list: Object.freeze(['415-555-2671']) })
    expect(value(given)).not.toBe(given)
    expect(given.list[0]).toBe('415-555-2671')
  })

  test('may be a string, a number or nothing', () => {
    expect(value('415-555-2671')).toBe('[phone 1]')
    expect(value(4155552671)).toBe('[phone 1]')
    expect(value(-4155552671)).toBe(-4155552671)
    expect(value(20260414)).toBe(20260414)
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

  test('without a known shape has no key whose text is left alone', () => {
    const keys = ['id', 'user_id', 'customer_id', 'role', 'status', 'order', 'type', 'category']
    for (const key of [...keys, 'created_at', 'nodes_visited']) {
      const { value: redact } = createRedactor(true)
      expect(redact({ [key]: 'jane@example.com', list: [{ [key]: ['415-555-2671'] }] })).toEqual({
        [key]: '[email 1]',
        list: [{ [key]: ['[phone 1]'] }],
      })
    }
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

describe('a value of Bland', () => {
  const { value } = createRedactor({ patterns: [/PASSED|FAILED|RUNNING|2026|r1|s1/u] })
  const ids = { id: '4155552671', scenario_id: 's1', batch_id: '415-555-2671', status: 'PASSED' }
  const counts = { duration_ms: 4155552671, overall_score: 1, created_at: '2026-04-14T10:00:00Z' }

  test('keeps ids, states, times and counts of a run and of its results, whatever they look like', () => {
    const result = { assertion_id: '+1 415 555 2671', status: 'FAILED', passed: false, order: 1 }
    const run = { ...ids, ...counts, assertion_results: [result], chat_history: [{ role: 'user' }] }
    expect(value(run, RUN)).toEqual(run)
    const batch = { id: 'r1', status: 'RUNNING', total_scenarios: 4155552671, runs: [run] }
    expect(value(batch, BATCH)).toEqual(batch)
    const unread = { scenario_id: '4155552671', problem: 'id: of 12' }
    const listing = { runs: [run], totalCount: 1, unreadable: [unread] }
    expect(value(listing, LISTING)).toEqual(listing)
    expect(value({ unreadable_runs: [unread] }, BATCH)).toEqual({ unreadable_runs: [unread] })
    const scenario = { id: 's1', assertions: [{ id: '4155552671', order: 1 }] }
    expect(value(scenario, SCENARIO)).toEqual(scenario)
  })

  test('is text where the same names stand elsewhere', () => {
    const redact = createRedactor(true).value
    const planted = { id: 'a@example.com', status: 'a@example.com', scenario_id: 'a@example.com' }
    const hidden = { id: '[email 1]', status: '[email 1]', scenario_id: '[email 1]' }
    const run = { variables_extracted: planted, unknown: planted, bland_tone_score: planted }
    expect(redact(run, RUN)).toEqual({
      variables_extracted: hidden,
      unknown: hidden,
      bland_tone_score: hidden,
    })
    expect(redact({ assertions: [{ config: planted }] }, SCENARIO)).toEqual({
      assertions: [{ config: hidden }],
    })
    expect(redact({ status: planted, id: [planted] }, RUN)).toEqual({
      status: hidden,
      id: [hidden],
    })
  })

  test('keeps the names of nodes, types and roles, but not what somebody says in their place', () => {
    const { value: redact } = createRedactor(true)
    const nodes = [
      'booking-confirmation-node',
      '4155552671',
      'b1693602-c05e-4b5c-b187-d0189a42aebf',
    ]
    expect(redact({ nodes_visited: nodes, trigger_source: 'api' }, RUN)).toEqual({
      nodes_visited: nodes,
      trigger_source: 'api',
    })
    expect(
      redact({ nodes_visited: ['ask 415-555-2671'], chat_history: [{ role: 'a@b.io' }] }, RUN),
    ).toEqual({ nodes_visited: ['ask [phone 1]'], chat_history: [{ role: '[email 1]' }] })
  })

  test('has a phone number redacted under an unknown key that calls it an id of somebody', () => {
    for (const key of [
      'customer_id',
      'user_id',
      'contactId',
      'caller_id',
      'patient-id',
      'member',
    ]) {
      const redact = createRedactor(true).value
      const planted = { [key]: 4155552671 }
      const hidden = { [key]: '[phone 1]' }
      expect(redact({ ...planted, variables_extracted: planted }, RUN)).toEqual({
        ...hidden,
        variables_extracted: hidden,
      })
      expect(redact({ extra: { [key]: '4155552671' } }, RUN)).toEqual({ extra: hidden })
      expect(redact({ [key]: 100_234 }, RUN)).toEqual({ [key]: 100_234 })
    }
  })

  test('loses request data and metadata at any depth, but no variable that is called so', () => {
    const run = {
      id: 'r1',
      metadata: { a: 1 },
      request_data: { token: 't' },
      request_data_override: {},
      tester: [{ metadata: 1, name: 'x', deep: { request_data: 2 } }],
      variables_extracted: { metadata: 'red', request_data: { kept: true } },
    }
    expect(withoutPrivate(run)).toEqual({
      id: 'r1',
      tester: [{ name: 'x', deep: {} }],
      variables_extracted: { metadata: 'red', request_data: { kept: true } },
    })
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
