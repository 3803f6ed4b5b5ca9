/** The messages between reporter and test files, as Vitest carries them. */
import type { BlandContext, BlandMeta } from 'bland-suite/internal/worker'

export type { BlandContext, BlandMeta }

declare module 'vitest' {
  interface TaskMeta {
    bland?: BlandMeta
    /** Of a suite: records that some test does not name, by the keys of their scenarios. */
    blandRecords?: Readonly<Record<string, string>>
  }
  interface ProvidedContext {
    'bland-suite': BlandContext
  }
}
