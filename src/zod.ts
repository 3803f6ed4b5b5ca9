/**
 * The parts of zod that adapters read with. Taken from here, as zod is bundled: a process that had one
 * from each package would load it twice.
 */
export {
  array,
  boolean,
  discriminatedUnion,
  enum,
  literal,
  object,
  string,
  tuple,
  unknown,
} from 'zod'
export type { ZodType } from 'zod'
