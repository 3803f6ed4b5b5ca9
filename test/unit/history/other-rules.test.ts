/** What is said where a baseline was accepted by another rule. */
import { expect, test } from 'vitest'
import { tellOtherRules } from '../../../src/history/other-rules.ts'

const RULE = { times: 3, needed: 2, when: 'failed', stopEarly: true } as const

function told(now?: typeof RULE, then?: typeof RULE): string | null {
  return tellOtherRules([
    [
      { title: 'Refund', rule: now },
      { title: 'Refund', rule: then },
    ],
  ])
}

test('says the rule there and the rule here', () => {
  expect(told(RULE)).toBe(
    'Accepted by another rule of attempts, and compared all the same: “Refund” (once there, 2 of 3 if the first attempt fails here).',
  )
})

test('says nothing where the rule is the same', () => {
  expect(told(RULE, RULE)).toBeNull()
  expect(told()).toBeNull()
})

test('names a few scenarios', () => {
  const many = Array.from({ length: 9 }, (_, index) => {
    return [{ title: `No ${index + 1}`, rule: RULE }, { title: '' }] as const
  })
  const note = tellOtherRules(many) ?? ''
  expect(note.match(/“No \d”/gu)).toHaveLength(5)
  expect(note).toMatch(/, …\.$/u)
})
