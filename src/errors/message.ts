/** Messages that name options: as options in files, as flags on the command line. */

/**
 * Names an option by its path, such as `gate.minScore`. With a value, shows both as a user writes them.
 * Returns an empty text if the surface has no such option.
 */
export type NameOption = (path: string, value?: string | number) => string

/** A message, or a function that writes it with the option names of a surface. */
export type Message = string | ((name: NameOption) => string)

/** Names options as a file writes them. */
export const inFiles: NameOption = (path, value) =>
  value === undefined ? `\`${path}\`` : `\`${path}: ${value}\``

/** Renders a message. */
export function render(message: Message, name: NameOption): string {
  return typeof message === 'string' ? message : message(name)
}
