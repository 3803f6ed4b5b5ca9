/**
 * The controls of the page of a test run: fields, links and keys. The class is put into the page as its own
 * text, so it uses nothing outside of itself.
 */
import type { ListFilters } from './list-filters.ts'

/** Turns what people do into filters and moves. */
export class ListControls {
  readonly #list: ListFilters
  readonly #tools = document.querySelector<HTMLFormElement>('#tools')
  readonly #help = document.querySelector<HTMLDialogElement>('#help')
  #typed = 0

  constructor(list: ListFilters) {
    this.#list = list
    this.#tools?.addEventListener('input', ({ target }) => this.#changed(target))
    this.#tools?.addEventListener('submit', (event) => event.preventDefault())
    addEventListener('click', (event) => this.#clicked(event))
    addEventListener('keydown', (event) => this.#pressed(event))
    addEventListener('filtered', () => this.#show())
    // A conversation gets the filter, so that its way back leads to the same list.
    for (const kind of ['pointerdown', 'focusin']) addEventListener(kind, (at) => this.#carry(at))
    this.#printWhole()
    this.#show()
  }

  get #search(): HTMLInputElement | null {
    return this.#tools?.querySelector<HTMLInputElement>('[name=q]') ?? null
  }

  /** Shows the filters in the fields and the links. */
  #show(): void {
    const { filters } = this.#list
    const fields = this.#tools?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')
    for (const field of fields ?? []) {
      const value = filters[field.name] ?? ''
      if (field.value !== value) field.value = value
    }
    for (const link of document.querySelectorAll<HTMLElement>('.verdicts [data-v]')) {
      if (link.dataset['v'] === (filters['v'] ?? '')) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    const isFiltered = Object.entries(filters).some(([key, value]) => key !== 's' && value !== '')
    document.querySelector('#status')?.classList.toggle('on', isFiltered)
  }

  #changed(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
    const { name, value } = target
    clearTimeout(this.#typed)
    const set = (): void => this.#list.set({ ...this.#list.filters, [name]: value })
    this.#typed = setTimeout(set, name === 'q' ? 60 : 0)
  }

  #clear(): void {
    this.#list.set({ s: this.#list.filters['s'] ?? '' })
  }

  #carry({ target }: Event): void {
    const link = target instanceof Element ? target.closest('.row a[href*=".html"]') : null
    if (link instanceof HTMLAnchorElement) link.search = this.#list.hash
  }

  #clicked(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest('#fold')) this.#fold()
    if (target.closest('#keys')) this.#help?.showModal()
    const link = target.closest<HTMLElement>('a[data-v], a.clear')
    if (link === null) return
    event.preventDefault()
    const { filters } = this.#list
    const { v } = link.dataset
    if (v === undefined) this.#clear()
    else this.#list.set({ ...filters, v: v === filters['v'] ? '' : v })
  }

  #pressed(event: KeyboardEvent): void {
    const { key, target } = event
    const at = target instanceof Element ? target : document.body
    const action = this.#actions[key]
    if (action === undefined || this.#isElsewhere(event, at) || !this.#isOurs(key, at)) return
    event.preventDefault()
    if (at instanceof HTMLInputElement) at.blur()
    action()
  }

  /** Returns whether a key belongs to the browser, to the help, or to a field. */
  #isElsewhere({ ctrlKey, metaKey, altKey }: KeyboardEvent, at: Element): boolean {
    return ctrlKey || metaKey || altKey || at.closest('select, dialog') !== null
  }

  /** Returns whether a key is for us there: arrows scroll outside of the list, letters are typed in the search. */
  #isOurs(key: string, at: Element): boolean {
    if (at === this.#search) return key === 'Escape' || key === 'ArrowDown'
    if (key.startsWith('Arrow')) return at.closest('.row') !== null
    return key.length > 1 || document.querySelector<HTMLInputElement>('#on')?.checked !== false
  }

  readonly #actions: Readonly<Record<string, () => void>> = {
    '/': () => this.#search?.focus(),
    '?': () => this.#help?.showModal(),
    c: () => this.#fold(),
    j: () => this.#move(1),
    k: () => this.#move(-1),
    n: () => this.#move(1, '[data-v=failed], [data-v=errored]'),
    p: () => this.#move(-1, '[data-v=failed], [data-v=errored]'),
    Escape: () => this.#clear(),
    ArrowDown: () => this.#move(1),
    ArrowUp: () => this.#move(-1),
    ArrowRight: () => this.#unfold(true),
    ArrowLeft: () => this.#unfold(false),
  }

  /** Moves the focus; after the last failure, the first one follows. */
  #move(step: 1 | -1, wanted = '*'): void {
    const rows = this.#list.shown
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    const rest = step > 0 ? rows.slice(at + 1) : rows.slice(0, Math.max(at, 0)).toReversed()
    const isCircle = step > 0 && wanted !== '*'
    const row = [...rest, ...(isCircle ? rows : [])].find((element) => element.matches(wanted))
    row?.querySelector('a')?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }

  get #details(): readonly HTMLDetailsElement[] {
    return [...document.querySelectorAll<HTMLDetailsElement>('.row details')]
  }

  #fold(): void {
    const open = !this.#details.some((part) => part.open)
    for (const part of this.#details) part.open = open
    const button = document.querySelector('#fold')
    if (button !== null) button.textContent = open ? 'Collapse all' : 'Expand all'
  }

  #unfold(open: boolean): void {
    const part = document.activeElement?.closest('.row')?.querySelector('details')
    if (part) part.open = open
  }

  #printWhole(): void {
    let folded: readonly HTMLDetailsElement[] = []
    addEventListener('beforeprint', () => {
      folded = this.#details.filter((part) => !part.open)
      for (const part of folded) part.open = true
    })
    addEventListener('afterprint', () => {
      for (const part of folded) part.open = false
    })
  }
}
