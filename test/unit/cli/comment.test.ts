/** The command `comment`, against a fake GitHub and a fake GitLab. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tryComment } from '../../../src/cli/comment/comment.ts'
import { startGitHub, startGitLab } from '../../helpers/forge.ts'
import type { Forge, Kept, Reply } from '../../helpers/forge.ts'
import { aFolder } from '../report/helpers.ts'

const TOKEN = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'

const githubEnv = (url: string): Env => ({
  GITHUB_ACTIONS: 'true',
  GITHUB_API_URL: url,
  GITHUB_REPOSITORY: 'acme/desk',
  GITHUB_REF: 'refs/pull/12/merge',
  GITHUB_WORKFLOW: 'Bland',
  GITHUB_JOB: 'bookings',
  GITHUB_SERVER_URL: 'https://github.test',
  GITHUB_RUN_ID: '99',
  GITHUB_TOKEN: TOKEN,
})

const gitlabEnv = (url: string): Env => ({
  GITLAB_CI: 'true',
  CI_API_V4_URL: url,
  CI_MERGE_REQUEST_PROJECT_ID: '7',
  CI_MERGE_REQUEST_IID: '12',
  CI_JOB_NAME: 'bookings',
  CI_JOB_URL: 'https://gitlab.test/acme/desk/-/jobs/99',
  GITLAB_TOKEN: TOKEN,
})

const HOSTS = [
  {
    name: 'GitHub',
    start: startGitHub,
    envOf: githubEnv,
    me: 'github-actions[bot]',
    marker: '<!-- bland-suite Bland%20%2F%20bookings -->',
    subject: 'pull request 12',
    job: 'https://github.test/acme/desk/actions/runs/99',
  },
  {
    name: 'GitLab',
    start: startGitLab,
    envOf: gitlabEnv,
    me: 'bland_bot',
    marker: '<!-- bland-suite bookings -->',
    subject: 'merge request 12',
    job: 'https://gitlab.test/acme/desk/-/jobs/99',
  },
] as const

type Env = Readonly<Record<string, string>>

const REPORT = '## ❌ Bland: 1 failed\n'

/** Runs the command with only these variables, in a folder with a report. */
async function commentWith(env: Env, { name, report = REPORT }: Given = {}) {
  await using folder = await aFolder()
  writeFileSync(join(folder.path, 'report.md'), report)
  return tryComment({ outDir: folder.path, name }, env)
}

interface Given {
  readonly name?: string
  readonly report?: string
}

/** A refusal: one line that says why. */
const refusal = (why: RegExp): unknown => ({
  isPosted: false,
  line: expect.stringMatching(new RegExp(`^No comment was posted: (?:.*)${why.source}.*$`, 'u')),
})

const foreign = (count: number): Kept[] =>
  Array.from({ length: count }, (_, at) => ({ id: at + 1, by: 'anna', body: `Comment ${at}` }))

/** Answers requests of one kind in place of the fake. */
const instead = (start: string, reply: Reply) => (asked: string) =>
  asked.startsWith(start) ? reply : null

/** Pages that never end. */
const endless = (asked: string): Reply | null => {
  const number = Number(/[?&]page=(\d+)/u.exec(asked)?.[1])
  return asked.startsWith('GET /user') ? null : { status: 200, body: [{ id: number }] }
}

describe.for(HOSTS)('on $name, the command', ({ start, envOf, me, marker, subject, job }) => {
  test('creates a comment with the report and a link to the job', async () => {
    await using forge = await start()
    const told = await commentWith(envOf(forge.url))
    const body = `${marker}\n${REPORT}\n[The job](${job}) has the whole report.\n`
    expect(forge.comments).toEqual([{ id: 1, by: me, body }])
    expect(told).toEqual({ isPosted: true, line: `Created the comment on ${subject}.` })
  })

  test('updates its own comment, and no other', async () => {
    await using forge = await start()
    await commentWith(envOf(forge.url), { report: 'old' })
    const told = await commentWith(envOf(forge.url), { report: 'new' })
    expect(told).toEqual({ isPosted: true, line: `Updated the comment on ${subject}.` })
    expect(forge.comments).toHaveLength(1)
    expect(forge.comments[0]?.body).toContain(`${marker}\nnew`)
  })

  test.for([100, 30])('finds its comment after 200 others, in pages of %d', async (pageSize) => {
    const comments = [...foreign(200), { id: 201, by: me, body: `${marker}\nold` }]
    await using forge = await start({ comments, pageSize })
    await commentWith(envOf(forge.url))
    expect(forge.comments).toHaveLength(201)
    expect(forge.comments[200]?.body).toContain(REPORT)
  })

  test('leaves the comment of another author alone, even with its marker', async () => {
    const comments = [{ id: 1, by: 'mallory', body: `${marker}\nforged` }]
    await using forge = await start({ comments })
    await commentWith(envOf(forge.url))
    expect(forge.comments.map(({ by }) => by)).toEqual(['mallory', me])
    expect(forge.comments[0]?.body).toBe(`${marker}\nforged`)
  })

  test('keeps a comment for each name', async () => {
    await using forge = await start()
    await commentWith(envOf(forge.url), { name: 'a' })
    await commentWith(envOf(forge.url), { name: 'b -->' })
    await commentWith(envOf(forge.url), { name: 'a' })
    expect(forge.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      '<!-- bland-suite a -->',
      '<!-- bland-suite b%20--%3E -->',
    ])
  })

  test('posts no secret, and no line that GitLab takes for a command', async () => {
    await using forge = await start()
    await commentWith(envOf(forge.url), { report: `<pre>\n/close\n  /merge ${TOKEN}\n</pre>` })
    expect(forge.comments[0]?.body).toContain('\n&#47;close\n  &#47;merge [key]\n')
  })

  test.for([
    ['a dead token', '', 401, { message: 'Bad credentials' }, /answered 401 \(Bad credentials\)/u],
    ['a refused comment', 'POST', 403, { message: `No, ${TOKEN}` }, /403 \(No, \[key\]\) to POST/u],
    ['a limit', 'GET /', 429, { message: 'Slow down' }, /429 \(Slow down\).*later/u],
    ['an outage', 'POST', 502, '<html>Bad gateway</html>', /answered 502 to POST/u],
    ['a redirect', 'POST', 307, {}, /answered 307/u],
    ['a page in place of a list', 'GET /', 200, '<html>Sign in</html>', /unknown body/u],
    ['a list without ids', 'GET /', 200, [{ body: 'x' }], /unknown body/u],
  ] as const)('says %s in one line, with exit code 0', async ([, asked, status, body, why]) => {
    await using elsewhere = await start()
    const headers = { location: `${elsewhere.url}/caught` }
    await using forge = await start({ instead: instead(asked, { status, body, headers }) })
    expect(await commentWith(envOf(forge.url))).toEqual(refusal(why))
    expect(forge.comments).toEqual([])
    expect(elsewhere.asked).toEqual([])
  })

  test('says in one line that nobody answers', async () => {
    await using forge = await start({ instead: () => 'silence' })
    expect(await commentWith(envOf(forge.url))).toEqual(refusal(/no answer from Git/u))
  })

  test('ends where the pages of comments do not', async () => {
    await using forge = await start({ instead: endless })
    expect(await commentWith(envOf(forge.url))).toEqual(refusal(/more than 100 pages of comments/u))
  })

  test('says that there is no report, and asks nothing', async () => {
    await using forge = await start()
    const told = await tryComment({ outDir: '/nowhere' }, envOf(forge.url))
    expect(told).toEqual(refusal(/nowhere\/report\.md does not exist/u))
    expect(forge.asked).toEqual([])
  })
})

describe('the command says what is missing, and asks nothing', () => {
  test.for<readonly [string, (url: string) => Env, string, RegExp]>([
    ['a token on GitHub', githubEnv, 'GITHUB_TOKEN', /GITHUB_TOKEN is not set/u],
    ['a pull request', githubEnv, 'GITHUB_REF', /not run for a pull request/u],
    ['a token on GitLab', gitlabEnv, 'GITLAB_TOKEN', /GITLAB_TOKEN is not set/u],
    ['a merge request', gitlabEnv, 'CI_MERGE_REQUEST_IID', /not run for a merge request/u],
    ['a known CI', githubEnv, 'GITHUB_ACTIONS', /not a job of GitHub Actions or GitLab/u],
  ])('%s', async ([, envOf, name, why]) => {
    await using forge: Forge = await startGitHub()
    expect(await commentWith({ ...envOf(forge.url), [name]: '' })).toEqual(refusal(why))
    expect(forge.asked).toEqual([])
  })

  test('a pull request, for a push to a branch and for pull_request_target', async () => {
    await using forge = await startGitHub()
    const env = { ...githubEnv(forge.url), GITHUB_REF: 'refs/heads/main' }
    expect(await commentWith(env)).toEqual(refusal(/event pull_request\)/u))
  })
})

test('a token that says who owns it updates the comment of that user', async () => {
  const comments = [
    { id: 1, by: 'github-actions[bot]', body: '<!-- bland-suite a -->\nold' },
    { id: 2, by: 'release-bot', body: '<!-- bland-suite a -->\nold' },
  ]
  const owner = { status: 200, body: { login: 'release-bot' } }
  await using forge = await startGitHub({ comments, instead: instead('GET /user', owner) })
  await commentWith(githubEnv(forge.url), { name: 'a' })
  expect(forge.comments.map(({ body }) => body.includes(REPORT))).toEqual([false, true])
})

test('GitHub gets the token as a bearer, and GitLab as a private token', async () => {
  await using github = await startGitHub()
  await using gitlab = await startGitLab()
  await commentWith(githubEnv(github.url))
  await commentWith({ ...githubEnv(''), GITHUB_ACTIONS: '', ...gitlabEnv(gitlab.url) })
  expect(github.headers.map(({ authorization }) => authorization)).toEqual(
    github.headers.map(() => `Bearer ${TOKEN}`),
  )
  expect(gitlab.headers.map((headers) => headers['private-token'])).toEqual(
    gitlab.headers.map(() => TOKEN),
  )
})
