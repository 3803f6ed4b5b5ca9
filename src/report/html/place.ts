/** Where a conversation is: a page, and the name of its part of the page. */
export interface Place {
  /** The path of the page, relative to the folder of the report. */
  readonly page: string
  /** The id of the conversation in its page; the ids of its turns and cases begin with it. */
  readonly id: string
}

/** Returns the id of a turn, which counts from 1. */
export function turnId({ id }: Pick<Place, 'id'>, turn: number): string {
  return `${id}-t${turn}`
}

/** Returns the id of a case, which counts from 1. */
export function caseId({ id }: Pick<Place, 'id'>, number: number): string {
  return `${id}-c${number}`
}
