import { accessSync, constants, statSync } from 'node:fs'
import { resolve } from 'node:path'
import * as v from 'valibot'
import type { Level } from '../../../shared/citizens/words.ts'
import type { Role } from '../actor/actor.ts'
import { clamdAddress } from '../files/clamd.ts'

const port = v.pipe(
  v.string(),
  v.regex(/^\d+$/, 'zadejte číslo'),
  v.transform(Number),
  v.check((number) => number >= 1 && number <= 65535, 'zadejte číslo od 1 do 65535'),
)
const flag = v.pipe(
  v.picklist(['true', 'false', '1', '0', ''], 'zadejte true, nebo false'),
  v.transform((value) => value === 'true' || value === '1'),
)
/** A whole address; `begins` says with which scheme. */
const address = (scheme: RegExp, begins: string) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => URL.canParse(text) && scheme.test(text),
      `zadejte celou adresu, která začíná ${begins}`,
    ),
  )
const folder = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK)
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
const readableFolder = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK)
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
const readable = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
const secret = v.pipe(v.string(), v.minLength(32, 'zadejte nejméně 32 znaků'))

const levelPair = /^(.+)=(low|substantial|high)$/
const rolePair = /^([^=]+)=(administrator|recorder|auditor|clerk|analyst|)$/

/** A folder of this machine into which other programs look. */
const writable = v.pipe(
  v.string(),
  v.transform((path) => resolve(path)),
  v.check(folder, 'taková složka není, nebo do ní nejde zapisovat. Založte ji a dejte právo zápisu'),
)

/** Every variable Radnice reads. The README's table is generated from this list (`npm run config:table`). */
export const settings = {
  PUBLIC_URL: {
    about: 'Address citizens type; the only source of absolute links, allowed Host and Origin',
    schema: v.pipe(
      address(/^https?:\/\//, 'http:// nebo https://'),
      v.check(
        (text) => !URL.canParse(text) || new URL(text).href === `${new URL(text).origin}/`,
        'zadejte jen protokol, jméno serveru a port, bez cesty a hesla',
      ),
      v.transform((text) => new URL(text).origin),
    ),
    fallback: 'http://localhost:3000',
  },
  HOST: { about: 'Address to listen on', schema: v.string(), fallback: '127.0.0.1' },
  PORT: { about: 'Port to listen on', schema: port, fallback: '3000' },
  DATA_DIR: {
    about: 'Folder of the bundled database, files and generated secrets',
    schema: v.pipe(
      v.string(),
      v.transform((path) => resolve(path)),
    ),
    fallback: './data',
  },
  DATABASE_URL: {
    about: 'A PostgreSQL of your own (15 or newer); empty means the bundled one in DATA_DIR',
    schema: v.optional(address(/^postgres(ql)?:\/\//, 'postgres://')),
    fallback: undefined,
  },
  AUTH_SECRET: {
    about: 'Signs sessions; generated into DATA_DIR/secrets unless DATABASE_URL is set',
    schema: v.optional(secret),
    fallback: undefined,
  },
  MASTER_KEY: {
    about:
      'Wraps the keys of private files, at least 32 characters; generated like AUTH_SECRET. Keep a copy apart from backups',
    schema: v.optional(secret),
    fallback: undefined,
  },
  MASTER_KEY_PREVIOUS: {
    about: 'The master key before MASTER_KEY, needed until `node cli.ts keys rotate` has gone through',
    schema: v.optional(secret),
    fallback: undefined,
  },
  TRUST_PROXY: {
    about: 'Believe X-Forwarded-For of the reverse proxy in front of Radnice',
    schema: flag,
    fallback: 'false',
  },
  SMTP_URL: {
    about: 'Mail server, smtp:// or smtps://; empty means that mail is kept in the outbox and never sent',
    schema: v.optional(address(/^smtps?:\/\//, 'smtp:// nebo smtps://')),
    fallback: undefined,
  },
  MAIL_FROM: {
    about: 'Sender of mail',
    schema: v.pipe(v.string(), v.email('zadejte e-mailovou adresu')),
    fallback: 'radnice@localhost.localdomain',
  },
  IMAP_URL: {
    about:
      'Mailbox into which diaries answer invitations, imaps://user:password@server/INBOX; empty means that none is read',
    schema: v.optional(address(/^imaps?:\/\//, 'imaps:// nebo imap://')),
    fallback: undefined,
  },
  CLAMD: {
    about:
      'Virus scanner clamd, tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl; empty means that files are not scanned. Its StreamMaxLength must be 30M at least',
    schema: v.optional(
      v.pipe(
        v.string(),
        v.transform(clamdAddress),
        v.check((address) => address !== null, 'zadejte tcp://počítač:port, nebo unix:/cesta'),
      ),
    ),
    fallback: undefined,
  },
  SEAL_CERTIFICATE: {
    about:
      'File with the certificate that signs approved minutes and those above it, PEM; empty means no signing',
    schema: v.optional(v.pipe(v.string(), v.check(readable, 'takový soubor není, nebo nejde číst'))),
    fallback: undefined,
  },
  SEAL_KEY: {
    about: 'File with the private key of SEAL_CERTIFICATE, PEM',
    schema: v.optional(v.pipe(v.string(), v.check(readable, 'takový soubor není, nebo nejde číst'))),
    fallback: undefined,
  },
  SEAL_KEY_PASSWORD: {
    about: 'Password of an encrypted SEAL_KEY',
    schema: v.optional(v.string()),
    fallback: undefined,
  },
  TSA_URL: {
    about: 'Time-stamp authority (RFC 3161) that stamps signatures; empty means no time stamp',
    schema: v.optional(address(/^https?:\/\//, 'https://')),
    fallback: undefined,
  },
  CITY_ICO: {
    about: "The city's IČO, for official documents of submissions",
    schema: v.optional(v.pipe(v.string(), v.regex(/^\d{8}$/, 'zadejte osm číslic'))),
    fallback: undefined,
  },
  CITY_DATA_BOX: {
    about: "The city's data box, for official documents of submissions",
    schema: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9]{7}$/, 'zadejte sedm písmen a číslic'))),
    fallback: undefined,
  },
  CITY_SEAT: {
    about: "Address of the city's seat, for official documents of submissions",
    schema: v.optional(v.string()),
    fallback: undefined,
  },
  CITY_RUIAN: {
    about:
      "The city's element of RÚIAN, for its own datasets: `obec/563889`; empty means the whole of Czechia",
    schema: v.optional(
      v.pipe(v.string(), v.regex(/^[a-z-]+\/\d{1,10}$/, 'zadejte druh a kód, například obec/563889')),
    ),
    fallback: undefined,
  },
  CITY_IBAN: {
    about: "The city's account for payments of cases; without it no payment can be asked for",
    schema: v.optional(
      v.pipe(v.string(), v.regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/, 'zadejte IBAN bez mezer')),
    ),
    fallback: undefined,
  },
  ISVS_CODE: {
    about: 'Code of this installation in the register of information systems of public administration',
    schema: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'zadejte nejvýš šest číslic'))),
    fallback: undefined,
  },
  RECORDS_DROP_DIR: {
    about: "Folder that the city's document register (eSSL) watches; empty means that nothing is exported",
    schema: v.optional(writable),
    fallback: undefined,
  },
  DELIVERY_DROP_DIR: {
    about:
      'Folder through which documents go to data boxes and post; empty means that the office sends them by hand and notes it',
    schema: v.optional(writable),
    fallback: undefined,
  },
  STANDARDS_DIR: {
    about:
      'Folder with official schemas and shapes of catalogues (docs/OPEN-DATA.md says which); with it datasets are held against them before publishing',
    schema: v.optional(v.pipe(v.string(), v.check(readableFolder, 'taková složka není, nebo nejde číst'))),
    fallback: undefined,
  },
  OIDC_ISSUER: {
    about: 'OpenID Connect issuer of the city (Entra ID, Keycloak, ADFS); empty means no sign-in through it',
    schema: v.optional(address(/^https?:\/\//, 'https://')),
    fallback: undefined,
  },
  OIDC_CLIENT_ID: {
    about: 'Client id that the issuer gave Radnice; its redirect address is PUBLIC_URL/prihlaseni/urad/zpet',
    schema: v.optional(v.string()),
    fallback: undefined,
  },
  OIDC_CLIENT_SECRET: {
    about: 'Client secret that the issuer gave Radnice',
    schema: v.optional(v.string()),
    fallback: undefined,
  },
  OIDC_GROUPS_CLAIM: {
    about: "Claim of the ID token or of userinfo that lists a person's groups",
    schema: v.string(),
    fallback: 'groups',
  },
  OIDC_ROLES: {
    about:
      'Who may come in: `group=role` divided by semicolons (roles administrator, recorder, auditor, clerk, analyst); `group=` lets its members in without a role',
    schema: v.pipe(
      v.string(),
      v.check(
        (text) => text.split(';').every((pair) => pair.trim() === '' || rolePair.test(pair.trim())),
        'zadejte skupina=role oddělené středníkem; role jsou administrator, recorder, auditor, clerk, analyst',
      ),
      v.transform(
        (text) =>
          new Map(
            text.split(';').flatMap((pair): [string, Role | null][] => {
              const [, group, role] = rolePair.exec(pair.trim()) ?? []
              return group === undefined ? [] : [[group.trim(), (role as Role) || null]]
            }),
          ),
      ),
    ),
    fallback: '',
  },
  CITIZEN_OIDC_ISSUER: {
    about:
      'OpenID Connect issuer for citizens (a broker in front of NIA or Bank iD); empty means that citizens file without signing in',
    schema: v.optional(address(/^https?:\/\//, 'https://')),
    fallback: undefined,
  },
  CITIZEN_OIDC_CLIENT_ID: {
    about:
      'Client id that this issuer gave Radnice; its redirect address is PUBLIC_URL/obcan/prihlaseni/zpet',
    schema: v.optional(v.string()),
    fallback: undefined,
  },
  CITIZEN_OIDC_CLIENT_SECRET: {
    about: 'Client secret that this issuer gave Radnice',
    schema: v.optional(v.string()),
    fallback: undefined,
  },
  CITIZEN_OIDC_LEVELS: {
    about:
      'What the levels of assurance are called in the claim `acr`: `value=level` divided by semicolons (levels low, substantial, high)',
    schema: v.pipe(
      v.string(),
      v.check(
        (text) => text.split(';').every((pair) => levelPair.test(pair.trim())),
        'zadejte hodnota=low, substantial nebo high oddělené středníkem',
      ),
      v.transform(
        (text) =>
          new Map(
            text.split(';').map((pair): [string, Level] => {
              const [, name = '', level = 'low'] = levelPair.exec(pair.trim()) ?? []
              return [name.trim(), level as Level]
            }),
          ),
      ),
    ),
    fallback:
      'http://eidas.europa.eu/LoA/low=low;http://eidas.europa.eu/LoA/substantial=substantial;http://eidas.europa.eu/LoA/high=high',
  },
  JOBS: {
    about: 'Where background jobs run: in this process, or only in `npm run worker`',
    schema: v.picklist(['inline', 'worker'], 'zadejte inline, nebo worker'),
    fallback: 'inline',
  },
  LOG_LEVEL: {
    about: 'Least important line that is logged',
    schema: v.picklist(['debug', 'info', 'warn', 'error'], 'zadejte debug, info, warn, nebo error'),
    fallback: 'info',
  },
} as const

type Settings = typeof settings
export type Config = { readonly [Name in keyof Settings]: v.InferOutput<Settings[Name]['schema']> }

export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads and checks the whole configuration. Empty variables count as not set.
 * @throws ConfigError whose message names every wrong variable and what to write instead
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const problems: string[] = []
  const config: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries(settings)) {
    const given = env[name]?.trim() || setting.fallback
    const result = v.safeParse(setting.schema, given)
    if (result.success) config[name] = result.output
    else problems.push(`${name}: ${result.issues[0].message}`)
  }
  if (env['DATABASE_URL']?.trim())
    for (const name of ['AUTH_SECRET', 'MASTER_KEY'])
      if (!env[name]?.trim())
        problems.push(`${name}: s vlastní databází (DATABASE_URL) nastavte i tento klíč`)
  if (env['OIDC_ISSUER']?.trim())
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ROLES'])
      if (!env[name]?.trim()) problems.push(`${name}: s OIDC_ISSUER nastavte i toto`)
  if (env['CITIZEN_OIDC_ISSUER']?.trim())
    for (const name of ['CITIZEN_OIDC_CLIENT_ID', 'CITIZEN_OIDC_CLIENT_SECRET'])
      if (!env[name]?.trim()) problems.push(`${name}: s CITIZEN_OIDC_ISSUER nastavte i toto`)
  if (problems.length > 0) throw new ConfigError(`Nastavení není v pořádku. ${problems.join('. ')}.`)
  return config as Config
}
