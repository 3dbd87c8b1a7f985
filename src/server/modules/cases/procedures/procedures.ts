import type { ProcedureName } from '../../../../shared/cases/words.ts'
import type { Procedure } from './procedure.ts'

const greeting = 'Dobrý den,\n\n'
const goodbye = '\n\nS pozdravem\n{{urednik}}'

/** Request for information. Source: 106/1999 Sb. § 14 (5) to (7): 15 days, 10 more on its grounds; completion starts them anew. */
const infoRequest: Procedure = {
  name: 'info_request',
  title: 'Žádost o informace',
  law: 'zákon č. 106/1999 Sb., § 14',
  limitDays: 15,
  extension: {
    days: 10,
    grounds: [
      'vyhledání a sběr informací na odlišných místech (§ 14 odst. 7 písm. a)',
      'velký objem oddělených a odlišných informací (§ 14 odst. 7 písm. b)',
      'konzultace s jiným povinným subjektem (§ 14 odst. 7 písm. c)',
    ],
  },
  afterCompletion: 'restart',
  delegated: false,
  confirmation: null,
  completionDays: 30,
  outcomes: [
    { code: 'provided', label: 'Informace poskytnuta' },
    { code: 'partly', label: 'Zčásti poskytnuta, zčásti odmítnuta', formal: true },
    { code: 'refused', label: 'Odmítnuta rozhodnutím', formal: true },
    { code: 'elsewhere', label: 'Odloženo: nepatří do působnosti města' },
  ],
  next: 'Informaci vám pošleme, nebo vám do konce lhůty napíšeme, proč ji poslat nemůžeme.',
  templates: {
    completion: `${greeting}vaši žádost {{cislo}} potřebujeme upřesnit: {{co upřesnit}}\n\nUpřesněte ji prosím do {{do}}. Jinak ji podle § 14 odst. 5 zákona č. 106/1999 Sb. musíme odmítnout.${goodbye}`,
    extension: `${greeting}lhůtu pro vyřízení žádosti {{cislo}} prodlužujeme do {{do}}. Důvod: {{duvod}}.${goodbye}`,
    decision: `${greeting}k vaší žádosti {{cislo}} ze dne {{prijato}} poskytujeme tyto informace:\n\n{{co poskytujete}}${goodbye}`,
  },
}

/** Local fee on dogs. Source: 565/1990 Sb. §§ 2 and 14a, 280/2009 Sb. (daňový řád) § 74 for completion. */
const dogFee: Procedure = {
  name: 'dog_fee',
  title: 'Ohlášení k poplatku ze psů',
  law: 'zákon č. 565/1990 Sb., § 14a; zákon č. 280/2009 Sb.',
  limitDays: null,
  extension: null,
  afterCompletion: 'continue',
  delegated: false,
  confirmation: { law: 'zákon č. 280/2009 Sb., § 71 odst. 3', days: 5 },
  completionDays: 15,
  outcomes: [
    { code: 'registered', label: 'Zapsáno do evidence poplatku' },
    { code: 'relief', label: 'Zapsáno s úlevou nebo osvobozením' },
    { code: 'elsewhere', label: 'Postoupeno příslušnému správci' },
  ],
  next: 'Zapíšeme vás do evidence a pošleme, kolik a do kdy zaplatit.',
  templates: {
    completion: `${greeting}v ohlášení {{cislo}} chybí: {{co chybí}}\n\nDoplňte to prosím do {{do}}.${goodbye}`,
    extension: '',
    decision: `${greeting}ohlášení {{cislo}} jsme zapsali do evidence poplatku ze psů.${goodbye}`,
  },
}

/** Special use of a road, delegated power. Source: 13/1997 Sb. § 25; 500/2004 Sb. §§ 44, 45, 64 and 71: 30 days, up to 30 more. */
const roadUse: Procedure = {
  name: 'road_use',
  title: 'Zvláštní užívání komunikace',
  law: 'zákon č. 13/1997 Sb., § 25; správní řád č. 500/2004 Sb., § 71',
  limitDays: 30,
  extension: {
    days: 30,
    grounds: [
      'ústní jednání nebo místní šetření (§ 71 odst. 3 písm. a)',
      'zvlášť složitý případ (§ 71 odst. 3 písm. a)',
      'dožádání nebo znalecký posudek (§ 71 odst. 3 písm. b)',
    ],
  },
  afterCompletion: 'continue',
  delegated: true,
  confirmation: { law: 'správní řád č. 500/2004 Sb., § 37 odst. 4', days: 5 },
  completionDays: 15,
  outcomes: [
    { code: 'permitted', label: 'Povoleno', formal: true },
    { code: 'refused', label: 'Zamítnuto', formal: true },
    { code: 'stopped', label: 'Řízení zastaveno', formal: true },
  ],
  next: 'Vyžádáme si souhlas vlastníka komunikace a policie a rozhodneme.',
  templates: {
    completion: `${greeting}vaše žádost {{cislo}} nemá všechny náležitosti. Doplňte prosím do {{do}}: {{co chybí}}${goodbye}`,
    extension: `${greeting}lhůtu pro rozhodnutí o žádosti {{cislo}} prodlužujeme do {{do}}. Důvod: {{duvod}}.${goodbye}`,
    decision: `Výrok\n{{co se povoluje nebo zamítá, kde, kdy a za jakých podmínek}}\n\nOdůvodnění\nŽádost {{cislo}} jsme přijali {{prijato}}. {{proč jste takto rozhodli a z čeho jste vycházeli}}\n\nPoučení\nProti tomuto rozhodnutí se můžete odvolat do 15 dnů ode dne oznámení. Odvolání podejte u tohoto úřadu; rozhodne o něm krajský úřad (§ 81, § 83 odst. 1 a § 86 odst. 1 správního řádu).\n\n{{urednik}}`,
  },
}

/** Complaint. Source: 500/2004 Sb. § 175 (5): 60 days; longer only when its material cannot be had in time. */
const complaint: Procedure = {
  name: 'complaint',
  title: 'Stížnost',
  law: 'správní řád č. 500/2004 Sb., § 175',
  limitDays: 60,
  extension: { days: 60, grounds: ['v průběhu lhůty nelze zajistit podklady (§ 175 odst. 5)'] },
  afterCompletion: 'continue',
  delegated: false,
  confirmation: { law: 'správní řád č. 500/2004 Sb., § 37 odst. 4', days: 5 },
  completionDays: 15,
  outcomes: [
    { code: 'justified', label: 'Důvodná' },
    { code: 'partly', label: 'Částečně důvodná' },
    { code: 'unjustified', label: 'Nedůvodná' },
  ],
  next: 'Stížnost prošetříme a napíšeme vám, jak jsme ji vyřídili.',
  templates: {
    completion: `${greeting}ke stížnosti {{cislo}} potřebujeme do {{do}} doplnit: {{co chybí}}${goodbye}`,
    extension: `${greeting}stížnost {{cislo}} vyřídíme do {{do}}. Důvod: {{duvod}}.${goodbye}`,
    decision: `${greeting}vaši stížnost {{cislo}} jsme prošetřili. {{co jste zjistili}}${goodbye}`,
  },
}

/** Suggestion (podnět). Source: 500/2004 Sb. § 42: whoever asks for it is told within 30 days what was found. */
const suggestion: Procedure = {
  name: 'suggestion',
  title: 'Podnět',
  law: 'správní řád č. 500/2004 Sb., § 42',
  limitDays: 30,
  extension: null,
  afterCompletion: 'continue',
  delegated: false,
  confirmation: null,
  completionDays: 15,
  outcomes: [
    { code: 'acted', label: 'Zařízeno' },
    { code: 'planned', label: 'Zařadíme do plánu' },
    { code: 'no_ground', label: 'Bez důvodu k zásahu' },
    { code: 'elsewhere', label: 'Postoupeno jinému úřadu' },
  ],
  next: 'Podnět prověříme a napíšeme vám, co jsme zjistili.',
  templates: {
    completion: `${greeting}k podnětu {{cislo}} potřebujeme do {{do}} vědět: {{co potřebujete vědět}}${goodbye}`,
    extension: '',
    decision: `${greeting}podnět {{cislo}} jsme prověřili. {{co jste zjistili}}${goodbye}`,
  },
}

const procedures: Record<ProcedureName, Procedure> = {
  info_request: infoRequest,
  dog_fee: dogFee,
  road_use: roadUse,
  complaint,
  suggestion,
}
export const procedureOf = (name: ProcedureName): Procedure => procedures[name]
