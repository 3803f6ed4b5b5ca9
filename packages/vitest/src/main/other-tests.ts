/** Converts Vitest's other tests for the XML. */
import { toOtherTest } from 'bland-suite/internal/report'
import type { NativeResult, OtherError, OtherTest, SeenTest } from 'bland-suite/internal/report'
import type { SerializedError, TestCase } from 'vitest/node'
import { resultOf } from './native-case.ts'

/** Returns the tests that belong to no Bland suite. */
export function otherTests(tests: readonly TestCase[]): readonly OtherTest[] {
  const others = tests.filter((test) => test.meta().bland === undefined)
  return others.map((test) => {
    const file = test.module.moduleId
    return toOtherTest({
      project: test.project.name,
      suite: file,
      path: pathOf(test),
      location: { file, line: test.location?.line ?? null },
      duration: test.diagnostic()?.duration ?? 0,
      native: resultWithTodo(test),
      ...attemptsOf(test),
    })
  })
}

/** Splits the errors by attempt: Vitest has one list, and a failed test's last error is of its last attempt. */
function attemptsOf(test: TestCase): Pick<SeenTest, 'errors' | 'earlier'> {
  const { state, errors = [] } = test.result()
  const all = errors.map(toError)
  const isRetried = (test.diagnostic()?.retryCount ?? 0) > 0
  if (!isRetried) return { earlier: [], errors: all }
  const last = state === 'failed' ? all.slice(-1) : []
  const earlier = all.slice(0, all.length - last.length)
  return { earlier: earlier.map((error) => [error]), errors: last }
}

function resultWithTodo(test: TestCase): NativeResult {
  const native = resultOf(test)
  const isTodo = native.state === 'skipped' && test.options.mode === 'todo'
  return isTodo ? { ...native, reason: native.reason ?? 'todo' } : native
}

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
