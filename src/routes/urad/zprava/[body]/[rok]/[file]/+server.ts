// The same files for those who may see attendance before the body publishes it
export { GET } from '../../../../../(public)/organy/[body]/zprava/[rok]/[file]/+server.ts'
