import type { Trouble } from '../../../src/api/http/post-fate.ts'
import { describe, expect, test } from 'vitest'
import { mayRepeat, readRetryAfter, waitBefore } from '../../../src/api/http/retry.ts'

const BROKEN: Trouble = { kind: 'broken', wasSent: true, isFinal: false }
const UNSENT: Trouble = { ...BROKEN, wasSent: false }

function status(code: number, retryAfter: number | null = null): Trouble {
  return { kind: 'status', status: code, retryAfter, complains: true }
}

describe('a GET', () => {
  test.each([408, 425, 429, 500, 502, 503, 504, 599])('may be repeated after HTTP %i', (code) => {
    expect(mayRepeat('GET', status(code))).toBe(true)
  })

  test('may be repeated after a broken connection', () => {
    expect(mayRepeat('GET', BROKEN)).toBe(true)
  })

  test('is final where it would end the same way each time', () => {
    expect(mayRepeat('GET', { ...UNSENT, isFinal: true })).toBe(false)
  })

  test.each([200, 302, 400, 401, 403, 404, 409])('is final after HTTP %i', (code) => {
    expect(mayRepeat('GET', status(code))).toBe(false)
  })
})

describe('a POST', () => {
  test('may be repeated after HTTP 429, as it was refused', () => {
    expect(mayRepeat('POST', status(429))).toBe(true)
  })

  test.each([200, 301, 400, 401, 403, 404, 408, 409, 425, 500, 502, 503, 504])(
    'is final after HTTP %i',
    (code) => {
      expect(mayRepeat('POST', status(code))).toBe(false)
    },
  )

  test('is final after a broken connection, as it may have been accepted', () => {
    expect(mayRepeat('POST', BROKEN)).toBe(false)
  })

  test('may be repeated where nothing of it was sent, unless that lasts', () => {
    expect(mayRepeat('POST', UNSENT)).toBe(true)
    expect(mayRepeat('POST', { ...UNSENT, isFinal: true })).toBe(false)
  })
})

describe('the wait before the next attempt', () => {
  test('doubles from 1 s to 30 s, less a half at most', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 5_000].map((attempt) =>
      waitBefore(attempt, BROKEN, () => 0),
    )
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
  })

  test('is less by a tenth at least', () => {
    expect(waitBefore(1, BROKEN, () => 1)).toBe(900)
  })

  test('is what the API asks for where that is longer', () => {
    expect(waitBefore(1, status(429, 7_000), () => 0)).toBe(7_000)
  })

  test('is no shorter than the first where the API asks for none', () => {
    expect(waitBefore(1, status(429, 0), () => 0)).toBe(500)
  })

  test('is as long as the API asks for, however long that is', () => {
    expect(waitBefore(1, status(503, 86_400_000), () => 0)).toBe(86_400_000)
  })
})

describe('Retry-After', () => {
  const now = 'Wed, 21 Oct 2026 07:28:00 GMT'

  test.each([
    ['7', 7_000],
    ['0', 0],
    [' 1.5 ', 1_500],
    ['-3', 0],
  ])('%j is read as seconds', (value, milliseconds) => {
    expect(readRetryAfter(value, now)).toBe(milliseconds)
  })

  test('is read as a date, compared with the date of the answer', () => {
    expect(readRetryAfter('Wed, 21 Oct 2026 07:28:30 GMT', now)).toBe(30_000)
  })

  test('is no wait where its date is past', () => {
    expect(readRetryAfter('Wed, 21 Oct 2026 07:27:00 GMT', now)).toBe(0)
  })

  test('is compared with the clock where the answer has no date', () => {
    const date = new Date(Date.now() + 60_000).toUTCString()
    const wait = readRetryAfter(date, null) ?? 0
    expect(wait > 55_000 && wait <= 60_000).toBe(true)
  })

  test.each([null, '', '  ', 'soon', 'Infinity', 'NaN', '7 s'])('is none in %j', (value) => {
    expect(readRetryAfter(value, now)).toBeNull()
  })

  test('is none where its date cannot be compared with that of the answer', () => {
    expect(readRetryAfter(now, 'today')).toBeNull()
  })
})
