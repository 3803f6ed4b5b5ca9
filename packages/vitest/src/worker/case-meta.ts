/** What reporter and test files tell each other through Vitest. */
import type { BlandContext, BlandMeta } from 'bland-suite/internal/worker'

export type { BlandContext, BlandMeta }

declare module 'vitest' {
  interface TaskMeta {
    bland?: BlandMeta
    /** Of a suite: records of which some test does not tell, by the keys of their scenarios. */
    blandRecords?: Readonly<Record<string, string>>
  }
  interface ProvidedContext {
    'bland-suite': BlandContext
  }
}
