/** What the CI systems that are recognised get beside the XML that all of them get. */
import { dirname, join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createPlaywrightProject, playwrightConfig } from '../../helpers/playwright-project.ts'
import { createProject } from '../../helpers/project.ts'
import { scenario, specFile, suiteFile } from '../../helpers/scripts.ts'
import type { Runner } from '../../helpers/scripts.ts'

const scenarios = [
  scenario('Mild'),
  scenario('Rude', {
    results: { 0: 'fail' },
    run: { chat_history: [{ role: 'assistant', content: 'Go away.' }] },
  }),
]
const OPTIONS = `{ titles: 'full' }`
const VITEST = `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: {
  reporters: ['default', ['@bland-suite/vitest/reporter', ${OPTIONS}]],
} })
`

/** A project of a runner, and how to run it. */
async function createAny(runner: Runner) {
  if (runner === 'vitest') {
    const project = await createProject({
      'a.test.ts': suiteFile('Acme'),
      'vitest.config.ts': VITEST,
    })
    return { project, run: project.vitest, file: 'a.test.ts' }
  }
  const project = await createPlaywrightProject({
    'a.spec.ts': specFile('Acme'),
    'playwright.config.ts': playwrightConfig('', `'@bland-suite/playwright/reporter', ${OPTIONS}`),
  })
  return { project, run: project.playwright, file: 'a.spec.ts' }
}

test.concurrent.each<Runner>(['vitest', 'playwright'])(
  'in %s GitHub gets annotations and a summary, GitLab attachments, and everyone full titles',
  async (runner) => {
    await using mock = await startBlandMock({ scenarios })
    const { project, run, file } = await createAny(runner)
    await using folder = project
    await folder.write('step-summary.md', '# Lint: clean\n')
    const onGitHub = await run([], {
      ...mock.env,
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: join(folder.dir, 'step-summary.md'),
      GITHUB_WORKSPACE: dirname(folder.dir),
    })
    const own = `file=${folder.dir.slice(dirname(folder.dir).length + 1)}/${file},line=3`
    const annotations = onGitHub.output.split('\n').filter((line) => line.startsWith('::'))
    expect(annotations).toHaveLength(1)
    expect(annotations[0]).toContain(`::error ${own},title=Rude › is polite::`)
    const summary = await folder.read('step-summary.md')
    expect(summary).toMatch(/^# Lint: clean\n\n## ❌ Bland: 1 of 2 scenarios failed\n/u)
    expect(summary).toContain('transcript bland-report/transcripts/rude--')
    expect(onGitHub.code).toBe(1)
    expect(onGitHub.xml).not.toContain('[[ATTACHMENT')
    expect(onGitHub.junit.suites.flatMap(({ cases }) => cases.map(({ name }) => name))).toEqual([
      'Mild › run completes',
      'Mild › is polite',
      'Rude › run completes',
      'Rude › is polite',
    ])

    const onGitLab = await run([], {
      ...mock.env,
      BLAND_BATCH_ID: mock.launches[0]?.batchId ?? '',
      GITLAB_CI: 'true',
      CI_PROJECT_DIR: folder.dir,
    })
    const red = onGitLab.junit.suites.flatMap(({ cases }) => cases).find(({ output }) => output)
    const [, attached = ''] = /\n\[\[ATTACHMENT\|(.+)\]\]$/u.exec(red?.output ?? '') ?? []
    expect(attached).toMatch(/^bland-report\/transcripts\/rude--.+\.txt$/u)
    expect(await folder.read(attached)).toContain('Go away.')
    expect(onGitLab.output).not.toContain('::error')
    expect(await folder.read('step-summary.md')).toBe(summary)
  },
)
