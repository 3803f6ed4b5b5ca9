/** The files that `init` creates next to the user's own. */
import { mockScript } from './mock-script.ts'
import type { Project } from './project.ts'
import { RUNNERS } from './runners.ts'

/** A file that is created unless it exists. */
export interface NewFile {
  /** Below the folder of the project. */
  readonly path: string
  readonly text: string
  /** Its content, in a few words. */
  readonly about: string
}

/** The script of the mock. */
export const MOCK_FILE = 'bland.mock.json'

/** The lines that load `.env` in a configuration of either runner. */
export const LOAD_ENV = "if (existsSync('.env')) process.loadEnvFile('.env')"

/** Lists the files for a project. A project with a configuration keeps its own. */
export function newFiles(project: Project, agentId: string): readonly NewFile[] {
  const { config, suite } = project
  return [
    { path: suite, text: suiteText(project, agentId), about: `the suite of agent “${agentId}”` },
    ...(config === null ? [configFile(project)] : []),
    {
      path: MOCK_FILE,
      text: mockScript(agentId),
      about: 'two conversations for the mock: one passes, one fails',
    },
    { path: '.env.example', text: ENV, about: 'the variables, for the mock and for Bland' },
  ]
}

function suiteText({ runner }: Project, agentId: string): string {
  return `import { defineBlandSuite } from '${RUNNERS[runner].adapter}'

// The id of an agent is in the address of its page in the Bland dashboard.
defineBlandSuite('My agent', { agentId: '${agentId}' })
`
}

function configFile({ runner, isModule }: Project): NewFile {
  const [name] = RUNNERS[runner].configs
  const from = { vitest: 'vitest/config', playwright: RUNNERS.playwright.tool }[runner]
  // Vitest loads a TypeScript file by the type of its package; its own entry has only ES modules.
  const extension = runner === 'vitest' && !isModule ? 'mts' : 'ts'
  const text = `import { existsSync } from 'node:fs'
import { defineConfig } from '${from}'

// Variables that are already set, as in CI, win over the file.
${LOAD_ENV}

export default defineConfig({
  ${RUNNERS[runner].reporters}
})
`
  return { path: `${name}.${extension}`, text, about: 'the reporter; reads .env' }
}

const ENV = `# Copy this file to .env, which git ignores.

# The mock on your machine, which needs no account:
BLAND_API_KEY=mock-key
BLAND_BASE_URL=http://127.0.0.1:4010

# Bland: remove the two lines above, and enter the key of your organisation.
# BLAND_API_KEY=
`
