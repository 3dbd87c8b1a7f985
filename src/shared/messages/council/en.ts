import type { cs } from './cs.ts'

/** English words of proposals, notes and material for the council. */
export const en: typeof cs = {
  proposals: {
    title: 'Proposed items',
    lead: 'Members and guests propose what the meeting should be about. The chair or who keeps the record decides.',
    none: 'Nobody has proposed anything yet.',
    propose: 'Propose an item',
    name: 'Title of the item',
    reason: 'Why, and with what material',
    closed: 'The meeting has begun, items can no longer be proposed.',
    states: { open: 'waits for a decision', accepted: 'on the programme', rejected: 'left out' },
    accept: 'Put on the programme',
    reject: 'Leave out',
    answer: 'Answer to the author',
    thanks: 'Thank you, whoever prepares the meeting has the proposal.',
  },
  notes: {
    title: 'My notes',
    lead: 'Only you see the notes. No search finds them, they are in no trail and no file.',
    of: (item) => `Note on ${item}`,
    save: 'Save the notes',
    noItems: 'The meeting has no programme yet.',
  },
  council: {
    title: 'Recommendations to the council',
    lead: 'A recommendation becomes material for the council. Note the council’s answer here, or take it over from a file.',
    none: 'No recommendation yet. They come from records of meetings.',
    recommendation: 'Recommendation',
    from: (body, day) => `${body}, meeting of ${day}`,
    state: 'State',
    notSent: 'not submitted',
    sent: (day) => `submitted ${day}`,
    results: { accepted: 'accepted', changed: 'accepted with a change', rejected: 'rejected' },
    answered: (result, number, day) =>
      `council: ${result}${number ? `, resolution no. ${number}` : ''}, ${day}`,
    materialTitle: (number) =>
      number ? `Material for the council on recommendation no. ${number}` : 'Material for the council',
    draftTitle: 'Draft resolution',
    reportTitle: 'Explanatory report',
    draft: (body, day, text) =>
      `The city council\n\n1. takes note of the recommendation of ${body} of ${day},\n\n2. agrees with the recommendation: ${text}.`,
    reportLead: (body, day, item) =>
      `${body} dealt with ${item ? `“${item}”` : 'the matter'} on ${day} and recommends the following to the council.`,
    reportVote: (inFavour, against, abstain) =>
      `Vote: for ${inFavour}${against === null ? '' : `, against ${against}`}${abstain === null ? '' : `, abstained ${abstain}`}.`,
    marks:
      'Text between ⟦ and ⟧ is not public. Before you pass the material on, decide whether it should stay.',
    sentOn: 'Submitted to the council on',
    save: 'Save the material',
    download: 'Download DOCX',
    answer: 'Answer of the council',
    answerNumber: 'Number of the council’s resolution',
    answerOn: 'Day of the decision',
    answerResult: 'How the council decided',
    answerText: 'Wording',
    noteAnswer: 'Note the council’s answer',
    import: 'Take over answers from a CSV file',
    template: 'Download the table of recommendations to fill in (CSV)',
    importHelp:
      'Columns doporuceni, usneseni, datum (2026-12-31), vysledek (přijato, přijato se změnou, nepřijato) and text. All lines are taken over, or none.',
    file: 'CSV file',
  },
}
