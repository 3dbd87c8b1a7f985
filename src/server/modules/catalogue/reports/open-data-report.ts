import { barriers, ready, type Barrier } from '../../../../shared/catalogue/words.ts'
import { wordOf } from '../../../../shared/catalogue/word-of.ts'
import { formatDate } from '../../../../shared/format/date.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import type { ReportContent } from '../../../../shared/reports/report.ts'
import { writeCount, writeShare } from '../../../../shared/reports/write-value.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { isDemo } from '../../../platform/database/demo-mark.ts'
import { database } from '../../../platform/database/database.ts'
import type { ReportDefinition } from '../../../platform/reports/report-definition.ts'
import { countPublished } from '../datasets/dataset.store.ts'
import { inventoryAsOf, type PublicSource } from '../inventory/inventory-as-of.ts'
import { monthsUntil } from './months-until.ts'

/** The task of the commission: the state of substantial open data in municipal organisations and their database solutions. */
export const openDataReport: ReportDefinition = {
  name: 'catalogue.state',
  slug: 'stav-otevrenych-dat',
  title: 'Stav otevřených dat v městských organizacích',
  question: 'Kdo má jaká data v jaké databázi, co už je otevřené, co jde otevřít příště a co brání zbytku?',
  open: true,
  parameters: [
    { name: 'k', label: 'Stav ke dni', kind: 'day', past: true, usual: ({ now }) => localDay(now) },
  ],
  read: async (_, { k: on = '' }) => openDataContent(on),
}

const readinessOf = ({ readiness }: PublicSource) =>
  readiness === null ? null : `${readiness} – ${t.inventory.readiness[readiness]}`
const addressOf = (source: PublicSource) => source.datasetPath ?? ''

/** The state as everybody may read it: no versions, server addresses, security contacts or weaknesses. @param on day */
export async function openDataContent(on: string): Promise<ReportContent> {
  const { organisations, sources } = await inventoryAsOf(on)
  const published = await countPublished(database(), new Date(`${on}T23:59:59Z`))
  const open = sources.filter(({ opened }) => opened)
  const next = sources.filter((one) => !one.opened && (one.readiness ?? 0) >= ready && one.barrier === 'none')
  const blocked = sources.filter((one) => !one.opened && one.barrier !== null && one.barrier !== 'none')
  const undescribed = sources.filter(({ databaseProduct }) => databaseProduct === null)
  const answered = organisations.filter(({ delivery }) => delivery === 'delivered' || delivery === 'none')
  const undelivered = organisations.filter(({ delivery }) => delivery === 'undelivered')
  const unjudged = sources.filter(({ readiness }) => readiness === null)
  const history = await Promise.all(
    monthsUntil(on, 12).map(async ({ month, lastDay }) => {
      const then = lastDay === on ? sources : (await inventoryAsOf(lastDay)).sources
      return {
        month,
        all: then.length,
        ready: then.filter((one) => (one.readiness ?? 0) >= ready).length,
        open: then.filter(({ opened }) => opened).length,
      }
    }),
  )
  const known = history.some(({ all }) => all > 0)
  return {
    title: openDataReport.title,
    question: openDataReport.question,
    scope: `město a jeho organizace, stav ke dni ${formatDate(on)}`,
    summary:
      organisations.length === 0
        ? ['Soupis dat zatím nezačal: není v něm žádná organizace.']
        : [
            `Na dotazník odpovědělo ${writeCount(answered.length)} z ${writeCount(organisations.length)} organizací. V soupisu je ${t.inventory.sourceCount(sources.length)}.`,
            ...(sources.length > 0
              ? [
                  `Otevřených je ${writeCount(open.length)} (${writeShare(open.length / sources.length)}). Bez překážky jde příště otevřít ${writeCount(next.length)}, překážka brání u ${writeCount(blocked.length)}.`,
                ]
              : []),
            `V katalogu město a jeho organizace zveřejňují: ${t.catalogue.found(published)}. Sada se k zdroji v soupisu počítá, když je s ním v katalogu spojená.`,
            ...(undelivered.length > 0
              ? [`Nedodáno: ${undelivered.map(({ name }) => name).join(', ')}.`]
              : []),
          ],
    sections: [
      {
        heading: 'Kdo odpověděl',
        sentences: [],
        chart: null,
        table: {
          id: 'organizace',
          caption: 'Organizace a jejich odpovědi',
          columns: [
            { label: 'Organizace', kind: 'text' },
            { label: 'IČO', kind: 'text' },
            { label: 'Druh', kind: 'text' },
            { label: 'Odpověď', kind: 'text' },
            { label: 'Zdrojů dat', kind: 'count' },
            { label: 'Z toho otevřených', kind: 'count' },
          ],
          rows: organisations.map(({ id, name, ico, kind, delivery }) => {
            const own = sources.filter(({ organisationId }) => organisationId === id)
            const said = delivery === 'none' || own.length > 0
            return [
              name,
              ico,
              t.inventory.organisationKind[kind],
              t.inventory.delivery[delivery],
              said ? own.length : null,
              said ? own.filter(({ opened }) => opened).length : null,
            ]
          }),
          foot: ['Celkem', '', '', '', sources.length, open.length],
        },
      },
      {
        heading: 'Kdo má co v jaké databázi',
        sentences: [],
        chart: null,
        table: {
          id: 'databaze',
          caption: 'Zdroje dat a jejich databázová řešení',
          columns: [
            { label: 'Organizace', kind: 'text' },
            { label: 'Data', kind: 'text' },
            { label: 'Systém', kind: 'text' },
            { label: 'Dodavatel', kind: 'text' },
            { label: 'Databáze', kind: 'text' },
            { label: 'Jak se dají získat ze systému', kind: 'text' },
            { label: 'Osobní údaje', kind: 'text' },
            { label: 'Jak často se mění', kind: 'text' },
            { label: 'Připravenost', kind: 'text' },
          ],
          rows: sources.map((one) => [
            one.organisation,
            one.name,
            one.system,
            one.supplier,
            one.databaseProduct,
            wordOf(t.inventory.interface, one.interface),
            wordOf(t.inventory.personalData, one.personalData),
            wordOf(t.inventory.frequency, one.updateFrequency),
            readinessOf(one),
          ]),
          addresses: sources.map(addressOf),
        },
      },
      {
        heading: 'Co jde otevřít příště',
        sentences:
          next.length === 0
            ? ['Žádný neotevřený zdroj zatím není připravený bez překážky.']
            : ['Data připravená aspoň na stupeň 3, kterým podle soupisu nic nebrání.'],
        chart: null,
        table:
          next.length === 0
            ? null
            : {
                id: 'priste',
                caption: 'Co jde otevřít příště, od nejpřipravenějších',
                columns: [
                  { label: 'Data', kind: 'text' },
                  { label: 'Organizace', kind: 'text' },
                  { label: 'Připravenost', kind: 'text' },
                  { label: 'Plán', kind: 'day' },
                  { label: 'Rozhodnutí', kind: 'text' },
                ],
                rows: [...next]
                  .sort((a, b) => b.readiness! - a.readiness!)
                  .map((one) => [one.name, one.organisation, readinessOf(one), one.plannedOn, one.decision]),
              },
      },
      {
        heading: 'Co otevřít nejde a proč',
        sentences: blocked.length === 0 ? ['Žádná překážka v soupisu uvedená není.'] : [],
        chart:
          blocked.length === 0
            ? null
            : {
                kind: 'bars',
                title: 'Překážky podle počtu zdrojů',
                unit: 'count',
                bars: countBarriers(blocked),
              },
        table:
          blocked.length === 0
            ? null
            : {
                id: 'prekazky',
                caption: 'Zdroje, kterým v otevření něco brání',
                columns: [
                  { label: 'Data', kind: 'text' },
                  { label: 'Organizace', kind: 'text' },
                  { label: 'Překážka', kind: 'text' },
                  { label: 'Podrobněji', kind: 'text' },
                  { label: 'Rozhodnutí', kind: 'text' },
                ],
                rows: blocked.map((one) => [
                  one.name,
                  one.organisation,
                  wordOf(t.inventory.barrier, one.barrier),
                  one.barrierNote,
                  one.decision,
                ]),
              },
      },
      {
        heading: 'Jak se stav vyvíjí',
        sentences: known ? [] : ['Soupis před tímto dnem nebyl, vývoj zatím není z čeho ukázat.'],
        chart: known
          ? {
              kind: 'lines',
              title: 'Zdroje v soupisu, připravené a otevřené na konci měsíce',
              unit: 'count',
              times: history.map(({ month }) => month),
              series: [
                { name: 'v soupisu', values: history.map(({ all }) => all || null) },
                { name: 'připravené', values: history.map((one) => (one.all ? one.ready : null)) },
                { name: 'otevřené', values: history.map((one) => (one.all ? one.open : null)) },
              ],
            }
          : null,
        table: known
          ? {
              id: 'vyvoj',
              caption: 'Vývoj soupisu po měsících',
              columns: [
                { label: 'Měsíc', kind: 'text' },
                { label: 'V soupisu', kind: 'count' },
                { label: 'Připravené', kind: 'count' },
                { label: 'Otevřené', kind: 'count' },
              ],
              rows: history.map((one) =>
                one.all ? [one.month, one.all, one.ready, one.open] : [one.month, null, null, null],
              ),
            }
          : null,
      },
    ],
    sources: [
      {
        name: 'Soupis dat',
        detail: `dotazníky organizací a zápisy kurátora dat do ${formatDate(on)}`,
      },
    ],
    method: [
      'Otevřený je zdroj, jehož datová sada je k danému dni zveřejněná v katalogu. Připravenost posuzuje město na stupnici 0 až 5: ' +
        Object.entries(t.inventory.readiness)
          .map(([level, words]) => `${level} = ${words}`)
          .join('; ') +
        '.',
      'Stav zdrojů se bere z historie soupisu k danému dni. Odpověď na dotazník se počítá ode dne, kdy přišla; kdo byl požádán znovu, má jen poslední odpověď.',
    ],
    caveats: [
      ...(unjudged.length > 0
        ? [`Připravenost zatím nikdo neposoudil: ${t.inventory.sourceCount(unjudged.length)}.`]
        : []),
      ...(undescribed.length > 0
        ? [`Databáze není uvedená: ${t.inventory.sourceCount(undescribed.length)}.`]
        : []),
    ],
    synthetic: await isDemo(database()),
  }
}

const countBarriers = (blocked: readonly PublicSource[]) =>
  barriers
    .map((barrier: Barrier) => ({
      label: t.inventory.barrier[barrier],
      value: blocked.filter((one) => one.barrier === barrier).length,
    }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
