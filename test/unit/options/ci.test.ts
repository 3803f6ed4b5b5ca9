import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ciOf, pathInCheckout } from '../../../src/options/reporter/ci.js'

const NOWHERE = {
  isCi: false,
  isGitHub: false,
  stepSummary: null,
  takesAttachments: false,
  checkout: null,
}

describe('the CI of an environment', () => {
  test.each([
    ['a desk', {}],
    ['CI that is false', { CI: 'false' }],
    ['variables that are set to nothing', { GITLAB_CI: '', JENKINS_URL: '', GITHUB_ACTIONS: '' }],
    ['folders of a CI that is not there', { CI_PROJECT_DIR: '/a', WORKSPACE: '/b' }],
    ['GITHUB_ACTIONS that is not true', { GITHUB_ACTIONS: 'false', GITHUB_WORKSPACE: '/a' }],
  ])('is none for %s', (_what, env) => {
    expect(ciOf(env)).toEqual(NOWHERE)
  })

  test.each([
    ['one that is not known', { CI: 'true', TF_BUILD: 'True' }, { ...NOWHERE, isCi: true }],
    [
      'GitHub Actions',
      { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/s', GITHUB_WORKSPACE: '/w' },
      { ...NOWHERE, isGitHub: true, stepSummary: '/s', checkout: '/w' },
    ],
    [
      'GitHub Actions without a summary',
      { GITHUB_ACTIONS: 'true' },
      { ...NOWHERE, isGitHub: true },
    ],
    [
      'GitLab',
      { GITLAB_CI: 'true', CI_PROJECT_DIR: '/w' },
      { ...NOWHERE, takesAttachments: true, checkout: '/w' },
    ],
    [
      'Jenkins',
      { JENKINS_URL: 'https://ci.example/', WORKSPACE: '/w' },
      { ...NOWHERE, takesAttachments: true, checkout: '/w' },
    ],
  ])('is %s', (_name, env, ci) => {
    expect(ciOf(env)).toEqual(ci)
  })
})

function inCheckout(path: string, checkout: string | null): string {
  return pathInCheckout(path, { ...NOWHERE, checkout })
}

describe('a path in a checkout', () => {
  const here = process.cwd()

  test.each([
    ['the working directory where nothing was checked out', null, 'out/a.txt'],
    ['a checkout above', join(here, '..'), `${here.split(/[\\/]/u).at(-1)}/out/a.txt`],
    ['a checkout that is the working directory', here, 'out/a.txt'],
    ['the working directory where the file is in no checkout', join(here, 'other'), 'out/a.txt'],
    ['the working directory for a checkout of a longer name', join(here, 'ou'), 'out/a.txt'],
  ])('is relative to %s', (_what, checkout, told) => {
    expect(inCheckout(join(here, 'out', 'a.txt'), checkout)).toBe(told)
    expect(inCheckout('out/a.txt', checkout)).toBe(told)
  })
})
