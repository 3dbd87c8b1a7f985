import type { cs } from './cs.ts'

export const en: typeof cs = {
  loop: {
    title: 'From decision to use',
    lead: 'What the body decided, which tasks came of it, what is planned for the platforms, how they are used and what they cost.',
    decisions: 'Latest decisions',
    noDecisions: 'No published decision.',
    tasks: 'Unfinished tasks',
    noTasks: 'All tasks are done.',
    platforms: 'Platforms: plan, use, money',
    money: (year: number) => `Money ${year}`,
    tagged: 'in the budget',
    unmeasured: 'no figures',
    addToPlan: 'Put this into the plan of development',
    answers: 'A report answers the task',
    chooseReport: 'Report',
    setAnswer: 'Tie the report to the task',
    noAnswer: 'none',
    answersHelp: 'Whoever opens the task sees the live report that answers it.',
  },
}
