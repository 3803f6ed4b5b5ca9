import { BlandOptionError } from '../../../src/errors/option-errors.ts'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { resolveReporterOptions } from '../../../src/options/reporter/reporter-options.ts'
import { ciOf } from '../../../src/options/reporter/ci.js'
import type { ReporterSettings } from '../../../src/options/reporter/reporter-options.ts'

function resolved(given: unknown): ReporterSettings {
  return resolveReporterOptions(given, 'BlandReporter')
}

function isForGitHub(env: Record<string, string>, given: unknown): boolean {
  return resolveReporterOptions(given, 'BlandReporter', '/', ciOf(env)).github
}

describe('the options of a reporter', () => {
  test.each([[undefined], [null], [{}], [{ outDir: undefined, junit: undefined }]])(
    'have their defaults where %j is given',
    (given) => {
      expect(resolved(given)).toMatchObject({
        outDir: resolve('bland-report'),
        junit: resolve('bland-report/junit.xml'),
        summary: true,
      })
    },
  )

  test('put the XML into the folder that is given', () => {
    expect(resolved({ outDir: 'out' })).toMatchObject({
      outDir: resolve('out'),
      junit: resolve('out/junit.xml'),
    })
  })

  test('put the XML where they say, below the working directory', () => {
    expect(resolved({ outDir: 'out', junit: 'reports/bland.xml' })).toMatchObject({
      outDir: resolve('out'),
      junit: resolve('reports/bland.xml'),
    })
  })

  test('leave out the XML where it is false', () => {
    expect(resolved({ junit: false })).toMatchObject({ junit: null })
  })

  test('leave out the summary where it is false', () => {
    expect(resolved({ summary: false })).toMatchObject({ summary: false })
  })

  test('keep names short where they are not to be full', () => {
    expect(resolved({})).toMatchObject({ titles: 'short' })
    expect(resolved({ titles: 'full' })).toMatchObject({ titles: 'full' })
  })

  test('include the cases of Bland alone where they do not say all', () => {
    expect(resolved({})).toMatchObject({ include: 'bland' })
    expect(resolved({ include: 'all' })).toMatchObject({ include: 'all' })
  })

  test('tell GitHub where it runs us, or where they say so', () => {
    expect(isForGitHub({}, {})).toBe(false)
    expect(isForGitHub({ GITHUB_ACTIONS: 'true' }, {})).toBe(true)
    expect(isForGitHub({ GITHUB_ACTIONS: 'true' }, { github: false })).toBe(false)
    expect(isForGitHub({}, { github: true })).toBe(true)
  })

  test('are refused where one is misspelt, with the nearest name', () => {
    expect(() => resolved({ outdir: 'out' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: BlandReporter: unknown option \`outdir\`. Did you mean “outDir”?]`,
    )
  })

  test.each([
    [{ outDir: '' }],
    [{ outDir: 7 }],
    [{ junit: true }],
    [{ summary: 'yes' }],
    [{ titles: 'long' }],
    [{ include: 'none' }],
    [{ github: 'yes' }],
    ['out'],
  ])('are refused as %j', (given) => {
    expect(() => resolved(given)).toThrow(BlandOptionError)
  })
})
