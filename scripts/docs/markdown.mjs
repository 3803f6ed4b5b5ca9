/** A page of Markdown: its headings with their anchors, its links, its tables, its code. */
import GithubSlugger from 'github-slugger'
import { lexer, walkTokens } from 'marked'

/** @import { Token, Tokens } from 'marked' */

/**
 * @typedef {object} Page
 * @property {ReadonlySet<string>} anchors As GitHub makes them of the headings.
 * @property {readonly string[]} links
 * @property {readonly string[]} code What stands in backticks within sentences, tables and headings.
 * @property {readonly Section[]} sections
 */

/**
 * What stands between one heading and the next.
 *
 * @typedef {object} Section
 * @property {string} heading
 * @property {readonly Table[]} tables
 * @property {readonly Block[]} blocks
 */

/** @typedef {{ readonly language: string, readonly text: string }} Block */

/**
 * @typedef {object} Table
 * @property {string} head What its first column is headed with.
 * @property {readonly string[]} names What stands in backticks in its first column.
 */

/**
 * Reads a page.
 *
 * @param {string} text
 * @returns {Page}
 */
export function readPage(text) {
  const tokens = lexer(text)
  const slugger = new GithubSlugger()
  const headings = tokens.filter((token) => token.type === 'heading')
  return {
    anchors: new Set(headings.map((token) => slugger.slug(plainText(token)))),
    links: below(tokens, 'link', 'image').map(({ href }) => href),
    code: below(tokens, 'codespan').map((token) => token.text),
    sections: sectionsOf(tokens),
  }
}

/**
 * @param {readonly Token[]} tokens
 * @param {readonly string[]} types
 * @returns {readonly any[]}
 */
function below(tokens, ...types) {
  /** @type {Token[]} */
  const found = []
  // Promises are what asynchronous callbacks give; this one is none.
  void walkTokens([...tokens], (token) => {
    if (types.includes(token.type)) found.push(token)
  })
  return found
}

/**
 * What a heading says, without its formatting.
 *
 * @param {Token} token
 * @returns {string}
 */
function plainText(token) {
  if ('tokens' in token && token.tokens) return token.tokens.map(plainText).join('')
  return 'text' in token ? token.text : ''
}

/**
 * @param {readonly Token[]} tokens
 * @returns {readonly Section[]}
 */
function sectionsOf(tokens) {
  const starts = tokens.flatMap((token, index) => (token.type === 'heading' ? [index] : []))
  return starts.map((start, index) => {
    const [heading, ...rest] = tokens.slice(start, starts[index + 1])
    return {
      heading: heading === undefined ? '' : plainText(heading),
      tables: rest.flatMap((token) => (isTable(token) ? [readTable(token)] : [])),
      blocks: below(rest, 'code').map(({ lang, text }) => ({ language: lang ?? '', text })),
    }
  })
}

/**
 * @param {Token} token
 * @returns {token is Tokens.Table}
 */
function isTable(token) {
  return token.type === 'table'
}

/**
 * @param {Tokens.Table} table
 * @returns {Table}
 */
function readTable({ header, rows }) {
  const cells = rows.flatMap(([first]) => first?.tokens ?? [])
  return {
    head: header[0]?.text ?? '',
    names: below(cells, 'codespan').map(({ text }) => text),
  }
}
