/**
 * The script of a page of conversations. The class is put into the page as its own text, so it uses nothing
 * outside of itself. Without it every link works.
 */

/** Keeps the filter of the list on all ways, and moves by keys. */
export class ConversationView {
  readonly #help = document.querySelector<HTMLDialogElement>('#help')

  constructor() {
    this.#keepFilter()
    document.querySelector('#keys')?.addEventListener('click', () => this.#help?.showModal())
    addEventListener('keydown', (event) => this.#pressed(event))
  }

  /** The filter travels in the query, so that the way back leads to the same list. */
  #keepFilter(): void {
    const { search } = location
    if (search === '') return
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.bar a')) {
      if (link.rel === 'up') link.hash = search.slice(1)
      else link.search = search
    }
  }

  #pressed(event: KeyboardEvent): void {
    const on = document.querySelector<HTMLInputElement>('#on')
    const isOther = event.ctrlKey || event.metaKey || event.altKey
    if (isOther || this.#help?.open === true || on?.checked === false) return
    this.#actions[event.key]?.()
  }

  readonly #actions: Readonly<Record<string, () => void>> = {
    u: () => this.#follow('up'),
    n: () => this.#follow('next'),
    p: () => this.#follow('prev'),
    j: () => this.#cited(1),
    k: () => this.#cited(-1),
    '?': () => this.#help?.showModal(),
  }

  /** The conversation that the address names, or else the first of the page. */
  #shown(): Element | null {
    const named = '.conversation:target, .conversation:has(:target)'
    return document.querySelector(named) ?? document.querySelector('.conversation')
  }

  #follow(way: string): void {
    this.#shown()?.querySelector<HTMLAnchorElement>(`.bar a[rel=${way}]`)?.click()
  }

  #cited(step: 1 | -1): void {
    const turns = [...(this.#shown()?.querySelectorAll('.cited') ?? [])]
    const at = turns.findIndex((turn) => turn.matches(':target'))
    const next = turns[at < 0 && step < 0 ? turns.length - 1 : at + step]
    if (next !== undefined) location.hash = next.id
  }
}
