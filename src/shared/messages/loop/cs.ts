/** Words of the overview that closes the loop: decisions, tasks, plan, use and money. */
export const cs = {
  loop: {
    title: 'Od rozhodnutí k užívání',
    lead: 'Co orgán rozhodl, jaké úkoly z toho vzešly, co se chystá na platformách, jak se užívají a kolik stojí.',
    decisions: 'Poslední rozhodnutí',
    noDecisions: 'Žádné zveřejněné rozhodnutí.',
    tasks: 'Nesplněné úkoly',
    noTasks: 'Žádný nesplněný úkol.',
    platforms: 'Platformy: plán, užívání, peníze',
    money: (year: number) => `Peníze ${year}`,
    tagged: 'v rozpočtu',
    unmeasured: 'bez čísel',
    addToPlan: 'Přidat z toho do plánu rozvoje',
    answers: 'Na úkol odpovídá přehled',
    chooseReport: 'Přehled',
    setAnswer: 'Připojit přehled k úkolu',
    noAnswer: 'žádný',
    answersHelp: 'Kdo úkol otevře, uvidí živý přehled, který na něj odpovídá.',
  },
}
