/** Hooks, workers, limits and options that fail, in Playwright's own ways. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject, playwrightConfig } from '../../helpers/playwright-project.ts'
import { scenario, specFile } from '../../helpers/scripts.ts'

const scenarios = [scenario('Booking')]
const USERS = `import { test } from '@playwright/test'`

// The first, as it takes longest.
test.concurrent('the global timeout leaves a report that is marked incomplete', async () => {
  await using mock = await startBlandMock({
    scenarios: [scenario('Quick'), scenario('Slow', { takes: 60_000 })],
  })
  await using project = await createPlaywrightProject({
    'a.spec.ts': specFile('Acme'),
    'playwright.config.ts': playwrightConfig('globalTimeout: 20_000'),
  })
  const { code, junit, output } = await project.playwright([], mock.env)
  expect(statesOf(junit)).toEqual([
    'Acme.Quick › run completes: passed',
    'Acme.Quick › is polite: passed',
    'Acme.Slow › run completes: errored',
    'Acme.Slow › is polite: errored',
    'Acme › batch is consistent: errored',
    'playwright › no errors outside of tests: errored',
    'bland-suite › report is complete: errored',
  ])
  expect(output).toContain(`BLAND_BATCH_ID=${mock.launches[0]?.batchId}`)
  expect(code).toBe(1)
})

test.concurrent(
  'what fails around a test that Bland let pass is red in Playwright and in the XML alike',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createPlaywrightProject({
      'a.spec.ts': `${specFile('Cleaned')}
${USERS}
test.afterEach(({}, { title }) => { if (title === 'Booking') throw new Error('no clean-up') })
`,
      'b.spec.ts': `${specFile('Cases', `granularity: 'case'`)}
${USERS}
test.afterEach(({}, { title }) => { if (title === 'is polite') throw new Error('no clean-up') })
`,
      'c.spec.ts': `${specFile('Gone')}
${USERS}
import { rmSync } from 'node:fs'
test.afterEach(({}, { attachments }) => rmSync(attachments[0].path))
`,
      'd.spec.ts': `${specFile('Dies')}
${USERS}
test.beforeEach(({}, { title }) => {
  if (title === 'Booking') setTimeout(() => process.kill(process.pid, 'SIGKILL'), 20)
})
`,
      'e.spec.ts': `${specFile('Too Good')}
${USERS}
test.afterEach(() => test.fail())
`,
    })
    const { code, junit, native } = await project.playwright([], mock.env)
    expect(statesOf(junit)).toEqual([
      'Cleaned.Booking › run completes: errored',
      'Cleaned.Booking › is polite: passed',
      'Cases.Booking › run completes: passed',
      'Cases.Booking › is polite: errored',
      'Gone.Booking › run completes: passed',
      'Gone.Booking › is polite: passed',
      'Dies.Booking › run completes: errored',
      'Dies.Booking › is polite: errored',
      'Too Good.Booking › run completes: errored',
      'Too Good.Booking › is polite: errored',
      'Too Good › batch is consistent: errored',
    ])
    const red = native.tests.filter(
      ({ path, state }) => path.includes('Too Good') || state !== 'passed',
    )
    expect(red.map(({ path, state }) => `${path.join(' › ')}: ${state}`)).toEqual([
      'Cleaned › Booking: failed',
      'Cases › Booking › is polite: failed',
      'Dies › Booking: failed',
      'Too Good › Booking: passed',
      'Too Good › batch is consistent: passed',
    ])
    expect(mock.launches).toHaveLength(5)
    expect(code).toBe(1)
  },
)

test.concurrent(
  'a test that is interrupted while it begins waits for no conversation',
  async () => {
    await using mock = await startBlandMock({ scenarios: [scenario('Slow', { takes: 4_000 })] })
    await using project = await createPlaywrightProject({
      'a.spec.ts': `${specFile('Acme')}
${USERS}
// Ctrl-C between two steps of Playwright's own leaves this, and a body that goes on.
test.beforeEach(({}, info) => { if (info.title === 'Slow') info.status = 'interrupted' })
`,
    })
    const { code, junit } = await project.playwright([], mock.env)
    expect(statesOf(junit).slice(0, 2)).toEqual([
      'Acme.Slow › run completes: errored',
      'Acme.Slow › is polite: errored',
    ])
    expect(junit.suites[0]?.cases[0]?.message).toContain('not finished')
    expect(code).toBe(1)
  },
)

test.concurrent(
  'an unknown option of the reporter, and --repeat-each, are refused before anything is paid for',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createPlaywrightProject({
      'a.spec.ts': specFile('Acme'),
    })
    const repeated = await project.playwright(['--repeat-each=2'], mock.env)
    expect(statesOf(repeated.junit)).toEqual([
      'Acme.Booking › run completes: errored',
      'Acme.Booking › is polite: skipped',
      'Acme › batch is consistent: skipped',
    ])
    expect(repeated.junit.suites[0]?.cases[0]?.message).toContain('--repeat-each does not play')
    expect(repeated.output).toContain('--repeat-each does not play conversations again')
    expect(repeated.code).toBe(1)

    await project.write(
      'playwright.config.ts',
      playwrightConfig('', `'@bland-suite/playwright/reporter', { junitt: 'x.xml' }`),
    )
    const { code, output, junit } = await project.playwright([], mock.env)
    expect(output).toContain('unknown option `junitt`. Did you mean “junit”?')
    expect(junit.failures + junit.errors).toBe(1)
    expect(mock.launches).toEqual([])
    expect(code).toBe(1)
  },
)
