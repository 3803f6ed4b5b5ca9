import { expect, test } from 'vitest'
import { checkOptions } from '../../../src/options/check-options.ts'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'
import { suiteDefiner } from '../../../src/runner/define.ts'
import type { PlayableSuite } from '../../../src/runner/define.ts'

const OPTIONS = { pathwayId: 'a-pathway' }

/** `defineBlandSuite` of a runner that only notes what it is asked to define. */
function aRunner() {
  const skipped: (readonly [string, string])[] = []
  const collected: PlayableSuite<SuiteOptions, unknown>[] = []
  const define = suiteDefiner<SuiteOptions, unknown>({
    root: () => '/home/user/project',
    check: checkOptions,
    skip: ({ name }, reason) => skipped.push([name, reason]),
    collect: (suite) => collected.push(suite),
  })
  return { define, skipped, collected }
}

function stackOf(act: () => void): string {
  try {
    act()
  } catch (error) {
    return error instanceof Error ? (error.stack ?? '') : ''
  }
  return 'nothing was thrown'
}

test('a suite has its settings, its checks, and files from the folder of the configuration', () => {
  const { define, collected } = aRunner()
  define(
    'Dental',
    { ...OPTIONS, snapshot: { file: 'plans/dental.json', types: true } },
    ({ check }) => {
      check('is calm', () => {})
    },
  )
  define.only('Alone', OPTIONS)
  expect(collected.map(({ name, isOnly }) => [name, isOnly])).toEqual([
    ['Dental', false],
    ['Alone', true],
  ])
  const [suite] = collected
  expect(suite?.checks.map(({ title }) => title)).toEqual(['is calm'])
  expect(suite?.settings.rules.checks).toEqual([{ title: 'is calm', only: null }])
  expect(suite?.settings.snapshot).toMatchObject({
    path: expect.stringMatching(/home\/user\/project\/plans\/dental\.json$/u),
    typesOf: 'Dental',
  })
  expect(suite?.site?.file).toMatch(/define\.test\.ts$/u)
})

function body(): never {
  throw new Error('called')
}

test('a skipped suite has its reason; its body is not called', () => {
  const { define, skipped, collected } = aRunner()
  define.skip('Skipped', OPTIONS, body)
  define.skipIf(true, 'not tonight')('Skipped If', OPTIONS, body)
  define.runIf(false)('Not Run', OPTIONS, body)
  expect(collected).toEqual([])
  expect(skipped).toEqual([
    ['Skipped', 'skipped by .skip'],
    ['Skipped If', 'not tonight'],
    ['Not Run', 'skipped by .runIf'],
  ])
})

test('a wrong option is shown at the user’s line alone, also where the suite is skipped', () => {
  const { define } = aRunner()
  const wrong: SuiteOptions & { readonly pathway: string } = { ...OPTIONS, pathway: 'x' }
  for (const form of [define, define.skip, define.only]) {
    const [title, frame, ...rest] = stackOf(() => form('Dental', wrong)).split('\n')
    expect(title).toMatch(/^BlandOptionError: defineBlandSuite\("Dental"\): unknown option/u)
    expect(frame).toMatch(/^ {4}at Dental \(.+define\.test\.ts:\d+:\d+\)$/u)
    expect(rest).toEqual([])
  }
})

test('what the user’s own body throws keeps its stack', () => {
  const { define } = aRunner()
  const stack = stackOf(() => {
    define('Dental', OPTIONS, () => {
      throw new TypeError('a typo')
    })
  })
  expect(stack).toMatch(/^TypeError: a typo\n/u)
  expect(stack.split('\n').length).toBeGreaterThan(2)
})
