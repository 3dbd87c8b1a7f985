import type { Cookies } from '@sveltejs/kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, clerkOn, typed, withCases } from '#tests/support/cases.ts'
import { startIdentityProvider, type IdentityProvider } from '#tests/support/identity-provider.ts'
import { visitor, type Actor } from '../../../platform/actor/actor.ts'
import { openAuth } from '../../../platform/auth/auth.ts'
import type { SignInRequest } from '../../../platform/auth/sign-in.ts'
import { readPdf } from '../../../platform/documents/read-document.ts'
import { closePdf } from '../../../platform/pdf/compile-pdf.ts'
import {
  acceptMandate,
  addOrganisation,
  beginCitizenSignIn,
  finishCitizenSignIn,
  giveMandate,
  listGivenMandates,
  listHeldMandates,
  listOrganisations,
  readCitizen,
  readMandate,
  revokeMandate,
  saveContacts,
  signOutCitizen,
  useCitizenOidc,
  type Citizen,
} from '../../citizens/index.ts'
import { addForm, publishForm, readForm, saveFormDraft } from '../../services/index.ts'
import {
  askCompletion,
  confirmOwnCase,
  leave,
  listCases,
  listEarlier,
  listOwn,
  makeCertificate,
  overview,
  useCityFacts,
  readCase,
  readDraft,
  readOwnCase,
  savePage,
  startDraft,
  submitDraft,
  writeToCitizen,
} from '../index.ts'
import { remindCitizens } from './remind.ts'

const db = await withCases()
const { ask } = db
const publicUrl = 'http://localhost:3000'
const close = openAuth({
  databaseUrl: db.url,
  secret: 'zkušební tajemství, dost dlouhé na klíč 0123456789',
  publicUrl,
})
const now = at('2026-11-02')
const loa = (level: string) => `http://eidas.europa.eu/LoA/${level}`
let provider: IdentityProvider
beforeAll(async () => {
  provider = await startIdentityProvider(`${publicUrl}/obcan/prihlaseni/zpet`)
  const { issuer, clientId, clientSecret } = provider
  useCitizenOidc({
    issuer,
    clientId,
    clientSecret,
    levels: new Map([
      [loa('low'), 'low'],
      [loa('substantial'), 'substantial'],
    ]),
  })
  provider.subjects.set('zofie', {
    given_name: 'Žofie',
    family_name: 'Příkladná',
    birthdate: '1984-05-12',
    email: 'zofie@ukazka.example',
    address: { formatted: 'Ukázková 1, 460 01 Liberec' },
    acr: loa('substantial'),
  })
  provider.subjects.set('karel', {
    name: 'Karel Příkladný',
    email: 'karel@ukazka.example',
    acr: loa('substantial'),
  })
  provider.subjects.set('nizka', { name: 'Nízká Jistota', acr: loa('low') })
  provider.subjects.set('bez', { name: 'Bez Jistoty', acr: 'urn:neznama' })
})
afterAll(async () => {
  await provider.stop()
  await close()
})

function browser(): SignInRequest {
  const jar = new Map<string, string>()
  return {
    headers: new Headers(),
    cookies: {
      get: (name: string) => jar.get(name),
      set: (name: string, value: string) => void jar.set(name, value),
      delete: (name: string) => void jar.delete(name),
    } as unknown as Cookies,
    address: '192.0.2.1',
    secure: false,
    now,
  }
}
async function signIn(subject: string, wanted: 'low' | 'substantial' | null = null, window = browser()) {
  provider.subject = subject
  const back = await provider.walk(await beginCitizenSignIn(window, '/obcan', wanted))
  const target = await finishCitizenSignIn(window, back.searchParams)
  return { window, target, citizen: (await readCitizen(window.cookies, now))! }
}
const actor: Actor = visitor(now)
const clerk = (day = '2026-11-03'): Actor => clerkOn(day)
const save = (token: string, page: string, values: Record<string, string>, citizen: Citizen | null = null) =>
  savePage(actor, token, page, typed(values), { citizen })
const inCase = async (link: string) => {
  const text = (await readOwnCase(link)).referenceNumber
  const { id } = (await listCases(clerk(), { which: 'open', text, page: 1 })).cases[0]!
  return { id, version: (await readCase(clerk(), id)).case.version, read: await readCase(clerk(), id) }
}
const begin = (citizen: Citizen, form: string, behalf = '', from = '') =>
  startDraft(actor, form, { citizen, behalf, from })

test('a citizen signs in through a real provider; who and how surely is what its token says, and the pseudonym is kept nowhere', async () => {
  const { citizen, window, target } = await signIn('zofie')
  expect(target).toBe('/obcan')
  expect(citizen).toMatchObject({
    level: 'substantial',
    profile: {
      name: 'Žofie Příkladná',
      birthDate: '1984-05-12',
      email: 'zofie@ukazka.example',
      address: 'Ukázková 1, 460 01 Liberec',
    },
  })
  expect((await signIn('zofie')).citizen.id).toBe(citizen.id)
  await expect(signIn('bez')).rejects.toMatchObject({ code: 'no_level' })
  const raw = JSON.stringify(await ask('select * from citizens.citizen'))
  expect(raw).not.toMatch(/zofie|Žofie|Ukázková/)
  expect(await readCitizen(window.cookies, new Date(now.getTime() + 3 * 3_600_000))).toBeNull()
  await signOutCitizen(window)
  expect(await readCitizen(window.cookies, now)).toBeNull()
})

test('a surer proof is asked for and judged: a means that is not sure enough is told, the session stays as sure as it is', async () => {
  const window = browser()
  await expect(signIn('nizka', 'substantial', window)).rejects.toMatchObject({ code: 'level_too_low' })
  expect((await readCitizen(window.cookies, now))!.level).toBe('low')
  // an answer that this browser never asked for opens nothing
  provider.subject = 'zofie'
  const back = await provider.walk(await beginCitizenSignIn(browser(), '/obcan', null))
  await expect(finishCitizenSignIn(browser(), back.searchParams)).rejects.toMatchObject({
    code: 'oidc_failed',
  })
})

/** A form like a published one, with something changed. */
async function formLike(slug: string, title: string, procedure: string, change: object): Promise<string> {
  const editor: Actor = { ...clerk(), accountId: 'e1' }
  const other: Actor = { ...clerk(), accountId: 'e2' }
  const [{ definition }] = (await ask(
    `select v.definition from services.form_version v join services.form f on f.id = v.form_id where f.slug = $1`,
    [slug],
  )) as [{ definition: string }]
  const made = await addForm(editor, { title, procedure, situation: '' })
  const revision = async () => (await readForm(editor, made)).versions[0]?.revision ?? null
  const text = JSON.stringify({ ...(JSON.parse(definition) as object), ...change })
  await saveFormDraft(editor, 'Editor', made, await revision(), text)
  await publishForm(other, 'Jiný', made, (await revision())!)
  return made
}

test('a digital act whose sender proved who they are is certified; without a seal the certificate says that it is a draft', async () => {
  const one = (code: string) => ({ code, name: 'Zvláštní užívání' })
  const slug = await formLike('zvlastni-uzivani-komunikace', 'S kódy', 'road_use', {
    codes: { act: one('U1'), service: one('S1'), agenda: one('A1') },
  })
  const { citizen } = await signIn('zofie')
  const token = await begin(citizen, slug)
  await save(token, 'co', { purpose: 'dig', subject: 'Ukázková 1' }, citizen)
  await save(token, 'kdo', { holder: 'person', name: 'Žofie Příkladná', birthDate: '1984-05-12' }, citizen)
  const link = await submitDraft(actor, token, citizen)
  await expect(makeCertificate(link, now)).rejects.toMatchObject({ code: 'not_found' })
  useCityFacts({ ico: '00262978', dataBox: 'ukazka1', seat: 'Ukázková 1', isvs: '1' })
  expect((await readOwnCase(link)).certificate).toBe(true)
  const words = await readPdf((await makeCertificate(link, now)).pdf)
  expect(words).toContain('Žofie Příkladná učinil(a)')
  expect(words).toContain('Návrh bez elektronické pečeti')
  closePdf()
})

test('a form that demands a level is filled in by anybody and sent by whoever proved it; the draft stays', async () => {
  const slug = await formLike('podnet', 'S úrovní', 'suggestion', { level: 'substantial' })
  const token = await startDraft(actor, slug)
  await save(token, 'podnet', { subject: 'Lavička', place: 'Park', text: 'Chybí', answer: 'no' })
  await save(token, 'kdo', { name: 'Žofie Příkladná' })
  await expect(submitDraft(actor, token)).rejects.toMatchObject({ code: 'level' })
  const { citizen: low } = await signIn('nizka')
  await expect(submitDraft(actor, token, low)).rejects.toMatchObject({ code: 'level' })
  const { citizen } = await signIn('zofie', 'substantial')
  expect((await readOwnCase(await submitDraft(actor, token, citizen))).state).toBe('received')
})

test('forms know what an account says and what was filed before; a proven name needs no confirmation, another one does', async () => {
  const { citizen } = await signIn('zofie')
  const token = await begin(citizen, 'zvlastni-uzivani-komunikace')
  await save(token, 'co', { purpose: 'dig', subject: 'Ukázková 1' }, citizen)
  await save(token, 'kdo', { holder: 'person', name: 'Žofie Příkladná' }, citizen)
  const draft = await readDraft(token)
  expect(draft.answers).toMatchObject({ name: 'Žofie Příkladná', email: 'zofie@ukazka.example' })
  expect((await listOwn(citizen)).drafts).toHaveLength(1)
  const link = await submitDraft(actor, token, citizen)
  expect(await readOwnCase(link)).toMatchObject({ confirmBy: null })
  const [earlier] = await listEarlier(citizen, 'zvlastni-uzivani-komunikace')
  const again = await begin(citizen, 'zvlastni-uzivani-komunikace', '', earlier!.id)
  expect((await readDraft(again)).answers).toMatchObject({ purpose: 'dig', subject: 'Ukázková 1' })
  // of somebody else's case nothing is taken over
  const { citizen: karel } = await signIn('karel')
  expect(
    (await readDraft(await begin(karel, 'zvlastni-uzivani-komunikace', '', earlier!.id))).answers,
  ).not.toHaveProperty('purpose')
  await save(again, 'kdo', { holder: 'person', name: 'Jiná Osoba' }, citizen)
  const unsigned = await submitDraft(actor, again, citizen)
  expect((await readOwnCase(unsigned)).confirmBy).toBe('2026-11-09')
  await expect(confirmOwnCase(actor, unsigned, citizen)).rejects.toMatchObject({ code: 'level' })
})

test('an unsigned submission is confirmed by a proof of identity in the name of its sender', async () => {
  const token = await startDraft(actor, 'zvlastni-uzivani-komunikace')
  await save(token, 'co', { purpose: 'dig', subject: 'Ukázková 1' })
  await save(token, 'kdo', { holder: 'person', name: 'žofie příkladná' })
  const link = await submitDraft(actor, token)
  await expect(confirmOwnCase(actor, link, null)).rejects.toMatchObject({ code: 'level' })
  const { citizen } = await signIn('zofie', 'substantial')
  await expect(
    confirmOwnCase(visitor(new Date('2026-11-10T10:00:00+01:00')), link, citizen),
  ).rejects.toMatchObject({ code: 'late' })
  await confirmOwnCase(actor, link, citizen)
  expect(await readOwnCase(link)).toMatchObject({ confirmBy: null })
  expect((await listOwn(citizen)).cases.some((one) => one.link === link)).toBe(true)
})

test('one person, several organisations: their data are filled in, and kept sealed', async () => {
  const { citizen } = await signIn('zofie')
  await expect(
    addOrganisation(actor, citizen, { name: 'Spolek', ico: '12345678', dataBox: '', seat: '' }),
  ).rejects.toThrow('IČO')
  await addOrganisation(actor, citizen, {
    name: 'Spolek Příklad',
    ico: '00262978',
    dataBox: 'abc2345',
    seat: '',
  })
  await expect(
    addOrganisation(actor, citizen, { name: 'Spolek', ico: '00262978', dataBox: '', seat: '' }),
  ).rejects.toThrow('už máte')
  const [held] = await listOrganisations(citizen.id)
  const token = await begin(citizen, 'zvlastni-uzivani-komunikace', `organisation:${held!.id}`)
  await save(token, 'kdo', {
    holder: 'company',
    name: 'Žofie Příkladná',
    company: 'Spolek Příklad',
    ico: '00262978',
  })
  expect((await readDraft(token)).answers).toMatchObject({ ico: '00262978', dataBox: 'abc2345' })
  expect(JSON.stringify(await ask('select content from citizens.organisation'))).not.toContain('Spolek')
})

test('a power of attorney: given, accepted by the first, used within its scope, told, seen by who gave it, ended at once', async () => {
  const [{ citizen: zofie }, { citizen: karel }, { citizen: low }] = [
    await signIn('zofie'),
    await signIn('karel'),
    await signIn('nizka'),
  ]
  const given = {
    agent: 'Karel Příkladný',
    email: 'karel@ukazka.example',
    scope: ['road_use'],
    endsOn: '2026-12-31',
  }
  await expect(giveMandate(actor, low, given)).rejects.toMatchObject({ code: 'level' })
  await expect(giveMandate(actor, zofie, { ...given, endsOn: '2026-11-01' })).rejects.toMatchObject({
    code: 'wrong_day',
  })
  await giveMandate(actor, zofie, given)
  const [mail] = (await ask(
    `select text from platform.mail where subject = 'Plná moc k jednání s úřadem'`,
  )) as [{ text: string }]
  const token = /zmocneni\/([\w-]{64})/.exec(mail.text)![1]!
  expect(await readMandate(actor, karel, token)).toMatchObject({
    grantor: 'Žofie Příkladná',
    accepted: false,
  })
  await expect(acceptMandate(actor, zofie, token)).rejects.toMatchObject({ code: 'own' })
  await expect(
    acceptMandate(actor, { ...karel, profile: { ...karel.profile, name: 'Jiný Člověk' } }, token),
  ).rejects.toMatchObject({
    code: 'other_name',
  })
  await acceptMandate(actor, karel, token)
  await expect(acceptMandate(actor, karel, token)).rejects.toMatchObject({ code: 'accepted' })
  const [held] = await listHeldMandates(karel.id, '2026-11-02')
  await expect(begin(karel, 'podnet', `mandate:${held!.id}`)).rejects.toMatchObject({ code: 'no_mandate' })
  await expect(begin(zofie, 'zvlastni-uzivani-komunikace', `mandate:${held!.id}`)).rejects.toMatchObject({
    code: 'no_mandate',
  })
  const draft = await begin(karel, 'zvlastni-uzivani-komunikace', `mandate:${held!.id}`)
  await save(draft, 'co', { purpose: 'dig', subject: 'Za Žofii' }, karel)
  await save(draft, 'kdo', { holder: 'person', name: 'Karel Příkladný', agent: 'yes' }, karel)
  // the link alone does not carry the power
  await expect(submitDraft(actor, draft)).rejects.toMatchObject({ code: 'other_account' })
  await expect(submitDraft(actor, draft, zofie)).rejects.toMatchObject({ code: 'other_account' })
  const link = await submitDraft(actor, draft, karel)
  const seen = (await listOwn(zofie)).cases.find((one) => one.subject === 'Za Žofii')!
  expect(seen).toMatchObject({ filedBy: 'Karel Příkladný' })
  expect((await inCase(link)).read.applicant).toMatchObject({
    name: 'Karel Příkladný',
    represented: 'Žofie Příkladná',
  })
  const told = (await ask(`select text from platform.mail where subject like 'Vaším jménem%'`)) as {
    text: string
  }[]
  expect(told.at(-1)!.text).toContain('podle plné moci')
  expect(told.at(-1)!.text).toMatch(/najdete:\nhttps?:\/\/\S+\/obcan\n/)
  const late = await begin(karel, 'zvlastni-uzivani-komunikace', `mandate:${held!.id}`)
  await save(late, 'co', { purpose: 'dig', subject: 'Pozdě' }, karel)
  await save(late, 'kdo', { holder: 'person', name: 'Karel Příkladný' }, karel)
  await revokeMandate(actor, zofie, held!.id)
  await expect(submitDraft(actor, late, karel)).rejects.toMatchObject({ code: 'no_mandate' })
  expect(await listGivenMandates(zofie.id, '2026-11-02')).toMatchObject([{ state: 'revoked' }])
  await expect(readMandate(actor, karel, token)).rejects.toMatchObject({ code: 'not_found' })
})

test('a citizen is written about what they want, reminded of their limits once, and sees what waits', async () => {
  const { citizen } = await signIn('zofie')
  const token = await begin(citizen, 'podnet')
  await save(token, 'podnet', { subject: 'Strom', place: 'Park', text: 'Suchý', answer: 'no' }, citizen)
  const link = await submitDraft(actor, token, citizen)
  const count = async (subject: string) =>
    (
      await ask(`select 1 from platform.mail where recipient = 'nova@ukazka.example' and subject like $1`, [
        `${subject}%`,
      ])
    ).length
  const contacts = { email: 'nova@ukazka.example', phone: '', address: '', dataBox: '', mails: ['reminders'] }
  await expect(saveContacts(actor, citizen, citizen.version, { ...contacts, email: 'nic' })).rejects.toThrow(
    'E-mail',
  )
  await saveContacts(actor, citizen, citizen.version, contacts)
  await expect(saveContacts(actor, citizen, citizen.version, contacts)).rejects.toMatchObject({
    code: 'stale',
  })
  const one = await inCase(link)
  await writeToCitizen(clerk(), 'Úřednice', one.id, one.version, 'Podíváme se.')
  expect(await count('Nová zpráva')).toBe(0)
  await askCompletion(clerk(), 'Úřednice', one.id, one.version + 1, {
    until: '2026-11-12',
    text: 'Který strom?',
  })
  expect((await listOwn(citizen)).cases.find((mine) => mine.link === link)).toMatchObject({
    completeBy: '2026-11-12',
  })
  const morning = new Date('2026-11-10T08:00:00+01:00')
  await remindCitizens.run({}, morning)
  await remindCitizens.run({}, morning)
  expect(await count('Blíží se lhůta')).toBe(1)
})

test('an account shows all that is kept of it, and goes with its drafts; what was filed stays with the office', async () => {
  const { citizen, window } = await signIn('zofie')
  const kept = await overview(actor, citizen)
  expect(kept).toMatchObject({ profile: { name: 'Žofie Příkladná' }, organisations: [{ ico: '00262978' }] })
  expect(kept.cases.length).toBeGreaterThan(0)
  const [link] = (await listOwn(citizen)).cases.map((one) => one.link)
  await leave(actor, citizen)
  expect(await readCitizen(window.cookies, now)).toBeNull()
  expect((await readOwnCase(link!)).state).toBeTruthy()
  expect(await ask('select 1 from cases.draft where citizen_id = $1', [citizen.id])).toEqual([])
  expect((await signIn('zofie')).citizen.id).not.toBe(citizen.id)
})
