/** The pages of `docs` are played as they are written: their files, their commands, and what they show. */
import { execFile } from 'node:child_process'
import { chmod, readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify, stripVTControlCharacters } from 'node:util'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createProject } from '../helpers/project.ts'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

interface Page {
  readonly files: Readonly<Record<string, string>>
  /** Commands, each with the lines that it shows. */
  readonly commands: readonly (readonly [command: string, shown: readonly string[]])[]
}

async function readPage(name: string): Promise<Page> {
  const text = await readFile(join(ROOT, 'docs', `${name}.md`), 'utf8')
  const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)]
  const files = blocks.flatMap(([, language, body = '']) => {
    const path = /^\/\/ (\S+)\n/u.exec(body)?.[1]
    return language === 'ts' && path !== undefined ? [[path, body.replace(/^.*\n/u, '')]] : []
  })
  const consoles = blocks.flatMap(([, language, body = '']) =>
    language === 'console' ? body.split(/^\$ /mu).slice(1) : [],
  )
  const commands = consoles.map((part) => {
    const [command = '', ...shown] = part.trim().split('\n')
    return [command, shown] as const
  })
  return { files: Object.fromEntries(files), commands }
}

/** `npx` as it would be after an installation. */
const NPX = `#!/bin/sh
case "$1" in
  vitest) shift; exec node "${ROOT}node_modules/vitest/vitest.mjs" "$@" ;;
  bland-suite) shift; exec node "${ROOT}dist/cli.js" "$@" ;;
esac
`

const CONFIG = `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { reporters: ['verbose', '@bland-suite/vitest/reporter'] } })
`

/** One line as it is compared: times differ from run to run. */
function plain(line: string): string {
  return line.replaceAll(/\s+/gu, ' ').trim()
}

test.concurrent.each(['gates', 'checks', 'cassettes', 'cli'])('docs/%s.md', async (name) => {
  const { files, commands } = await readPage(name)
  expect(commands.length).toBeGreaterThan(0)
  await using mock = await startBlandMock({ speed: 0.05 })
  await using project = await createProject({
    ...files,
    'vitest.config.ts': CONFIG,
    'bin/npx': NPX,
  })
  await chmod(join(project.dir, 'bin/npx'), 0o755)
  const path = [join(project.dir, 'bin'), process.env['PATH'] ?? ''].join(delimiter)
  const env = { PATH: path, HOME: project.dir, NO_COLOR: '1', ...mock.env }
  for (const [command, shown] of commands) {
    // oxlint-disable-next-line no-await-in-loop -- one command after the other
    const { stdout, stderr } = await run('sh', ['-c', command], { cwd: project.dir, env }).catch(
      (error: unknown) => ({
        stdout: String(Object(error).stdout),
        stderr: String(Object(error).stderr),
      }),
    )
    const output = plain(stripVTControlCharacters(stdout + stderr))
    for (const line of shown) expect(output, command).toContain(plain(line))
  }
})
