/** The command `init`, which prepares a folder for a first suite. It asks nothing, and overwrites nothing. */
import { relative } from 'node:path'
import { z } from 'zod'
import { checkStrictly } from '../../options/strict-schema.ts'
import { EXIT } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { newFiles } from './files.ts'
import { byHand, next } from './guide.ts'
import { jobFor } from './job.ts'
import type { Job } from './job.ts'
import { lookAt } from './project.ts'
import type { Project } from './project.ts'
import { create, ignore, kept } from './write.ts'
import type { Done } from './write.ts'

const shape = {
  runner: z.enum(['vitest', 'playwright']),
  agentId: z.string().regex(/^[\w-]+$/u, 'expected the id of an agent'),
}

/**
 * Prepares a folder, and prints each thing that it did and the commands that follow.
 *
 * @throws {@link BlandError} as {@link prepare} does
 */
export function init(dir: string, flags: unknown): ExitCode {
  process.stdout.write(prepare(dir, flags))
  return EXIT.green
}

/**
 * Prepares a folder. Returns the text to print.
 *
 * @throws {@link BlandOptionError} if a flag is wrong, or `package.json` cannot be read
 * @throws {@link BlandRecordError} if a file cannot be written
 */
export function prepare(dir: string, flags: unknown): string {
  const asked = checkStrictly(shape, flags, 'bland-suite init')
  const project = lookAt(dir, asked.runner)
  const job = jobFor(project)
  const done = [
    ...newFiles(project, asked.agentId ?? 'demo-agent').map((file) => create(dir, file)),
    ...keepConfig(project),
    ignore(project),
    ...createJob(project, job),
  ]
  const parts = [told(done), byHand(project, job), next(project)]
  return parts
    .filter((part) => part.length > 0)
    .map(joined)
    .join('\n')
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

function told(done: readonly Done[]): readonly string[] {
  const lines = done.map(({ line }) => line)
  return done.some(({ isChange }) => isChange) ? lines : [...lines, 'Nothing was changed.']
}

function keepConfig({ config }: Project): readonly Done[] {
  return config === null ? [] : [kept(config.path)]
}

const NO_CI = 'Found no CI: node_modules/bland-suite/docs/ci.md has jobs for four systems.'

function createJob({ dir, root }: Project, job: Job): readonly Done[] {
  if (job.kind === 'no CI') return [{ isChange: false, line: NO_CI }]
  const path = relative(dir, `${root}/${job.path}`)
  if (job.kind === 'present') return [kept(path)]
  return [
    create(dir, { path, text: job.text, about: 'the CI job; it needs the secret BLAND_API_KEY' }),
  ]
}
