/** A page of Markdown as readers try it: its headings, and the code below each of them. */
import { lexer } from 'marked'

/** The part between one heading and the next. */
export interface Section {
  readonly heading: string
  readonly blocks: readonly Block[]
}

interface Block {
  readonly language: string
  readonly text: string
}

/** Reads the sections of a page. */
export function sectionsOf(page: string): readonly Section[] {
  const sections: { heading: string; blocks: Block[] }[] = []
  for (const token of lexer(page)) {
    if (token.type === 'heading') {
      sections.push({ heading: token['text'].replaceAll('`', ''), blocks: [] })
    } else if (token.type === 'code') {
      sections.at(-1)?.blocks.push({ language: token['lang'] ?? '', text: token['text'] })
    }
  }
  return sections
}
