/**
 * The XML of Playwright's own reporter. It is exported nowhere; what makes reporters is, for Playwright's
 * own tools. A benchmark may use it, as no test depends on it.
 */
import { createRequire } from 'node:module'
import { measured, scenarios } from './measured.mjs'

const { runnerReporters } = createRequire(import.meta.url)('playwright/lib/runner')
const [, , count, outputFile] = process.argv
const result = {
  duration: 9,
  status: 'passed',
  errors: [],
  stdout: [],
  stderr: [],
  attachments: [],
}

class Case {
  type = 'test'
  annotations = []
  tags = []
  results = [result]
  location = { file: '/project/agent.spec.ts', line: 3, column: 1 }
  constructor(path) {
    this.path = path
    this.title = path.at(-1)
  }
  titlePath() {
    return ['', '', 'agent.spec.ts', ...this.path]
  }
  outcome() {
    return 'expected'
  }
  ok() {
    return true
  }
}

const suiteOf = (title, tests, suites = []) => ({
  type: 'suite',
  title,
  tests,
  suites,
  entries: () => [...suites, ...tests],
  allTests: () => [...tests, ...suites.flatMap((suite) => suite.allTests())],
  project: () => ({ name: '' }),
})
const described = scenarios(Number(count)).map(({ title, cases }) =>
  suiteOf(
    title,
    cases.map((name) => new Case([title, name])),
  ),
)
const root = suiteOf('', [], [suiteOf('', [], [suiteOf('agent.spec.ts', [], described)])])
const config = { config: { reporter: [], tags: [] }, configDir: '/project', cliArgs: [] }
const [reporter] = await runnerReporters.createReporters(
  config,
  'merge',
  [['junit', { outputFile }]],
  {},
)
reporter.onConfigure({ rootDir: '/project' })
reporter.onBegin(root)
await measured(() => reporter.onEnd({ duration: 9, status: 'passed' }))
