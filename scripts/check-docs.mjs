/**
 * `npm run lint:docs`: fails where the documentation and the sources disagree. `npm run docs`, which is
 * this with `--write`, makes the API reference anew.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { API_PAGE, apiReference } from './docs/api.mjs'
import { checkoutAt } from './docs/checkout.mjs'
import { gapsIn, strangersIn } from './docs/coverage.mjs'
import { missingDocstrings } from './docs/docstrings.mjs'
import { deadLinks } from './docs/links.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const reference = await apiReference(checkoutAt(root))

if (process.argv.includes('--write')) writeFileSync(join(root, API_PAGE), reference)

const checkout = checkoutAt(root)
const isStale = !checkout.files.includes(API_PAGE) || checkout.read(API_PAGE) !== reference
const problems = [
  ...missingDocstrings(checkout),
  ...deadLinks(checkout),
  ...gapsIn(checkout),
  ...strangersIn(checkout),
  ...(isStale ? [`${API_PAGE}: the docstrings have changed; run \`npm run docs\``] : []),
]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
