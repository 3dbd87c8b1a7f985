import type { cs } from './cs.ts'
import { plural } from '../plural.ts'

const count = plural('en')

/** English words of pages for everyone. */
export const en: typeof cs = {
  site: {
    name: 'Radnice',
    city: 'Statutory City of Liberec',
    tagline: 'Digital city hall',
    skip: 'Skip to content',
    otherLanguage: 'Čeština',
    mainNavigation: 'Main navigation',
    home: 'Home',
    meetings: 'Meetings',
    signIn: 'Sign in',
    desk: 'Desk',
    demoLabel: 'Sample data',
    demoBanner:
      'Sample data: except for the 7th meeting of the Smart City commission, all meetings, people and figures are invented.',
    footerNote: 'Radnice is free software for cities (EUPL-1.2).',
    accessibility: 'These pages follow WCAG 2.2 level AA and work without JavaScript.',
    breadcrumbs: 'You are here',
    printedFrom: 'Printed from',
  },
  home: {
    title: 'What the city decided and what comes next',
    lead: 'Meetings of the city’s bodies, their resolutions, tasks and minutes in one place.',
    searchLabel: 'Search the meetings',
    searchButton: 'Search',
    coming: 'Coming meetings',
    newest: 'Newest minutes',
    nothingComing: 'No further meeting is planned yet.',
    all: 'All meetings',
  },
  search: {
    title: 'Search',
    titleOf: (text) => `Search: ${text}`,
    nothing: 'Nothing found. Try fewer words, or another form.',
    found: (n) => count(n, { one: 'result', other: 'results' }),
    meetings: 'Meetings',
    resolutions: 'Resolutions',
    tasks: 'Tasks',
    all: 'Show all',
    many: 'There are very many results. Add another word.',
    atLeast: (n) => `at least ${n}`,
  },
  bodies: {
    title: 'Bodies of the city',
    none: 'There is no body yet.',
    members: 'Members',
    rule: (voting, majority) =>
      `${count(voting, { one: 'member votes', other: 'members vote' })}. At least ${majority} of them make a quorum and a decision.`,
    calendar: 'Meetings for your diary (iCalendar)',
    feed: 'New minutes (Atom)',
    role: {
      male: {
        chair: 'chair',
        vice_chair: 'vice-chair',
        member: 'member',
        substitute: 'substitute',
        secretary: 'secretary',
        guarantor: 'guarantor',
        standing_guest: 'standing guest',
      },
      female: {
        chair: 'chair',
        vice_chair: 'vice-chair',
        member: 'member',
        substitute: 'substitute',
        secretary: 'secretary',
        guarantor: 'guarantor',
        standing_guest: 'standing guest',
      },
    },
  },
  register: {
    embed: 'Put it on your web',
    embedHelp:
      'The frame uses no cookies and no scripts and always shows the newest records. Copy the code into your page.',
    title: 'Resolutions',
    lead: 'What the city’s bodies decided, recommended and took note of, from published minutes.',
    kind: 'Kind',
    text: 'Text',
    found: (n) => count(n, { one: 'resolution', other: 'resolutions' }),
    csv: 'Download as CSV',
  },
  taskRegister: {
    title: 'Tasks',
    lead: 'Who is to do what, and how it ended, from published minutes.',
    state: 'State',
    found: (n) => count(n, { one: 'task', other: 'tasks' }),
  },
  design: {
    title: 'Components',
    lead: 'Every component in all its states, from the tokens of the state’s design. So it can be checked by eye, screen reader and keyboard.',
    states: 'States',
    buttons: 'Buttons',
    primary: 'Main action',
    secondary: 'Other action',
    fields: 'Form fields',
    field: 'Field',
    help: 'Help stands under the label.',
    wrong: 'Enter a date, for example 12. 12. 2023.',
    moving: 'Tabs, dialogs and notices',
    votes: 'Votes',
    people: 'Attendance',
    empty: 'Empty list',
  },
  errors: {
    notFoundTitle: 'There is nothing here',
    notFoundText: 'The address may be mistyped, or the page is not public.',
    failedTitle: 'Something went wrong',
    failedText: 'We have recorded the error. Please try again in a while.',
    diskFullTitle: 'The server has no room left',
    diskFullText:
      'Nothing was saved. The Back button of your browser brings the form back. Please tell the administrator: room has to be made on the disk.',
    reference: (id) => `When you report it, quote the number ${id}.`,
    backHome: 'Back to the home page',
    badFilter: 'The filter in the address is unknown, we show everything. Choose it anew.',
    tooLargeTitle: 'The file is too large',
    tooLargeText:
      'At most 30 MB can be sent at once. Make the file smaller, for example without pictures, and go back. Nothing was stored.',
  },
  forms: {
    errorTitle: 'Something needs mending',
  },
}
