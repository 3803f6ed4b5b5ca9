/** The repository as the checks of its documentation see it: paths below the root, with `/`, and texts. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} Checkout
 * @property {readonly string[]} files The files that are in Git, or would be with the next commit.
 * @property {(path: string) => string} read The text of a file.
 */

/**
 * Reads a clone.
 *
 * @param {string} root
 * @returns {Checkout}
 */
export function checkoutAt(root) {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard']
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim().split('\n')
  /** @type {Map<string, string>} */
  const texts = new Map()
  return {
    // One that was deleted is listed until the deletion is committed.
    files: listed.filter((path) => existsSync(join(root, path))),
    read: (path) => {
      const text = texts.get(path) ?? readFileSync(join(root, path), 'utf8')
      texts.set(path, text)
      return text
    },
  }
}

/**
 * The same of texts in memory.
 *
 * @param {Readonly<Record<string, string>>} texts by path
 * @returns {Checkout}
 */
export function checkoutOf(texts) {
  return {
    files: Object.keys(texts),
    read: (path) => {
      const text = texts[path]
      if (text === undefined) throw new Error(`there is no ${path}`)
      return text
    },
  }
}
