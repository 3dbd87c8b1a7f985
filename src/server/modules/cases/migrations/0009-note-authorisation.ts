/** By what a digital act was authorised when its sender had proved who they are (12/2020 Sb. § 5). */
export const noteAuthorisation = {
  name: '0009-note-authorisation',
  sql: `alter table cases.case add authorisation uuid;`,
}
