/** The pages of `docs` are played as they are written: their files, their commands, and what they show. */
import { execFile } from 'node:child_process'
import { chmod, readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { NPX, plainText } from '../helpers/npx.ts'
import { sectionsOf } from '../helpers/page.ts'
import type { Section } from '../helpers/page.ts'
import { createProject } from '../helpers/project.ts'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** What a reader has in one folder. */
interface Part {
  readonly files: Readonly<Record<string, string>>
  /** Commands, each with the lines that it shows. */
  readonly commands: readonly (readonly [command: string, shown: readonly string[]])[]
}

/** The parts of a page: a section that shows files begins another. */
async function partsOf(name: string): Promise<readonly Part[]> {
  const sections = sectionsOf(await readFile(join(ROOT, 'docs', `${name}.md`), 'utf8'))
  const parts: Part[] = []
  for (const { files, commands } of sections.map(readSection)) {
    const last = parts.at(-1)
    if (last === undefined || Object.keys(files).length > 0) parts.push({ files, commands })
    else parts.splice(-1, 1, { ...last, commands: [...last.commands, ...commands] })
  }
  return parts.filter(({ commands }) => commands.length > 0)
}

function readSection({ blocks }: Section): Part {
  const files = blocks.flatMap(({ language, text }) => {
    const path = /^\/\/ (\S+)\n/u.exec(text)?.[1]
    return language === 'ts' && path !== undefined ? [[path, text.replace(/^.*\n/u, '')]] : []
  })
  const consoles = blocks.flatMap(({ language, text }) =>
    language === 'console' ? text.split(/^\$ /mu).slice(1) : [],
  )
  const commands = consoles.map((part) => {
    const [command = '', ...shown] = part.trim().split('\n')
    return [command, shown] as const
  })
  return { files: Object.fromEntries(files), commands }
}

const CONFIG = `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { reporters: ['verbose', '@bland-suite/vitest/reporter'] } })
`

const PLAYWRIGHT_CONFIG = `import { defineConfig } from '@playwright/test'
export default defineConfig({ reporter: [['list'], ['@bland-suite/playwright/reporter']] })
`

const PAGES =
  'agents pathways gates checks baseline repeats cassettes cli vitest playwright troubleshooting'

test.concurrent.each(PAGES.split(' '))('docs/%s.md', async (name) => {
  const parts = await partsOf(name)
  expect(parts.length).toBeGreaterThan(0)
  await using mock = await startBlandMock({ speed: 0.05 })
  for (const part of parts) await play(part, mock.env)
})

async function play({ files, commands }: Part, api: Env): Promise<void> {
  await using project = await createProject({
    'vitest.config.ts': CONFIG,
    'playwright.config.ts': PLAYWRIGHT_CONFIG,
    ...files,
    'bin/npx': NPX,
  })
  await chmod(join(project.dir, 'bin/npx'), 0o755)
  const path = [join(project.dir, 'bin'), process.env['PATH'] ?? ''].join(delimiter)
  const env = { PATH: path, HOME: project.dir, NO_COLOR: '1', ...api }
  for (const [command, shown] of commands) {
    const output = plainText(await outputOf(command, project.dir, env))
    for (const line of shown) expect(output, command).toContain(plainText(line))
  }
}

type Env = Readonly<Record<string, string>>

/** All that a command prints, whether it fails or not. */
async function outputOf(command: string, cwd: string, env: Env): Promise<string> {
  const { stdout, stderr } = await run('sh', ['-c', command], { cwd, env }).catch(
    (error: unknown) => ({
      stdout: String(Object(error).stdout),
      stderr: String(Object(error).stderr),
    }),
  )
  return stdout + stderr
}
