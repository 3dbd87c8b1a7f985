// The same files for those who work on the record before it is published
export { GET } from '../../../../../(public)/jednani/[body]/[meeting]/[file]/+server.ts'
