/**
 * The filters of the page of a test run. The class is put into the page as its own text, so it uses nothing
 * outside of itself. The address is the state: links set it, and the script only reads it.
 */

/** A scenario of the list. */
interface Row {
  readonly element: HTMLElement
  readonly home: Element
  readonly numbers: readonly string[]
  /** The texts that the search looks through; empty until they are needed. */
  text: string
}

/** `q` search, `v` verdict, `l` label, `c` category, `t` tag, `s` sort. */
export type Filters = Readonly<Record<string, string>>

/** Searches, filters and sorts the list. */
export class ListFilters {
  readonly #groups = [...document.querySelectorAll<HTMLElement>('.group:has(.row), #flat')]
  readonly #rows = [...document.querySelectorAll<HTMLElement>('.row')].map((element): Row => {
    const numbers = (element.dataset['n'] ?? '').split(',')
    return { element, home: element.parentElement ?? element, numbers, text: '' }
  })
  #order: readonly Row[] = this.#rows
  #filters: Filters = {}

  constructor() {
    addEventListener('hashchange', () => this.read())
    this.read()
    // The first search is then as quick as the next.
    setTimeout(() => this.#rows.forEach((row) => this.#textOf(row)), 300)
  }

  get filters(): Filters {
    return this.#filters
  }

  /** The shown scenarios, in their order. */
  get shown(): readonly HTMLElement[] {
    return this.#order.map(({ element }) => element).filter((element) => !element.hidden)
  }

  /** The filters as they stand in the address. */
  get hash(): string {
    return this.#hashOf(this.#filters)
  }

  /** Follows the address: filters, or the id of a scenario. */
  read(): void {
    const hash = location.hash.slice(1)
    const row = hash.includes('=') ? null : document.getElementById(hash)
    if (row === null) return this.#apply(Object.fromEntries(new URLSearchParams(hash)))
    if (row.hidden) this.#apply({})
    row.scrollIntoView()
  }

  set(filters: Filters): void {
    history.replaceState(null, '', `#${this.#hashOf(filters)}`)
    this.#apply(filters)
  }

  #hashOf(filters: Filters): string {
    const set = ['q', 'v', 'l', 'c', 't', 's'].map((key) => [key, filters[key] ?? ''])
    return new URLSearchParams(set.filter(([, value]) => value !== '')).toString()
  }

  #apply(filters: Filters): void {
    const { v: wanted = '', s: order = '' } = filters
    // To move a row takes its focus away.
    if (order !== (this.#filters['s'] ?? '')) this.#sort(order)
    this.#filters = filters
    const counts = new Map<string, number>()
    let shown = 0
    for (const { row, verdict } of this.#found(filters)) {
      for (const key of ['', verdict]) counts.set(key, (counts.get(key) ?? 0) + 1)
      const isShown = wanted === '' || wanted === verdict
      row.element.hidden = !isShown
      if (isShown) shown += 1
    }
    this.#count(counts, shown)
  }

  /** Hides the scenarios that the other filters leave out, and returns the rest. */
  #found(filters: Filters): readonly { readonly row: Row; readonly verdict: string }[] {
    const words = (filters['q'] ?? '').toLowerCase().split(/\s+/u)
    return this.#rows.flatMap((row) => {
      const { v: verdict = '', l, c, t } = row.element.dataset
      const isListed =
        this.#has(l, filters['l']) && this.#has(c, filters['c']) && this.#has(t, filters['t'])
      if (isListed && words.every((word) => this.#textOf(row).includes(word))) {
        return [{ row, verdict }]
      }
      row.element.hidden = true
      return []
    })
  }

  #has(list = '', value = ''): boolean {
    return value === '' || list.split(',').includes(value)
  }

  #textOf(row: Row): string {
    const { t = '', c = '' } = row.element.dataset
    row.text ||= `${row.element.textContent} ${t} ${c}`.toLowerCase()
    return row.text
  }

  #count(counts: ReadonlyMap<string, number>, shown: number): void {
    for (const group of this.#groups) {
      const own = group.querySelectorAll('.row:not([hidden])').length
      group.hidden = own === 0
      this.#write('h2 b', this.#grouped(own), group)
    }
    for (const link of document.querySelectorAll<HTMLElement>('.verdicts [data-v]')) {
      const count = counts.get(link.dataset['v'] ?? '') ?? 0
      this.#write('b', this.#grouped(count), link)
      link.classList.toggle('none', count === 0)
    }
    const all = this.#rows.length
    const of = shown === all ? '' : `${this.#grouped(shown)} of `
    this.#write('#count', `${of}${this.#grouped(all)} scenario${all === 1 ? '' : 's'}`)
    document.querySelector('#none')?.toggleAttribute('hidden', shown > 0)
    dispatchEvent(new Event('filtered'))
  }

  #grouped(count: number): string {
    return count.toLocaleString('en-US')
  }

  #write(selector: string, text: string, root: ParentNode = document): void {
    const element = root.querySelector(selector)
    if (element !== null && element.textContent !== text) element.textContent = text
  }

  /** The column of each order, and whether its values rise. */
  readonly #columns: ReadonlyMap<string, readonly [column: number, sign: 1 | -1]> = new Map([
    ['score', [0, 1]],
    ['tone', [1, 1]],
    ['turns', [2, -1]],
    ['time', [3, -1]],
  ])

  /** Sorts the list as one; without an order, the groups are as they were. What has no value comes last. */
  #sort(by: string): void {
    const [column, sign] = this.#columns.get(by) ?? [null, 1]
    const value = ({ numbers }: Row): number => {
      const told = numbers[column ?? 0] ?? ''
      return told === '' ? Infinity : Number(told) * sign
    }
    const order = [...this.#rows]
    if (by === 'name') order.sort((a, b) => this.#name(a).localeCompare(this.#name(b)))
    else if (column !== null) order.sort((a, b) => value(a) - value(b) || 0)
    this.#order = order
    const flat = by === 'name' || column !== null ? document.querySelector('#flat ol') : null
    for (const home of flat === null ? new Set(order.map((row) => row.home)) : [flat]) {
      const own = flat === null ? order.filter((row) => row.home === home) : order
      home.append(...own.map(({ element }) => element))
    }
  }

  #name({ element }: Row): string {
    return element.querySelector('a')?.textContent ?? ''
  }
}
