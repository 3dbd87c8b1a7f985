// The same files for those who work on the record
export { GET } from '../../../../../../(public)/jednani/[body]/[meeting]/soubory/[id]/+server.ts'
