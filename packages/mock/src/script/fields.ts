/** The fields of a body. */
export type Fields = Readonly<Record<string, unknown>>
