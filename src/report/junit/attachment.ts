/**
 * Files that belong to a case: GitLab, Jenkins, Azure and Testmo read `[[ATTACHMENT|path]]` in its
 * output, alone on a line, the path relative to the project.
 */

/** The line that attaches a file; null where its path has what would end the line. */
export function attachmentLine(path: string): string | null {
  return /[[\]|\p{Cc}\p{Zl}\p{Zp}]/u.test(path) || path.trim() === ''
    ? null
    : `[[ATTACHMENT|${path}]]`
}
