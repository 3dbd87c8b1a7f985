/** Words of proposals, notes and material for the council. */
export const cs = {
  proposals: {
    title: 'Návrhy bodů',
    lead: 'Členové a hosté navrhují, o čem má jednání být. O zařazení rozhoduje předsedající nebo ten, kdo vede zápis.',
    none: 'Zatím nikdo nic nenavrhl.',
    propose: 'Navrhnout bod',
    name: 'Název bodu',
    reason: 'Proč a s jakým podkladem',
    closed: 'Jednání už začalo, nové body nejde navrhnout.',
    states: { open: 'čeká na rozhodnutí', accepted: 'zařazeno', rejected: 'nezařazeno' },
    accept: 'Zařadit na program',
    reject: 'Nezařazovat',
    answer: 'Odpověď navrhovateli',
    thanks: 'Děkujeme, návrh má ten, kdo jednání připravuje.',
  },
  notes: {
    title: 'Moje poznámky',
    lead: 'Poznámky vidíte jen vy. Nenajde je hledání a nejsou v evidenci ani ve spisu.',
    of: (item: string) => `Poznámka k bodu ${item}`,
    save: 'Uložit poznámky',
    noItems: 'Jednání zatím nemá program.',
  },
  council: {
    title: 'Doporučení radě',
    lead: 'Z doporučení se stává materiál pro radu. Odpověď rady sem zapíšete, nebo ji převezmete ze souboru.',
    none: 'Zatím žádné doporučení. Vznikají v zápisech jednání.',
    recommendation: 'Doporučení',
    from: (body: string, day: string) => `${body}, jednání ${day}`,
    state: 'Stav',
    notSent: 'nepředloženo',
    sent: (day: string) => `předloženo ${day}`,
    results: { accepted: 'přijato', changed: 'přijato se změnou', rejected: 'nepřijato' },
    answered: (result: string, number: string | null, day: string) =>
      `rada: ${result}${number ? `, usnesení č. ${number}` : ''}, ${day}`,
    materialTitle: (number: string | null) =>
      number ? `Materiál pro radu k doporučení č. ${number}` : 'Materiál pro radu',
    draftTitle: 'Návrh usnesení',
    reportTitle: 'Důvodová zpráva',
    draft: (body: string, day: string, text: string) =>
      `Rada města\n\n1. bere na vědomí doporučení ${body} ze dne ${day},\n\n2. souhlasí s doporučením: ${text}.`,
    reportLead: (body: string, day: string, item: string | null) =>
      `${body} na jednání ${day}${item ? ` k bodu „${item}“` : ''} radě doporučuje, co je v návrhu usnesení.`,
    reportVote: (inFavour: number, against: number | null, abstain: number | null) =>
      `Hlasování: pro ${inFavour}${against === null ? '' : `, proti ${against}`}${abstain === null ? '' : `, zdrželo se ${abstain}`}.`,
    marks: 'Text mezi ⟦ a ⟧ není veřejný. Než materiál předáte, rozhodněte, zda v něm má zůstat.',
    sentOn: 'Předloženo radě dne',
    save: 'Uložit materiál',
    download: 'Stáhnout DOCX',
    answer: 'Odpověď rady',
    answerNumber: 'Číslo usnesení rady',
    answerOn: 'Den rozhodnutí',
    answerResult: 'Jak rada rozhodla',
    answerText: 'Znění',
    noteAnswer: 'Zapsat odpověď rady',
    import: 'Převzít odpovědi ze souboru CSV',
    template: 'Stáhnout tabulku doporučení k vyplnění (CSV)',
    importHelp:
      'Sloupce doporuceni, usneseni, datum (2026-12-31), vysledek (přijato, přijato se změnou, nepřijato) a text. Převezmou se všechny řádky, nebo žádný.',
    file: 'Soubor CSV',
  },
}
