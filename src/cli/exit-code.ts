/** The exit codes of the command line. */
export const EXIT = { green: 0, red: 1, usage: 2, notStarted: 3 } as const

/** An exit code. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The meaning of each exit code. The help of the command line and the docs list them. */
export const EXIT_CODES: Readonly<Record<ExitCode, string>> = {
  0: 'Every case passed or was skipped.',
  1: 'A case failed or errored, the deadline included; or a cassette could not be written.',
  2: 'The command or its configuration is wrong, or another run uses the folder. The last report stays.',
  3: 'Nothing could start: no key, API down, nothing selected, launch refused, no cassette. The report says why.',
}
