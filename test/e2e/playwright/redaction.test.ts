/** What identifies people, and what is secret, is in nothing that a run leaves behind. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createPlaywrightProject, playwrightConfig } from '../../helpers/playwright-project.ts'
import { required, scenario, specFile } from '../../helpers/scripts.ts'
import { unzip } from '../../helpers/zip.ts'

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

/** Every file but the user's own, with what is inside of archives. */
function everythingIn(dir: string): string {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .flatMap((path) => [path, ...contentsOf(join(dir, path))])
    .join('\n')
}

/** The HTML report carries its data as an archive inside of the page. */
function contentsOf(path: string): readonly string[] {
  if (!statSync(path).isFile() || path.endsWith('.ts')) return []
  const file = readFileSync(path)
  const text = file.toString()
  const [, embedded] = /data:application\/zip;base64,([\w+/=]+)/u.exec(text) ?? []
  const archives = [
    ...(path.endsWith('.zip') ? [file] : []),
    ...(embedded === undefined ? [] : [Buffer.from(embedded, 'base64')]),
  ]
  return [text, ...archives.flatMap((archive) => unzip(archive).flat())]
}

test('planted secrets are in no file, no report and no line, and what is no secret stays', async () => {
  await using mock = await startBlandMock({ scenarios: [telling], apiKey: KEY })
  await using project = await createPlaywrightProject({
    'a.spec.ts': specFile('Acme'),
    'b.spec.ts': specFile('Given', `apiKey: process.env.GIVEN, granularity: 'case'`),
    'playwright.config.ts': playwrightConfig().replace(
      `['list']`,
      `['list'], ['html', { open: 'never' }], ['blob'], ['json', { outputFile: 'all.json' }], ['junit', { outputFile: 'own.xml' }]`,
    ),
  })
  const env = { ...mock.env, GIVEN: KEY, DEBUG: 'bland-suite*', TMPDIR: join(project.dir, 'tmp') }
  await project.write('tmp/.keep', '')
  const { output, junit, code } = await project.playwright([], env)
  const left = everythingIn(project.dir) + output
  expect(SECRETS.filter((secret) => left.includes(secret))).toEqual([])
  // They were looked into: the page, and the blob.
  expect(left).toMatch(/^report\.json$/mu)
  expect(left).toContain('"method":"onTestEnd"')
  expect(junit.suites[0]?.name).toMatch(/^Acme\.Call of \[phone \d\]$/u)
  expect(left).toContain('Booked for 2026-04-21 at 10:00, order #10023456.')
  const said = JSON.stringify(junit)
  expect(new Set(said.match(/\[phone \d+\]/gu)).size).toBe(1)
  expect(new Set(said.match(/\[email \d+\]/gu)).size).toBe(1)
  expect(code).toBe(1)
})
