import { betterAuth } from 'better-auth'
import { emailOTP, twoFactor } from 'better-auth/plugins'
import pg from 'pg'
import { outliveConnections } from '../database/database.ts'
import { system } from '../actor/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { queueMail } from '../mail/mail.ts'
import { openSessionPlugin } from './open-session.ts'

interface AuthOptions {
  databaseUrl: string
  secret: string
  publicUrl: string
}

const sessionHours = 12
const codeMinutes = 10

/** How the holder of a session proved themselves. */
export const waysOfSignIn = ['password', 'second_factor', 'email_code', 'passkey', 'office'] as const
export type WayOfSignIn = (typeof waysOfSignIn)[number]

const ways: Record<string, WayOfSignIn> = {
  '/sign-in/email': 'password',
  '/sign-in/email-otp': 'email_code',
  '/two-factor/verify-totp': 'second_factor',
  '/two-factor/verify-backup-code': 'second_factor',
}

const wayOf = (path: string | undefined, body: unknown): WayOfSignIn | null =>
  ways[path ?? ''] ?? waysOfSignIn.find((way) => way === (body as { way?: unknown } | undefined)?.way) ?? null

/** Accounts behind one door: password with a second factor, one-time codes by e-mail. */
function build(pool: pg.Pool, { secret, publicUrl }: AuthOptions) {
  return betterAuth({
    database: pool,
    secret,
    baseURL: publicUrl,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    logger: { disabled: true },
    session: {
      expiresIn: sessionHours * 3600,
      updateAge: 3600,
      additionalFields: { way: { type: 'string', required: false, input: false } },
    },
    databaseHooks: {
      session: {
        create: {
          before: (session, context) =>
            Promise.resolve({ data: { ...session, way: wayOf(context?.path, context?.body) } }),
        },
      },
    },
    advanced: { cookiePrefix: 'radnice', ipAddress: { ipAddressHeaders: ['x-forwarded-for'] } },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    user: {
      additionalFields: {
        personId: { type: 'string', required: false, input: false },
        roles: { type: 'string', required: false, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    plugins: [
      openSessionPlugin,
      twoFactor({ issuer: 'Radnice', twoFactorTable: 'two_factor' }),
      emailOTP({
        disableSignUp: true,
        otpLength: 8,
        expiresIn: codeMinutes * 60,
        allowedAttempts: 5,
        storeOTP: 'hashed',
        sendVerificationOTP: async ({ email, otp }) => {
          await inTransaction(system(), (work) =>
            queueMail(work, {
              recipient: email,
              subject: 'Kód pro přihlášení do Radnice',
              text: `Váš kód pro přihlášení je ${otp.slice(0, 4)} ${otp.slice(4)}. Platí ${codeMinutes} minut.\n\nPokud jste o něj nežádali, nemusíte nic dělat.\n`,
            }),
          )
        },
      }),
    ],
  })
}

export type Auth = ReturnType<typeof build>
let opened: Auth | undefined
let origin: URL | undefined

/** Opens sign-in on the tables of the schema `auth`. @returns what closes it */
export function openAuth(options: AuthOptions): () => Promise<void> {
  const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 4, options: '-c search_path=auth' })
  outliveConnections(pool)
  opened = build(pool, options)
  origin = new URL(options.publicUrl)
  return () => pool.end()
}

export function auth(): Auth {
  if (!opened) throw new Error('openAuth() was not called by the composition root')
  return opened
}

/** The address under which browsers know Radnice: what passkeys are bound to, where the identity provider returns. */
export function publicOrigin(): URL {
  if (!origin) throw new Error('openAuth() was not called by the composition root')
  return origin
}

/** An ordinary session for an account whose holder has proved themselves. @returns answer whose cookies open it */
export const openSession = (headers: Headers, userId: string, way: 'passkey' | 'office'): Promise<Response> =>
  auth().api.openSession({ body: { userId, way }, headers, asResponse: true })
