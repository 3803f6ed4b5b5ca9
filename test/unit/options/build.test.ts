import { describe, expect, test } from 'vitest'
import { buildOf } from '../../../src/options/reporter/build.ts'

describe('the build of an environment', () => {
  test('is none at a desk', () => {
    expect(buildOf({ CI: '' })).toEqual({ commit: null, branch: null, job: null })
  })

  test.each([
    [
      'GitHub Actions',
      {
        GITHUB_SHA: 'abc',
        GITHUB_HEAD_REF: 'fix',
        GITHUB_REF_NAME: '7/merge',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'a/b',
        GITHUB_RUN_ID: '99',
        GITHUB_RUN_NUMBER: '7',
        GITHUB_WORKFLOW: 'voice',
      },
      {
        commit: { name: 'abc', url: 'https://github.com/a/b/commit/abc' },
        branch: 'fix',
        job: { name: 'voice #7', url: 'https://github.com/a/b/actions/runs/99' },
      },
    ],
    [
      'GitLab',
      {
        CI_COMMIT_SHA: 'abc',
        CI_COMMIT_REF_NAME: 'fix',
        CI_PROJECT_URL: 'https://gitlab.com/a/b',
        CI_JOB_NAME: 'voice',
        CI_JOB_URL: 'https://gitlab.com/a/b/-/jobs/9',
      },
      {
        commit: { name: 'abc', url: 'https://gitlab.com/a/b/-/commit/abc' },
        branch: 'fix',
        job: { name: 'voice', url: 'https://gitlab.com/a/b/-/jobs/9' },
      },
    ],
    [
      'Jenkins',
      {
        GIT_COMMIT: 'abc',
        GIT_BRANCH: 'main',
        JOB_NAME: 'voice',
        BUILD_NUMBER: '3',
        BUILD_URL: 'https://ci.example/3/',
      },
      {
        commit: { name: 'abc', url: null },
        branch: 'main',
        job: { name: 'voice #3', url: 'https://ci.example/3/' },
      },
    ],
  ])('is that of %s', (_name, env, build) => {
    expect(buildOf(env)).toEqual(build)
  })
})
