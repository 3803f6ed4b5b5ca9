/** One installation of everything by npm, below which several projects stand, as in a monorepo. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PUBLISHED } from '../helpers/packages.ts'
import { start, toEnd } from './typing.ts'
import type { Env } from './typing.ts'
import { PINNED } from './versions.ts'

/** The folder of the installation below that of all strangers. */
export const BY_NPM = 'by-npm'

const ENDED = 'installed.txt'

/** Installs, and leaves in the folder how it ended. */
export async function startInstallation(outside: string, npm: Env): Promise<void> {
  const dir = join(outside, BY_NPM)
  mkdirSync(dir)
  const wanted = [...Object.keys(PUBLISHED), ...Object.values(PINNED)].join(' ')
  const { code, output } = await toEnd(start(dir, `npm install --save-dev ${wanted}`, npm))
  writeFileSync(join(dir, ENDED), code === 0 ? '' : `npm ended with ${code}:\n${output}`)
}

/** Waits for the end of the installation; throws where it failed. */
export async function installed(outside: string): Promise<void> {
  const ended = join(outside, BY_NPM, ENDED)
  while (!existsSync(ended)) await new Promise((resolve) => setTimeout(resolve, 50))
  const trouble = readFileSync(ended, 'utf8')
  if (trouble !== '') throw new Error(trouble)
}
