/**
 * `npm run pictures`: makes the pictures of the README again. Plays the example in Vitest on the mock, draws what
 * the terminal shows, and photographs the page of the report. Needs /usr/bin/chromium.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'

const example = new URL('../examples/vitest/', import.meta.url)
const pictures = new URL('../docs/pictures/', import.meta.url)

/** The colours of lines, by how they begin. The first that matches counts. */
const COLOURS = [
  [/^\s*(?:×|✗|FAIL|→|AssertionError)|failed/u, '#ff7b72'],
  [/^\s*✓/u, '#7ee787'],
  [/^\s*[▸$]/u, '#ffffff'],
  [/^\s*(?:Report|JUnit|Bland|Transcript)/u, '#79c0ff'],
]
const PLAIN = '#c9d1d9'
const COLUMNS = 125
const LINE = 19

async function play(env) {
  const child = spawn('sh', ['-c', 'npx vitest run 2>&1'], {
    cwd: fileURLToPath(example),
    env: { ...process.env, ...env, NO_COLOR: '1' },
  })
  let output = ''
  for await (const chunk of child.stdout) output += chunk
  return output
}

/** Leaves out what says nothing here: where the example lies, and the frame of its code. */
function linesOf(output) {
  const shown = output
    .split('\n')
    .filter((line) => !/^ RUN |^ {2,}\d*\||Start at|Duration|^⎯/u.test(line))
  const lines = shown
    .join('\n')
    .replaceAll(/\n{2,}/gu, '\n\n')
    .trim()
    .split('\n')
  return ['$ npx vitest run', ...lines].map((line) =>
    line.length > COLUMNS ? `${line.slice(0, COLUMNS - 1)}…` : line,
  )
}

/** A space that does not break is kept: viewers of SVG drop indents. */
function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(' ', '\u00A0')
}

function drawTerminal(lines) {
  const texts = lines.map((line, at) => {
    const [, colour] = COLOURS.find(([pattern]) => pattern.test(line)) ?? [null, PLAIN]
    return `<text x="20" y="${34 + at * LINE}" fill="${colour}">${escape(line)}</text>`
  })
  const [width, height] = [COLUMNS * 8 + 40, lines.length * LINE + 40]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13">
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
${texts.join('\n')}
</svg>
`
}

function photograph(report, path) {
  const flags = ['--headless', '--no-sandbox', '--hide-scrollbars', '--window-size=1100,760']
  const target = `--screenshot=${fileURLToPath(path)}`
  execFileSync('/usr/bin/chromium', [...flags, target, report.href], { stdio: 'ignore' })
}

mkdirSync(pictures, { recursive: true })
const mock = await startBlandMock()
const output = await play(mock.env)
await mock.close()
writeFileSync(new URL('terminal.svg', pictures), drawTerminal(linesOf(output)))
photograph(new URL('bland-report/index.html', example), new URL('page.png', pictures))
console.log('Wrote docs/pictures/terminal.svg and docs/pictures/page.png: look at them.')
