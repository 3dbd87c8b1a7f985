/** How the holder of a session proved themselves: approvals of minutes say it. Unknown for sessions opened before. */
export const noteWayOfSignIn = {
  name: '0011-note-way-of-sign-in',
  sql: `alter table auth.session add column way text;`,
}
