/** Messages that name options: in files they are options, on the command line flags. */

/**
 * Names an option by its path, such as `gate.minScore`; with a value, as a user writes both. The name is
 * empty where there is no such option.
 */
export type NameOption = (path: string, value?: string | number) => string

/** A message, or one that names options in the words of whoever shows it. */
export type Message = string | ((name: NameOption) => string)

/** Names options as they are written in a file. */
export const inFiles: NameOption = (path, value) =>
  value === undefined ? `\`${path}\`` : `\`${path}: ${value}\``

/** Renders a message. */
export function render(message: Message, name: NameOption): string {
  return typeof message === 'string' ? message : message(name)
}
