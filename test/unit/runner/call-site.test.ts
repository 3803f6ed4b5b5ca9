import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runInThisContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { callSiteOf, stackAt } from '../../../src/runner/call-site.ts'
import type { CallSite } from '../../../src/runner/call-site.ts'

/** Stands for a function that users call. */
function define(): CallSite | null {
  return callSiteOf(define)
}

async function defineLater(): Promise<CallSite | null> {
  await Promise.resolve()
  return define()
}

/** The place of a call in a file of this name, in line 2, column 4. */
function calledFrom(filename: string): CallSite | null {
  const call: unknown = runInThisContext('(define) => {\n   return define()\n}', { filename })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is the function above
  return (call as (callee: typeof define) => CallSite | null)(define)
}

/** The line of this file that a place names. */
function lineAt(site: CallSite | null): string | undefined {
  const file = site?.file.replace(/^file:\/\//u, '') ?? ''
  expect(file).toBe(fileURLToPath(import.meta.url))
  return readFileSync(file, 'utf8').split('\n')[(site?.line ?? 0) - 1]?.trim()
}

describe('the place of a call', () => {
  test('is the user’s own line', () => {
    const place = define()
    expect(lineAt(place)).toBe('const place = define()')
  })

  test('is found inside of an asynchronous function', async () => {
    expect(lineAt(await defineLater())).toBe('return define()')
  })

  test.each([
    '/home/user/agent.test.ts',
    '/home/some user/agent.test.ts',
    'file:///home/user/agent.test.ts',
    'C:\\Users\\user\\agent.test.ts',
    'file:///C:/Users/user/agent.test.ts',
    '/home/user/project (copy)/agent.test.ts',
    '/home/user/agent (1).test.ts',
    '/home/user/[group]/agent.test.ts',
  ])('is found in %s', (file) => {
    expect(calledFrom(file)).toEqual({ file, line: 2, column: 11 })
  })

  test('is none where the engine keeps no stack', () => {
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    const site = define()
    Error.stackTraceLimit = limit
    expect(site).toBeNull()
  })
})

describe('a stack of one frame', () => {
  const site = { file: '/home/user/agent.test.ts', line: 3, column: 1 }

  test('has the title, and what failed at the user’s line', () => {
    expect(stackAt('AssertionError: no slot', 'Refund › Books a slot', site))
      .toMatchInlineSnapshot(`
      "AssertionError: no slot
          at Refund › Books a slot (/home/user/agent.test.ts:3:1)"
    `)
  })

  test('has a label that no parenthesis ends', () => {
    expect(stackAt('x', 'Refund (2)\n › Books', site)).toMatchInlineSnapshot(`
      "x
          at Refund 2 › Books (/home/user/agent.test.ts:3:1)"
    `)
  })

  test('is the title alone where the place is not known', () => {
    expect(stackAt('AssertionError: no slot', 'Refund', null)).toBe('AssertionError: no slot')
  })
})
