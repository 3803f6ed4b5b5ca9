/** From Vitest's tasks that are none of ours to what the core can put into the XML. */
import { failedWith, lineOf, NOT_FINISHED } from 'bland-suite/internal/report'
import type { OtherError, OtherResult, OtherTest } from 'bland-suite/internal/report'
import { reportedPath } from 'bland-suite/internal/worker'
import type { SerializedError, TestCase, TestModule } from 'vitest/node'
import { byFile } from './native-case.ts'

/** The tests that belong to no Bland suite. */
export function otherTests(modules: readonly TestModule[]): readonly OtherTest[] {
  return byFile(modules).flatMap((module) => {
    const tests = [...module.children.allTests()].filter((test) => test.meta().bland === undefined)
    return tests.map((test) => toOther(module, test))
  })
}

function toOther(module: TestModule, test: TestCase): OtherTest {
  const file = reportedPath(module.moduleId)
  const { earlier, last } = attemptsOf(test)
  return {
    project: module.project.name || null,
    suite: file,
    path: pathOf(test),
    location: { file, line: test.location?.line ?? null },
    duration: test.diagnostic()?.duration ?? 0,
    result: resultOf(test, last),
    earlier: earlier.map((error) => lineOf([error])),
  }
}

interface Attempts {
  readonly earlier: readonly OtherError[]
  readonly last: readonly OtherError[]
}

/** Vitest keeps the errors of all attempts in one list: of a test that failed, its end is of the last. */
function attemptsOf(test: TestCase): Attempts {
  const { state, errors = [] } = test.result()
  const all = errors.map(toError)
  const isRetried = (test.diagnostic()?.retryCount ?? 0) > 0
  if (!isRetried) return { earlier: [], last: all }
  return state === 'failed'
    ? { earlier: all.slice(0, -1), last: all.slice(-1) }
    : { earlier: all, last: [] }
}

function resultOf(test: TestCase, errors: readonly OtherError[]): OtherResult {
  const result = test.result()
  switch (result.state) {
    case 'passed':
      return { state: 'passed' }
    case 'failed':
      return failedWith(errors)
    case 'skipped':
      return { state: 'skipped', reason: result.note ?? TODO[test.options.mode] ?? null }
    case 'pending':
      return NOT_FINISHED
  }
}

const TODO: Readonly<Record<string, string>> = { todo: 'todo' }

function pathOf(test: TestCase): readonly string[] {
  const path = [test.name]
  for (let { parent } = test; parent.type === 'suite'; { parent } = parent)
    path.unshift(parent.name)
  return path
}

function toError({ name, message, stacks, diff }: SerializedError): OtherError {
  const frames = (stacks ?? []).map(
    ({ method, file, line, column }) =>
      `    at ${method || '<anonymous>'} (${file}:${line}:${column})`,
  )
  const said = [`${name ?? 'Error'}: ${message}`, ...(typeof diff === 'string' ? [diff] : [])]
  return { message, stack: [...said, frames.join('\n')].join('\n\n').trim() }
}
