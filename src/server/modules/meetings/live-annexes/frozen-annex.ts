import { DomainError } from '../../../platform/domain-error.ts'

/** A frozen report is part of what the meeting knew: it keeps its number, title and file. */
export const frozenAnnex = (number: number) =>
  new DomainError(
    'frozen',
    `Příloha č. ${number} je zmrazený přehled: nejde smazat a její soubor se nemění. Připojte další přílohu, nebo tuto v souborech jednání jen zveřejněte či skryjte.`,
  )
