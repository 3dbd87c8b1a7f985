import { error, type RequestEvent } from '@sveltejs/kit'
import { sequence, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit/hooks'
import { reportDefinitions } from '#server/city-hall.ts'
import { useCityFacts, usePaymentAccount } from '#server/modules/cases/index.ts'
import { readCitizen, useCitizenOidc } from '#server/modules/citizens/index.ts'
import { countEvent, flushEvents } from '#server/modules/usage/index.ts'
import { visitor } from '#server/platform/actor/actor.ts'
import { openAuth } from '#server/platform/auth/auth.ts'
import { accountOfSession, keepInterrupted } from '#server/platform/auth/interrupted-form.ts'
import { useCapabilitySecret } from '#server/platform/auth/capability.ts'
import { configureOidc } from '#server/platform/auth/oidc.ts'
import { readSession } from '#server/platform/auth/read-session.ts'
import { readConfig } from '#server/platform/config/config.ts'
import { usePublicUrl } from '#server/platform/config/public-url.ts'
import { isDemo } from '#server/platform/database/demo-mark.ts'
import { database, openDatabase, useDatabase } from '#server/platform/database/database.ts'
import { openBlobStore, useBlobStore } from '#server/platform/files/files.ts'
import { useUploadFolder } from '#server/platform/files/resumable-upload.ts'
import { configureScanner } from '#server/platform/files/scan-file.ts'
import { useStandards, writeUse } from '#server/modules/catalogue/index.ts'
import { onClose } from '#server/platform/http/closing.ts'
import { signInRequest } from '#server/platform/http/form-answer.ts'
import { pageCache } from '#server/platform/http/page-cache.ts'
import { preflight } from '#server/platform/http/preflight.ts'
import { securityHeaders } from '#server/platform/http/security-headers.ts'
import { openJobs } from '#server/platform/jobs/jobs.ts'
import { configureSeal } from '#server/platform/pdf/seal.ts'
import { configureRecords } from '#server/platform/records/export-record.ts'
import { useReports } from '#server/platform/reports/reports.ts'
import { openLive } from '#server/platform/live/live.ts'
import { useBlindSecret, useMasterKeys } from '#server/platform/secrets/record-key.ts'
import { describeError, log, setLogLevel } from '#server/platform/log/log.ts'
import { configureMail } from '#server/platform/mail/mail.ts'

let demo = false

export const init: ServerInit = async () => {
  const config = readConfig()
  setLogLevel(config.LOG_LEVEL)
  if (!config.DATABASE_URL)
    throw new Error('DATABASE_URL: the composition root has to open the database first')
  const opened = openDatabase(config.DATABASE_URL)
  useDatabase(opened)
  onClose(() => opened.close())
  onClose(flushEvents)
  onClose(writeUse)
  onClose(
    openAuth({ databaseUrl: config.DATABASE_URL, secret: config.AUTH_SECRET!, publicUrl: config.PUBLIC_URL }),
  )
  configureOidc(
    config.OIDC_ISSUER && config.OIDC_CLIENT_ID && config.OIDC_CLIENT_SECRET
      ? {
          issuer: config.OIDC_ISSUER,
          clientId: config.OIDC_CLIENT_ID,
          clientSecret: config.OIDC_CLIENT_SECRET,
          groupsClaim: config.OIDC_GROUPS_CLAIM,
          roles: config.OIDC_ROLES,
        }
      : null,
  )
  useCitizenOidc(
    config.CITIZEN_OIDC_ISSUER && config.CITIZEN_OIDC_CLIENT_ID && config.CITIZEN_OIDC_CLIENT_SECRET
      ? {
          issuer: config.CITIZEN_OIDC_ISSUER,
          clientId: config.CITIZEN_OIDC_CLIENT_ID,
          clientSecret: config.CITIZEN_OIDC_CLIENT_SECRET,
          levels: config.CITIZEN_OIDC_LEVELS,
        }
      : null,
  )
  configureRecords(config.RECORDS_DROP_DIR)
  usePaymentAccount(config.CITY_IBAN)
  useStandards(config.STANDARDS_DIR)
  useCityFacts({
    ico: config.CITY_ICO,
    dataBox: config.CITY_DATA_BOX,
    seat: config.CITY_SEAT,
    isvs: config.ISVS_CODE,
  })
  useReports(reportDefinitions())
  configureSeal({
    certificate: config.SEAL_CERTIFICATE,
    key: config.SEAL_KEY,
    password: config.SEAL_KEY_PASSWORD,
    timeStamps: config.TSA_URL,
  })
  const older = config.MASTER_KEY_PREVIOUS ? [config.MASTER_KEY_PREVIOUS] : []
  useBlobStore(openBlobStore(config.DATA_DIR, config.MASTER_KEY!, older))
  useUploadFolder(config.DATA_DIR)
  configureScanner(config.CLAMD ?? null)
  useMasterKeys(config.MASTER_KEY!, older)
  useBlindSecret(config.AUTH_SECRET!)
  onClose(await openLive(config.DATABASE_URL))
  const jobs = await openJobs(config.DATABASE_URL, [], { work: false })
  onClose(() => jobs.close())
  usePublicUrl(config.PUBLIC_URL)
  useCapabilitySecret(config.AUTH_SECRET!)
  configureMail({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM })
  demo = await isDemo(database())
}

const requestId: Handle = ({ event, resolve }) => {
  event.locals.demo = demo
  event.locals.requestId = event.request.headers.get('x-request-id') ?? crypto.randomUUID()
  return resolve(event)
}

const largestForm = 2 * 2 ** 20

/** Pages are posted to by forms only; anything else is refused before it can surprise them. */
const formsOnly: Handle = ({ event, resolve }) => {
  const kind = event.request.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  const isForm = ['application/x-www-form-urlencoded', 'multipart/form-data'].includes(kind)
  // forms without files are words: the server's large limit is for uploads
  const words = kind === 'application/x-www-form-urlencoded'
  if (words && Number(event.request.headers.get('content-length') ?? 0) > largestForm)
    return new Response('Formulář je příliš velký. Zkraťte text a odešlete ho znovu.\n', {
      status: 413,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  // the resumable upload and SPARQL speak protocols of their own
  const other = /\/soubory\/nahravani|\/sparql$/.test(event.route.id ?? '')
  if (event.request.method === 'POST' && !isForm && !other)
    return new Response('Odesílejte formulář.\n', {
      status: 415,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  const { request } = event
  const read = request.formData.bind(request)
  // what is no form at all is the sender's fault, not ours
  request.formData = () =>
    read().catch((problem: unknown) => {
      if (problem instanceof TypeError) error(400, 'The form cannot be read')
      throw problem
    })
  return resolve(event)
}

const locale: Handle = ({ event, resolve }) => {
  const { pathname } = event.url
  event.locals.locale = pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'cs'
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%radnice.lang%', event.locals.locale),
  })
}

/** Where it matters who the citizen is; all other public pages are the same for everyone. */
const citizenPages = /^\/\(public\)\/(?:obcan|podani|vyplnit|pripad|spolupodpis)(?:\/|$)/

/** The session is read only where somebody works: public pages are the same for everyone. */
const actor: Handle = async ({ event, resolve }) => {
  const now = new Date()
  event.locals.actor = visitor(now, event.locals.requestId)
  event.locals.signed = null
  event.locals.citizen = citizenPages.test(event.route.id ?? '')
    ? await readCitizen(event.cookies, now)
    : null
  if (event.route.id?.startsWith('/urad')) {
    const posted = event.request.method === 'POST' ? await accountOfSession(event.request.headers) : null
    const signed = await readSession(event.request.headers, now, event.locals.requestId)
    if (!signed) return toSignIn(event, posted)
    event.locals.signed = signed
    event.locals.actor = signed.actor
    const response = await resolve(event)
    // a stream of events says more: it must not be held back on its way
    if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
      response.headers.set('cache-control', 'private, no-store')
    return response
  }
  return resolve(event)
}

/** To the sign-in; a form posted when the session was over waits for its sender until then. */
async function toSignIn(event: RequestEvent, accountId: string | null): Promise<Response> {
  const { pathname, search } = event.url
  const response = new Response(null, { status: 303, headers: { 'cache-control': 'no-store' } })
  let target = pathname + search
  // a script that keeps a draft tries again by itself
  if (accountId !== null && !event.request.headers.has('x-sveltekit-action')) {
    const request = signInRequest(event)
    // this answer does not pass through the framework, which would add the cookies
    const cookies = {
      ...event.cookies,
      set: (...[name, value, options]: Parameters<typeof event.cookies.set>) =>
        response.headers.append('set-cookie', event.cookies.serialize(name, value, options)),
    }
    if (await keepInterrupted({ ...request, cookies }, accountId, target, await event.request.formData()))
      target = '/urad/pokracovat'
  }
  response.headers.set('location', `/prihlaseni?dal=${encodeURIComponent(target)}`)
  return response
}

/** Public pages of Radnice count themselves like those of any other platform: without cookies, with or without JavaScript. */
const countOwnUse: Handle = async ({ event, resolve }) => {
  const response = await resolve(event)
  const { route, request, url } = event
  const counts = request.method === 'GET' && [200, 304].includes(response.status) && !event.isDataRequest
  if (!counts || !route.id?.startsWith('/(public)') || uncounted.test(route.id)) return response
  const isPage = response.headers.get('content-type')?.startsWith('text/html') || response.status === 304
  await countEvent({
    platform: 'radnice',
    kind: !isPage ? 'download' : url.pathname.endsWith('/hledat') && url.search ? 'search' : 'view',
    path: url.pathname,
    address: event.getClientAddress(),
    agent: request.headers.get('user-agent') ?? '',
    at: event.locals.actor.now,
  }).catch((error: unknown) => log('warn', 'usage.not_counted', describeError(error)))
  return response
}

/** Programs read these, and pages with a secret in their address count nothing. */
const uncounted =
  /^\/\(public\)\/(?:oparl|popolo|lkod|sparql|vlozit|kalendar|odpoved|anketa|dotaznik|zdroje-dat|data\/odber|vyplnit|pripad|spolupodpis|obcan|prihlaseni|zalozeni)/

/** Pages behind a secret link are kept by nobody on the way. */
const secretPages: Handle = async ({ event, resolve }) => {
  const response = await resolve(event)
  if (secret.test(event.route.id ?? '') || event.locals.citizen)
    response.headers.set('cache-control', 'private, no-store')
  return response
}
const secret =
  /^\/\(public\)\/(?:odpoved|anketa|dotaznik|zdroje-dat|data\/odber|vyplnit|pripad|spolupodpis|obcan)/

export const handle = sequence(
  requestId,
  securityHeaders,
  preflight,
  formsOnly,
  locale,
  actor,
  countOwnUse,
  secretPages,
  pageCache,
)

export const handleError: HandleServerError = (caught) => {
  const { requestId: id } = caught.event.locals
  if (caught.kind === 'unknown')
    log('error', 'request.failed', { requestId: id, ...describeError(caught.error) })
  return {
    requestId: id,
    ...(caught.kind === 'unknown' && isDiskFull(caught.error) ? { diskFull: true } : {}),
  }
}

/** PostgreSQL's `disk_full` (SQLSTATE 53100), or the file system's word for it. */
const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '53100' || error.code === 'ENOSPC')
