/** What identifies people, and what is secret, is in nothing that a run of any runner leaves behind. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { FRONTS, open } from '../helpers/front.ts'
import { textsIn, WRITING_ALL } from '../helpers/leftovers.ts'
import { required, scenario } from '../helpers/scripts.ts'

const KEY = 'org_planted_key_0123456789'
const PHONE = '+1 415 555 0132'
const EMAIL = 'jane.doe@example.com'
const CARD = '4242 4242 4242 4242'
const SSN = '536-22-1234'
const METADATA = 'planted-tool-result'
const SECRETS = [KEY, PHONE, EMAIL, CARD, SSN, METADATA, '4155550132', '4242424242424242']

const telling: MockScenario = scenario(
  `Call of ${PHONE}`,
  {
    results: { 0: { passed: false, reasoning: `${EMAIL} never heard ${PHONE}, key ${KEY}` } },
    run: {
      chat_history: [
        { role: 'user', content: `I am ${EMAIL}, ${PHONE}. My card is ${CARD}, my number ${SSN}.` },
        {
          role: 'assistant',
          content: `Again: ${PHONE}? Booked for 2026-04-21 at 10:00, order #10023456.`,
        },
      ],
      variables_extracted: { phone: PHONE, mail: EMAIL },
      metadata: { secret: METADATA },
    },
  },
  { assertions: [required(`says ${PHONE}`)] },
)

/** What only files have that a runner writes itself, and archives: they were looked into. */
const INSIDE = {
  vitest: ['"numTotalTests"'],
  playwright: ['\nreport.json\n', '"method":"onTestEnd"'],
  cli: ['\nbland-report/report.json\n'],
} as const

describe.concurrent.each(FRONTS)('in %s', (name) => {
  test('planted secrets are in no file and no line, and what is no secret stays', async () => {
    await using mock = await startBlandMock({ scenarios: [telling], apiKey: KEY })
    await using front = await open(name, { files: { ...WRITING_ALL, 'tmp/.keep': '' } })
    const env = { ...mock.env, DEBUG: 'bland-suite*', TMPDIR: join(front.dir, 'tmp') }
    const { output, junit, code } = await front.play(env)
    const left = [...textsIn(front.dir), output].join('\n')
    expect(SECRETS.filter((secret) => left.includes(secret))).toEqual([])
    expect(INSIDE[name].filter((text) => !left.includes(text))).toEqual([])
    expect(junit.suites[0]?.name).toMatch(/^Acme\.Call of \[phone \d\]$/u)
    expect(left).toContain('Booked for 2026-04-21 at 10:00, order #10023456.')
    const said = JSON.stringify(junit)
    expect(new Set(said.match(/\[phone \d+\]/gu)).size).toBe(1)
    expect(new Set(said.match(/\[email \d+\]/gu)).size).toBe(1)
    expect(code).toBe(1)
  })

  test('an answer of unknown shape is kept redacted, and the message says where', async () => {
    await using mock = await startBlandMock({
      scenarios: [telling],
      apiKey: KEY,
      rewrite: ({ path, body }) =>
        path.endsWith('/scenarios') ? { odd: `${EMAIL} ${KEY}` } : body,
    })
    await using front = await open(name)
    const { output } = await front.play(mock.env)
    const [, path = ''] = /The answer is saved in (\S+\.json)\./u.exec(output) ?? []
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ odd: '[email 1] [key]' })
  })
})

test('a key that a file gives is as secret, in each test of a case', async () => {
  await using mock = await startBlandMock({ scenarios: [telling], apiKey: KEY })
  await using front = await open('playwright', {
    options: `apiKey: process.env.GIVEN, granularity: 'case'`,
    files: WRITING_ALL,
  })
  const { output, code } = await front.play({ BLAND_BASE_URL: mock.url, GIVEN: KEY })
  const left = [...textsIn(front.dir), output].join('\n')
  expect(SECRETS.filter((secret) => left.includes(secret))).toEqual([])
  expect(left).toContain('Booked for 2026-04-21 at 10:00, order #10023456.')
  expect(code).toBe(1)
})
