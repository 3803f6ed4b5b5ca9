/** Whether the links of the documentation lead somewhere. */
import { posix } from 'node:path'
import { readPage } from './markdown.mjs'

/** @import { Checkout } from './checkout.mjs' */
/** @import { Page } from './markdown.mjs' */

const INDEX = 'README.md'

/**
 * Links to files that are not in Git and to headings that are not there, addresses that are none, and
 * pages that the index leaves out. The network is left alone: a site that is down is no mistake of ours.
 *
 * @param {Checkout} checkout
 * @returns {readonly string[]} problems, in words
 */
export function deadLinks(checkout) {
  const paths = checkout.files.filter((path) => path.endsWith('.md'))
  const pages = new Map(paths.map((path) => [path, readPage(checkout.read(path))]))
  const places = placesOf(checkout.files, pages)
  const dead = [...pages].flatMap(([path, { links }]) =>
    links.flatMap((link) => {
      const trouble = isExternal(link) ? troubleOf(link) : troubleAt(targetOf(link, path), places)
      return trouble === null ? [] : [`${path}: ${link} ${trouble}`]
    }),
  )
  return [...dead, ...unlisted(paths, pages.get(INDEX))]
}

/**
 * All that can be linked to: files, folders without a slash at their ends, and headings.
 *
 * @param {readonly string[]} files
 * @param {ReadonlyMap<string, Page>} pages
 * @returns {ReadonlySet<string>}
 */
function placesOf(files, pages) {
  const folders = files.flatMap((file) =>
    file.split('/').map((_part, depth, parts) => parts.slice(0, depth).join('/')),
  )
  const headings = [...pages].flatMap(([path, { anchors }]) =>
    [...anchors].map((anchor) => `${path}#${anchor}`),
  )
  return new Set([...files, ...folders, ...headings])
}

/** @param {string} link */
function isExternal(link) {
  return /^[a-z]+:/iu.test(link)
}

/** @param {string} link */
function troubleOf(link) {
  const isAddress = URL.canParse(link) && new URL(link).protocol === 'https:'
  return isAddress ? null : 'is no https address'
}

/**
 * What a link of a page leads to, as a path below the root.
 *
 * @param {string} link
 * @param {string} path
 */
function targetOf(link, path) {
  return link.startsWith('#')
    ? `${path}${link}`
    : posix.join(posix.dirname(path), decodeURI(link)).replace(/\/$/u, '')
}

/**
 * @param {string} target
 * @param {ReadonlySet<string>} places
 */
function troubleAt(target, places) {
  if (places.has(target)) return null
  return places.has(target.replace(/#.*$/u, '')) ? 'leads to no heading' : 'leads to no file'
}

/**
 * @param {readonly string[]} paths
 * @param {Page | undefined} index
 */
function unlisted(paths, index) {
  const listed = new Set(index?.links.map((link) => link.split('#')[0]))
  const pages = paths.filter((path) => /^docs\/[^/]+\.md$/u.test(path))
  return pages.filter((path) => !listed.has(path)).map((path) => `${INDEX}: no link to ${path}`)
}
