import { cs } from '../../../shared/messages/cs.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { permanentBase } from '../../platform/config/permanent-base.ts'
import type { OwnDataset } from '../../platform/datasets/own-dataset.ts'
import { publicSituations } from './read-situations.ts'

/** Life situations with their level of digitisation. */
export const ownDatasets: readonly OwnDataset[] = [
  {
    name: 'services.situations',
    title: 'Životní situace a jejich digitalizace',
    titleEn: 'Life situations and how far they are digitised',
    description:
      'Návody města na vyřízení životních situací: co je potřeba, kolik to stojí, jak dlouho to trvá a na jaké úrovni digitalizace (0 až 4) jdou vyřídit.',
    descriptionEn: 'The city’s guides to life situations with their level of digitisation (0 to 4).',
    themes: ['GOVE', 'SOCI'],
    keywords: ['životní situace', 'digitalizace', 'služby veřejné správy', 'úřad'],
    frequency: 'IRREG',
    page: '/situace',
    columns: [
      { name: 'adresa', title: 'Adresa návodu', type: 'text', key: true },
      { name: 'nazev', title: 'Název', type: 'text' },
      { name: 'oblast', title: 'Oblast', type: 'text' },
      { name: 'shrnuti', title: 'Shrnutí', type: 'text' },
      { name: 'poplatek', title: 'Poplatek', type: 'text' },
      { name: 'obvykle_dnu', title: 'Obvykle dnů', type: 'integer' },
      { name: 'vyrizuje', title: 'Vyřizuje', type: 'text' },
      { name: 'uroven', title: 'Úroveň digitalizace', type: 'integer' },
      { name: 'uroven_znamena', title: 'Co úroveň znamená', type: 'text' },
      { name: 'posouzeno', title: 'Posouzeno dne', type: 'date' },
      { name: 'kod_sluzby', title: 'Kód služby v katalogu služeb', type: 'text' },
    ],
    read: async (now) => {
      const base = await permanentBase()
      return (await publicSituations(localDay(now))).map((one) => ({
        adresa: `${base}/situace/${one.slug}`,
        nazev: one.title,
        oblast: cs.services.area[one.area],
        shrnuti: one.summary,
        poplatek: one.fee,
        obvykle_dnu: one.medianDays,
        vyrizuje: one.decides,
        uroven: one.level?.level ?? null,
        uroven_znamena: one.level ? cs.services.level[one.level.level] : null,
        posouzeno: one.level?.judgedOn ?? null,
        kod_sluzby: one.serviceCode,
      }))
    },
  },
]
