/** What the command line ends with. */
export const EXIT = {
  green: 0,
  /** A case failed or errored, the deadline included. */
  red: 1,
  /** The command or its configuration is wrong. */
  usage: 2,
  /** Nothing could start. */
  notStarted: 3,
} as const

/** One of them. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
