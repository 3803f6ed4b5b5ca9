/** The XML of Vitest's own reporter, of tests as it keeps them. */
import { JUnitReporter } from 'vitest/node'
import { measured, scenarios } from './measured.mjs'

const [, , count, outputFile] = process.argv
const file = {
  type: 'suite',
  name: 'agent.test.ts',
  filepath: '/project/agent.test.ts',
  mode: 'run',
  meta: {},
  result: { state: 'pass', duration: 9 },
}
const test = (name) => ({
  type: 'test',
  name,
  mode: 'run',
  meta: {},
  annotations: [],
  file,
  result: { state: 'pass', duration: 9 },
})
file.tasks = scenarios(Number(count)).map(({ title, cases }) => ({
  type: 'suite',
  name: title,
  mode: 'run',
  meta: {},
  file,
  tasks: cases.map(test),
}))
const reporter = new JUnitReporter({ outputFile })
await reporter.onInit({ config: { root: '/project' }, logger: { log: () => {} } })
await measured(() => reporter.onTestRunEnd([{ task: file }]))
