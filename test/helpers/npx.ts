/** `npx` as it would be after an installation, for pages that are played. */
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The text of the command: the runners, the mock on any free port, and the command line of this repository. */
export const NPX = `#!/bin/sh
case "$1" in
  vitest) shift; exec node "${ROOT}node_modules/vitest/vitest.mjs" "$@" ;;
  playwright) shift; exec node "${ROOT}node_modules/@playwright/test/cli.js" "$@" ;;
  bland-mock) shift; exec node "${ROOT}packages/mock/dist/cli.js" "$@" --port 0 ;;
  bland-suite) shift; exec node "${ROOT}dist/cli.js" "$@" ;;
esac
`

/** Returns a text as it is compared: spaces depend on times, and a port on what is free. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?<=127\.0\.0\.1:)\d{4,5}/gu, '4010')
    .trim()
}
