/** The package managers, as `init` names their commands in messages and jobs. */

/** The facts of a package manager. */
export interface Manager {
  readonly name: 'npm' | 'pnpm' | 'yarn'
  /** The files that show it is in use. */
  readonly marks: readonly string[]
  /** The command that adds packages for development. */
  readonly add: string
  /** The command that runs a command of an installed package. */
  readonly run: string
  /** The steps of a job that install what the lockfile says. */
  readonly install: readonly string[]
}

/** The package manager if there is no sign of another. */
export const NPM: Manager = {
  name: 'npm',
  marks: ['package-lock.json'],
  add: 'npm install --save-dev',
  run: 'npx',
  install: ['npm ci'],
}

/** The known package managers: npm comes last, because its lockfile is the one that is left behind. */
export const MANAGERS: readonly Manager[] = [
  {
    name: 'pnpm',
    marks: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'],
    add: 'pnpm add --save-dev',
    run: 'pnpm exec',
    install: ['corepack enable', 'pnpm install --frozen-lockfile'],
  },
  {
    name: 'yarn',
    marks: ['yarn.lock'],
    add: 'yarn add --dev',
    run: 'yarn',
    install: ['corepack enable', 'yarn install'],
  },
  NPM,
]
