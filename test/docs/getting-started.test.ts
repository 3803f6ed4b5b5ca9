/** The page that leads from an empty folder to red and to green, played from top to bottom in one folder. */
import { chmod, readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createFolder } from '../helpers/folder.ts'
import type { Folder } from '../helpers/folder.ts'
import { NPX, plainText } from '../helpers/npx.ts'
import { sectionsOf } from '../helpers/page.ts'
import { MAIN } from '../helpers/place.ts'
import { launch } from '../helpers/running.ts'
import type { Running } from '../helpers/running.ts'

const PAGE = fileURLToPath(new URL('../../docs/getting-started.md', import.meta.url))

/** A step of the page: a command with the lines that it shows, a file that is there by then, or an edit. */
type Step =
  | { readonly kind: 'command'; readonly command: string; readonly shown: readonly string[] }
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'edit'; readonly before: string; readonly after: string }

function stepsOf(page: string): readonly Step[] {
  return sectionsOf(page)
    .flatMap(({ blocks }) => blocks)
    .flatMap(({ language, text }): readonly Step[] => {
      if (language === 'console') return commandsIn(text)
      const [, path] = /^\/\/ (\S+)\n/u.exec(text) ?? []
      if (path !== undefined) {
        return [{ kind: 'file', path, text: `${text.slice(text.indexOf('\n') + 1)}\n` }]
      }
      const [, before, after] = /^-(.*)\n\+(.*)$/u.exec(text) ?? []
      return before === undefined || after === undefined ? [] : [{ kind: 'edit', before, after }]
    })
}

function commandsIn(text: string): readonly Step[] {
  return text
    .split(/^\$ /mu)
    .slice(1)
    .map((part) => {
      const [command = '', ...shown] = part.trim().split('\n')
      return { kind: 'command', command, shown }
    })
}

/** The terminals of a reader: one for commands, and one for the mock. */
class Terminals implements AsyncDisposable {
  private readonly folder: Folder
  private mock: Running | null = null
  private url = ''

  constructor(folder: Folder) {
    this.folder = folder
  }

  /** Runs a command to its end, or the mock until it listens. Returns what they print. */
  async type(command: string): Promise<string> {
    if (command.startsWith('npx bland-mock')) return this.startMock(command)
    const text = await this.folder.readAny('.env')
    // The mock has another port here than on the page.
    const env = text.replace(/(?<=BLAND_BASE_URL=).*/u, this.url)
    if (text !== '') await this.folder.write('.env', env)
    const running = this.start(command)
    await running.closed
    return running.output()
  }

  private async startMock(command: string): Promise<string> {
    await this[Symbol.asyncDispose]()
    this.mock = this.start(`exec ${command}`)
    await this.mock.says(/BLAND_BASE_URL=.*\n/u)
    const output = this.mock.output()
    this.url = /http:\S+/u.exec(output)?.[0] ?? ''
    return output
  }

  private start(command: string): Running {
    const { dir } = this.folder
    const path = [join(dir, 'bin'), process.env['PATH'] ?? ''].join(delimiter)
    const shell = { dir, place: { ...MAIN, node: 'sh' } }
    return launch(shell, ['-c', command], { PATH: path, HOME: dir })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.mock?.child.kill()
    await this.mock?.closed
  }
}

/** Follows the steps in one folder, which has no more than these files at first. */
async function follow(
  steps: readonly Step[],
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  await using folder = await createFolder({ 'bin/npx': NPX, ...files })
  await chmod(join(folder.dir, 'bin/npx'), 0o755)
  await using terminals = new Terminals(folder)
  for (const step of steps) {
    const { text, parts } = await take(step, folder, terminals)
    for (const part of parts) expect(text).toContain(part)
  }
}

test('docs/getting-started.md leads from an empty folder to red, and to green', async () => {
  const steps = stepsOf(await readFile(PAGE, 'utf8'))
  expect(new Set(steps.map(({ kind }) => kind)).size).toBe(3)
  await follow(steps)
})

test('docs/getting-started.md leads Playwright to the same results', async () => {
  const steps = stepsOf(await readFile(PAGE, 'utf8')).flatMap((step) => inPlaywright(step))
  const shown = steps.flatMap((step) => (step.kind === 'command' ? step.shown : []))
  expect(shown).toContain('   Result 1 of 2 scenarios failed')
  expect(shown).toContain('   Result All 2 scenarios passed')
  await follow(steps, { 'package.json': '{ "devDependencies": { "@playwright/test": "*" } }' })
})

const ALIKE = /^ +(?:Result|Cases|Report|JUnit) |^bland-mock /u

/** Returns the step in a folder with Playwright. Only the summary and the mock look as they do on the page. */
function inPlaywright(step: Step): readonly Step[] {
  if (step.kind !== 'command') return step.kind === 'edit' ? [step] : []
  const command = step.command.replace('npx vitest run', 'npx playwright test')
  return [{ ...step, command, shown: step.shown.filter((line) => ALIKE.test(line)) }]
}

/** Takes a step. Returns a text, and what the page says is in it. */
async function take(
  step: Step,
  { read, write }: Folder,
  terminals: Terminals,
): Promise<{ readonly text: string; readonly parts: readonly string[] }> {
  if (step.kind === 'file') return { text: await read(step.path), parts: [step.text] }
  if (step.kind === 'command') {
    const text = plainText(await terminals.type(step.command))
    return { text, parts: step.shown.map(plainText) }
  }
  const text = await read('bland.mock.json')
  await write('bland.mock.json', text.replace(step.before, step.after))
  return { text, parts: [`${step.before}\n`] }
}
