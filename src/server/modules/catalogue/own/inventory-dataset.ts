import { wordOf } from '../../../../shared/catalogue/word-of.ts'
import { cs } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import type { OwnDataset } from '../../../platform/datasets/own-dataset.ts'
import { inventoryAsOf } from '../inventory/inventory-as-of.ts'

/** The inventory of data sources, without versions, server addresses, security contacts and weaknesses. */
export const inventoryDataset: OwnDataset = {
  name: 'catalogue.inventory',
  title: 'Soupis dat města a jeho organizací',
  titleEn: 'Inventory of data of the city and its organisations',
  description:
    'Jaká data vede město a jeho organizace, v jakém systému a databázi, co brání jejich zveřejnění a jak jsou k němu blízko.',
  descriptionEn:
    'What data the city and its organisations keep, in which database, and how close they are to opening.',
  themes: ['GOVE', 'TECH'],
  keywords: ['soupis dat', 'otevřená data', 'databáze', 'informační systémy'],
  frequency: 'IRREG',
  page: '/data/stav',
  columns: [
    { name: 'organizace', title: 'Organizace', type: 'text' },
    { name: 'data', title: 'Data', type: 'text' },
    { name: 'obsah', title: 'Co obsahují', type: 'text' },
    { name: 'system', title: 'Systém', type: 'text' },
    { name: 'dodavatel', title: 'Dodavatel', type: 'text' },
    { name: 'databaze', title: 'Databáze', type: 'text' },
    { name: 'odpovida', title: 'Kdo za ně odpovídá', type: 'text' },
    { name: 'pravni_zaklad', title: 'Podle čeho se vedou', type: 'text' },
    { name: 'osobni_udaje', title: 'Osobní údaje', type: 'text' },
    { name: 'rozhrani', title: 'Jak se dají získat ze systému', type: 'text' },
    { name: 'aktualizace', title: 'Jak často se mění', type: 'text' },
    { name: 'prekazka', title: 'Co brání zveřejnění', type: 'text' },
    { name: 'pripravenost', title: 'Připravenost', type: 'integer' },
    { name: 'plan', title: 'Plán zveřejnění', type: 'date' },
    { name: 'rozhodnuti', title: 'Rozhodnutí', type: 'text' },
    { name: 'otevrena', title: 'Otevřená', type: 'boolean' },
    { name: 'datova_sada', title: 'Datová sada', type: 'text' },
  ],
  read: async (now) => {
    const base = await permanentBase()
    const { sources } = await inventoryAsOf(localDay(now))
    return sources.map((one) => ({
      organizace: one.organisation,
      data: one.name,
      obsah: one.holds,
      system: one.system,
      dodavatel: one.supplier,
      databaze: one.databaseProduct,
      odpovida: one.owner,
      pravni_zaklad: one.legalBasis,
      osobni_udaje: wordOf(cs.inventory.personalData, one.personalData),
      rozhrani: wordOf(cs.inventory.interface, one.interface),
      aktualizace: wordOf(cs.inventory.frequency, one.updateFrequency),
      prekazka: wordOf(cs.inventory.barrier, one.barrier),
      pripravenost: one.readiness,
      plan: one.plannedOn,
      rozhodnuti: one.decision,
      otevrena: one.opened,
      datova_sada: one.datasetPath && `${base}${one.datasetPath}`,
    }))
  },
}
