/** What identifies people, and what is secret, is in nothing that a run leaves behind. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createProject } from '../../helpers/project.ts'
import { required, scenario, suiteFile } from '../../helpers/scripts.ts'

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

function everythingIn(dir: string): string {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('node_modules') && statSync(join(dir, path)).isFile())
    .filter((path) => !path.endsWith('.ts'))
    .map((path) => `${path}\n${readFileSync(join(dir, path), 'utf8')}`)
    .join('\n')
}

test.concurrent(
  'planted secrets are in no file and no line, and what is no secret stays',
  async () => {
    await using mock = await startBlandMock({ scenarios: [telling], apiKey: KEY })
    await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
    const { output, junit, code } = await project.vitest([], { ...mock.env, DEBUG: 'bland-suite*' })
    const left = everythingIn(project.dir) + output
    expect(SECRETS.filter((secret) => left.includes(secret))).toEqual([])
    expect(junit.suites[0]?.name).toMatch(/^Acme\.Call of \[phone \d\]$/u)
    expect(left).toContain('Booked for 2026-04-21 at 10:00, order #10023456.')
    expect(code).toBe(1)
  },
)

test.concurrent('one number has one token, wherever it is said', async () => {
  await using mock = await startBlandMock({ scenarios: [telling], apiKey: KEY })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  const { junit } = await project.vitest([], mock.env)
  const said = JSON.stringify(junit)
  expect(new Set(said.match(/\[phone \d+\]/gu)).size).toBe(1)
  expect(new Set(said.match(/\[email \d+\]/gu)).size).toBe(1)
})

test.concurrent(
  'an answer of unknown shape is kept redacted, and the message says where',
  async () => {
    await using mock = await startBlandMock({
      scenarios: [telling],
      apiKey: KEY,
      rewrite: ({ path, body }) =>
        path.endsWith('/scenarios') ? { odd: `${EMAIL} ${KEY}` } : body,
    })
    await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
    const { output } = await project.vitest([], mock.env)
    const [, path = ''] = /The answer is kept in (\S+\.json)\./u.exec(output) ?? []
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ odd: '[email 1] [key]' })
  },
)

test.concurrent(
  'redact: false, kept kinds and own patterns are obeyed; the key is never shown',
  async () => {
    const start = () => startBlandMock({ scenarios: [telling], apiKey: KEY })
    await using mock = await start()
    await using project = await createProject({
      'a.test.ts': suiteFile('All', 'redact: false'),
      'b.test.ts': suiteFile('Phones', `redact: { keep: ['phone'] }`),
      'c.test.ts': suiteFile('Orders', 'redact: { patterns: [/order #\\d+/] }'),
    })
    const { junit, xml } = await project.vitest([], mock.env)
    const outputOf = (suite: string) =>
      junit.suites.find(({ name }) => name.startsWith(`${suite}.`))?.cases.at(-1)?.output ?? ''
    expect(outputOf('All')).toContain(`I am ${EMAIL}, ${PHONE}. My card is ${CARD}`)
    expect(outputOf('Phones')).toContain(`I am [email 1], ${PHONE}. My card is [card 1]`)
    expect(outputOf('Orders')).toContain('at 10:00, [redacted 1].')
    expect(xml).not.toContain(KEY)
  },
)
