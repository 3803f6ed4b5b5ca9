/** The command `comment` after a run, as a CI job calls it. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createCli } from '../../helpers/cli.ts'
import { startGitHub } from '../../helpers/forge.ts'
import { PATHWAY, scenario } from '../../helpers/scripts.ts'

test.concurrent(
  'comment posts the report of a red run, and exits with 0 even if refused',
  async () => {
    const scenarios = [scenario('Angry', { results: { 0: 'fail' } })]
    await using mock = await startBlandMock({ scenarios })
    await using github = await startGitHub()
    await using cli = await createCli()
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: 'acme/desk',
      GITHUB_REF: 'refs/pull/12/merge',
      GITHUB_TOKEN: 'ghs_16C7e42F292c6912E7710c838347Ae178B4a',
    }
    const run = await cli.run(
      ['run', '--pathway-id', PATHWAY, '--poll-interval', '100', '--quiet'],
      mock.env,
    )
    const posted = await cli.run(['comment', '--name', 'desk'], env)
    const refused = await cli.run(['comment'], { ...env, GITHUB_TOKEN: '' })
    const wrong = await cli.run(['comment', '--name', ' '], env)

    expect(run.code).toBe(1)
    expect(posted).toMatchObject({
      code: 0,
      stdout: 'Created the comment on pull request 12.\n',
      stderr: '',
    })
    expect(github.comments).toHaveLength(1)
    expect(github.comments[0]?.body).toContain(await cli.read('bland-report/report.md'))
    expect(github.comments[0]?.body).toContain('Angry')
    expect(refused).toMatchObject({ code: 0, stdout: '' })
    expect(refused.stderr).toMatch(
      /^bland-suite: No comment was posted: GITHUB_TOKEN is not set.*\n$/u,
    )
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('--name')
  },
)
