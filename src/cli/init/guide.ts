/** The steps that are left to a person: the files that are theirs, and the next commands. */
import { LOAD_ENV, MOCK_FILE } from './files.ts'
import type { Job } from './job.ts'
import type { Project } from './project.ts'
import { RUNNERS } from './runners.ts'

/** Lists what a person has to write, because the file is theirs. */
export function byHand(project: Project, job: Job): readonly string[] {
  const lines = [...inConfig(project), ...forBoth(project), ...inCi(job)]
  return lines.length === 0 ? [] : ['By hand:', ...lines.map((line) => `  ${line}`)]
}

function inConfig({ config, runner, suite }: Project): readonly string[] {
  const { adapter, reporters } = RUNNERS[runner]
  if (config === null || config.text.includes(`${adapter}/reporter`)) return []
  return [
    `${config.path}: list the reporter last, as in`,
    `    ${reporters}`,
    `${config.path}: to read .env, import existsSync from 'node:fs' and add`,
    `    ${LOAD_ENV}`,
    `${config.path}: if it says which files are tests, ${suite} must be one of them.`,
  ]
}

/** Each runner takes files of the other for its own. */
function forBoth({ hasBoth, runner, suite }: Project): readonly string[] {
  if (!hasBoth) return []
  const { title } = RUNNERS[runner]
  const other = RUNNERS[runner === 'vitest' ? 'playwright' : 'vitest'].title
  return [`${title} runs ${suite}. If ${other} finds it too, tell ${other} to ignore it.`]
}

function inCi(job: Job): readonly string[] {
  return job.kind === 'new' && job.hint !== null ? [job.hint] : []
}

/** Lists the next commands. The mock is a package of its own, which only this machine needs. */
export function next({ runner, manager, listed }: Project): readonly string[] {
  const { adapter, tool, command } = RUNNERS[runner]
  const missing = ['bland-suite', adapter, '@bland-suite/mock', tool].filter(
    (name) => !listed.has(name),
  )
  const install = missing.length === 0 ? [] : [`${manager.add} ${missing.map(pinned).join(' ')}`]
  const commands = [
    ...install,
    'cp .env.example .env',
    `${manager.run} bland-mock --scenarios ${MOCK_FILE}   # leave it running in a second terminal`,
    `${manager.run} ${command}`,
  ]
  return [
    'Next:',
    ...commands.map((line) => `  ${line}`),
    `One conversation fails. Change its "fail" in ${MOCK_FILE} to "pass", stop the mock with Ctrl-C and start it again: all pass.`,
    'For Bland itself, enter your key in .env and the id of your agent in the suite.',
  ]
}

/** Vitest 5 needs Node 22.12. */
function pinned(name: string): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isOld = major < 22 || (major === 22 && minor < 12)
  return name === 'vitest' && isOld ? 'vitest@4' : name
}
