import { beforeAll, describe, expect, test } from 'vitest'
import { publicSituations } from './read-situations.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { system, visitor, type Actor } from '../../platform/actor/actor.ts'
import { newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import {
  digitisationContent,
  findSituations,
  judgeLevel,
  listSituations,
  readPublicSituation,
  readSituation,
  saveSituation,
  services,
  type LevelForm,
  type SituationForm,
} from './index.ts'

await freshDatabase()
const now = new Date('2026-11-27T10:00:00+01:00')
const clerk: Actor = { ...visitor(now), kind: 'person', accountId: 'u', roles: ['clerk'] }
const analyst: Actor = { ...clerk, roles: ['analyst'] }
const member: Actor = { ...clerk, roles: [] }
const form = (change: Partial<SituationForm> = {}): SituationForm => ({
  title: 'Výpis z kroniky',
  summary: 'Nahlédnutí do městské kroniky.',
  state: 'published',
  area: 'documents',
  power: 'own',
  kind: 'žádost',
  who: 'Kdokoli',
  whenToAct: '',
  documents: '- žádost\n\n• průkaz',
  fee: '',
  statutoryLimit: '30 dnů',
  medianDays: '4',
  ninetyDays: '9',
  daysSource: 'rok 2025, spisová služba',
  decides: 'Archiv',
  contact: '',
  legalBasis: '',
  appeal: '',
  faq: 'Smím fotit?\nAno.\n\nKolik to stojí?\nNic.',
  keywords: 'stará kronika',
  serviceCode: '',
  agendaCode: '',
  sourceAddress: '',
  factAsOf: '2026-11-01',
  doubts: 'Ověřte otevírací dobu',
  reviewBy: '2026-11-20',
  channels: [
    { kind: 'online', text: 'Formulář', address: 'https://kronika.example/podani' },
    { kind: 'post', text: '', address: '' },
  ],
  ...change,
})
const level = (change: Partial<LevelForm> = {}): LevelForm => ({
  level: '3',
  provider: 'Cizí portál',
  evidence: 'vyzkoušeno',
  evidenceAddress: 'https://kronika.example',
  judgedOn: '2026-11-01',
  ...change,
})
const write = (change: Partial<SituationForm> = {}, actor = clerk) =>
  saveSituation(actor, 'Úřednice', newId(), null, form(change))

describe('guides', () => {
  test('a published guide is read by everybody, its doubts and dates of review by the office alone', async () => {
    const slug = await write()
    const read = await readPublicSituation(slug)
    expect(read).toMatchObject({
      situation: {
        documents: ['žádost', 'průkaz'],
        faq: [
          { question: 'Smím fotit?', answer: 'Ano.' },
          { question: 'Kolik to stojí?', answer: 'Nic.' },
        ],
        medianDays: 4,
        ninetyDays: 9,
      },
      channels: [{ kind: 'online', address: 'https://kronika.example/podani' }],
      level: null,
    })
    expect(JSON.stringify([read, await publicSituations('2026-11-27')])).not.toMatch(/otevírací|reviewBy/)
    expect((await readSituation(analyst, slug)).situation.doubts).toBe('Ověřte otevírací dobu')
    expect((await readSituation(member, slug)).situation.doubts).toBeNull()
    expect((await listSituations(member)).situations[0]).toMatchObject({ reviewDue: true })
    await expect(readSituation(visitor(now), slug)).rejects.toMatchObject({ code: 'not_found' })
    await expect(write({}, member)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a change keeps what was before, a stale form changes nothing, a withdrawn guide is found no more', async () => {
    const slug = await write({ title: 'Nájem zahrady', keywords: 'zahrádka' })
    const { situation } = await readSituation(clerk, slug)
    const save = (version: number, change: Partial<SituationForm>) =>
      saveSituation(clerk, 'Úřednice', situation.id, version, form({ title: 'Nájem zahrady', ...change }))
    await save(1, { keywords: 'zahrádka', fee: '100 Kč', channels: [] })
    await expect(save(1, { fee: '200 Kč' })).rejects.toMatchObject({ code: 'stale' })
    const { changes } = await readSituation(clerk, slug)
    expect(changes).toMatchObject([
      {
        fields: {
          fee: [null, '100 Kč'],
          channels: ['online: Formulář: https://kronika.example/podani', null],
        },
      },
    ])
    expect((await findSituations('zahrádka')).map((one) => one.slug)).toContain(slug)
    await save(2, { keywords: 'zahrádka', fee: '100 Kč', channels: [], state: 'withdrawn' })
    expect(await findSituations('zahrádka')).toEqual([])
    await expect(readPublicSituation(slug)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('bad input names its field and writes nothing', async () => {
    const before = (await listSituations(clerk)).situations.length
    const refused: [Partial<SituationForm>, RegExp][] = [
      [{ title: '' }, /Název/],
      [{ medianDays: '12', ninetyDays: '9' }, /Devět z deseti/],
      [{ daysSource: '' }, /Odkud jsou doby/],
      [{ faq: 'Otázka bez odpovědi' }, /Časté otázky/],
      [{ channels: [{ kind: 'online', text: '', address: 'javascript:alert(1)' }] }, /Adresa podání online/],
      [{ sourceAddress: '//jinam.example' }, /Zdroj/],
      [{ serviceCode: '12' }, /Kód služby/],
      [{ reviewBy: '2026-02-30' }, /Zkontrolovat do/],
    ]
    for (const [change, words] of refused)
      await expect(write({ title: 'Jiná', ...change })).rejects.toThrow(words)
    await expect(write()).rejects.toMatchObject({ code: 'situation_exists' })
    expect((await listSituations(clerk)).situations).toHaveLength(before)
  })
})

test('a level has evidence, day and judge; the newest holds, also of another vendor, and the list tells it as of a day', async () => {
  const slug = await write({ title: 'Rezervace hřiště' })
  const judge = (change: Partial<LevelForm>, actor = analyst) =>
    judgeLevel(actor, 'Informatik', newId(), slug, level(change))
  await judge({ level: '1', provider: '', judgedOn: '2025-03-01' })
  await judge({})
  await expect(judge({ judgedOn: '2027-01-01' })).rejects.toThrow(/teprve bude/)
  await expect(judge({ level: '5' })).rejects.toThrow(/Úroveň/)
  await expect(judge({ evidence: ' ' })).rejects.toThrow(/Doklad/)
  await expect(judge({}, member)).rejects.toMatchObject({ code: 'not_found' })
  const id = newId()
  const twice = () => judgeLevel(clerk, 'x', id, slug, level({ judgedOn: '2026-10-01' }))
  await twice()
  await twice()
  expect((await readSituation(clerk, slug)).levels).toHaveLength(3)
  const rowOn = async (day: string) =>
    (await digitisationContent(day)).sections[1]!.table!.rows.find(([title]) => title === 'Rezervace hřiště')
  expect(await rowOn('2025-12-31')).toMatchObject({ 2: '1 – formulář ke stažení', 3: 'Radnice' })
  expect(await rowOn('2026-11-27')).toMatchObject({
    2: '3 – podání online',
    3: 'Cizí portál',
    6: 'Informatik',
  })
  expect(await rowOn('2024-01-01')).toMatchObject({ 2: 'neposouzeno', 3: null })
  expect((await digitisationContent('2026-11-27')).summary[0]).toContain('1 z 1 posouzených')
})

describe('citizens ask in their own words', () => {
  beforeAll(async () => {
    await inTransaction(system(now), (work) => services.demo!(work))
  })

  // none of these phrases is among the words that the editors noted
  const questions: [string, string][] = [
    ['zemřel mi pejsek', 'poplatek-ze-psu'],
    ['pořídila jsem si štěně', 'poplatek-ze-psu'],
    ['ztratil jsem občanku', 'obcansky-prukaz-ztrata'],
    ['ukradli mi občanský průkaz', 'obcansky-prukaz-ztrata'],
    ['chci pokácet strom na zahradě', 'kaceni-drevin'],
    ['kde nahlásím rozbitou lampu', 'hlaseni-zavad'],
    ['vyměnit řidičák', 'ridicsky-prukaz'],
    ['koupila jsem ojeté auto', 'zmena-vlastnika-vozidla'],
    ['nový cestovní pas pro dítě', 'cestovni-pas'],
    ['přestěhoval jsem se', 'trvaly-pobyt-prihlaseni'],
    ['jak se zbavit staré pračky', 'odpad-nadoby-a-sberny-dvur'],
    ['vdavky na zámku', 'uzavreni-manzelstvi'],
    ['ověřit podpis na plné moci', 'overeni-podpisu-a-kopie'],
    ['zápis dítěte do školky', 'zapis-do-materske-skoly'],
    ['chci dostat byt od města', 'mestsky-byt-zadost'],
    ['vykopat studnu', 'odber-podzemni-vody-studna'],
    ['hrob na hřbitově', 'pohrebnictvi-hrobove-misto'],
    ['začít podnikat jako živnostník', 'zivnost-ohlaseni'],
    ['parkování pro vozíčkáře', 'parkovaci-prukaz-ozp'],
    ['duplikát rodného listu', 'matricni-doklad-duplikat'],
    ['uspořádat demonstraci na náměstí', 'shromazdeni-oznameni'],
    ['odpálit ohňostroj na svatbě', 'ohnostroj-ohlaseni'],
    ['chci si stěžovat na úředníka', 'stiznost-a-petice'],
    ['vypis z rejstriku trestu', 'czechpoint-vypisy'],
    ['popelnice platba za odpady', 'komunalni-odpad-poplatek'],
    ['lešení na chodníku', 'zvlastni-uzivani-komunikace'],
    ['volit mimo bydliště', 'volicsky-prukaz'],
    ['změnit příjmení po rozvodu', 'zmena-jmena-prijmeni'],
    ['datovka', 'datova-schranka-zrizeni'],
    ['parkovaci karta pred domem', 'parkovaci-karta-rezident'],
    // asked after the thesaurus was written, which was not changed for them
    ['musím platit za psa z útulku', 'poplatek-ze-psu'],
    ['propadla mi občanka', 'obcansky-prukaz-vydani'],
    ['přihlásit auto na sebe', 'zmena-vlastnika-vozidla'],
    ['manžel odešel a má u mě trvalé bydliště', 'zruseni-trvaleho-pobytu'],
    ['kam s nebezpečným odpadem', 'odpad-nadoby-a-sberny-dvur'],
    ['svatba v zahradě', 'uzavreni-manzelstvi'],
    ['prodlouzit ridicak', 'ridicsky-prukaz'],
    ['chci otevřít hospodu', 'zivnost-ohlaseni'],
    ['ryby povolenka', 'rybarsky-listek'],
    ['stánek na trhu zábor', 'zabor-verejneho-prostranstvi-poplatek'],
    ['kontejner na suť na ulici', 'zvlastni-uzivani-komunikace'],
    ['dotace pro sportovní klub', 'dotace-mestsky-fond'],
    ['kolik vydal magistrát za právníky', 'zadost-o-informace-106'],
    ['díra v silnici', 'hlaseni-zavad'],
    ['číslo domu novostavba', 'cislo-popisne-prideleni'],
    ['vypouštět splašky z čističky', 'vypousteni-odpadnich-vod'],
    ['ubytování hostů poplatek penzion', 'poplatek-z-pobytu'],
    ['koncert v parku povolení', 'akce-na-verejnem-prostranstvi'],
    ['ztratila se mi občanka v zahraničí', 'obcansky-prukaz-ztrata'],
    ['postavit garáž', 'stavba-povoleni-zameru'],
  ]
  test('what they need is first in most questions and among the first three in nearly all', async () => {
    const places = await Promise.all(
      questions.map(async ([text, slug]) => ({
        text,
        place: (await findSituations(text)).findIndex((one) => one.slug === slug) + 1,
      })),
    )
    const within = (most: number) =>
      places.filter(({ place }) => place > 0 && place <= most).length / places.length
    expect(within(1)).toBeGreaterThanOrEqual(0.85)
    expect(within(3)).toBeGreaterThanOrEqual(0.9)
  })

  test('nothing is found by nothing', async () => {
    expect(await findSituations('  ?! ')).toEqual([])
    expect(await findSituations('xyzqw')).toEqual([])
    expect(await findSituations('💥‮'.repeat(500))).toEqual([])
  })
})
