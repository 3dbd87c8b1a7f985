import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { system } from '../../../platform/actor/actor.ts'
import { forgetPermanentBase } from '../../../platform/config/permanent-base.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { cpsvCatalogue, ofnCatalogue, services } from '../index.ts'

const standards =
  process.env['STANDARDS_DIR'] ?? join(import.meta.dirname, '../../../../../../shared/standards')
const schema = join(standards, 'ofn-zopds/služby.schema.json')
const { ask } = await freshDatabase()
const now = new Date('2026-11-27T10:00:00+01:00')
beforeAll(async () => {
  usePublicUrl('https://radnice.example')
  forgetPermanentBase()
  await inTransaction(system(now), (work) => services.demo!(work))
})

test('a public service of CPSV-AP has what its guide states, and nothing that it does not', async () => {
  const { '@graph': graph } = (await cpsvCatalogue(now)) as { '@graph': Record<string, unknown>[] }
  expect(graph).toHaveLength(41)
  const dog = graph.find((one) => one['@id'] === 'https://radnice.example/situace/poplatek-ze-psu#sluzba')!
  expect(dog).toMatchObject({
    '@type': 'cpsv:PublicService',
    'dct:title': { '@language': 'cs', '@value': 'Místní poplatek ze psů' },
    'cv:hasCompetentAuthority': { '@id': 'https://radnice.example/#mesto' },
  })
  expect(dog).not.toHaveProperty('cv:processingTime')
  expect(JSON.stringify(graph)).not.toMatch(/null|Ověřte/)
  await ask("update services.situation set state = 'withdrawn' where slug = 'poplatek-ze-psu'")
  expect(JSON.stringify(await cpsvCatalogue(now))).not.toContain('poplatek-ze-psu')
})

test.skipIf(!existsSync(schema))(
  'services with their codes pass the schema of OFN, those without are not in it',
  async () => {
    const check = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(schema, 'utf8')) as object,
    )
    expect(((await ofnCatalogue(now)) as { položky: unknown[] }).položky).toEqual([])
    await ask(
      "update services.situation set service_code = 'S980', agenda_code = 'A118' where slug = 'cestovni-pas'",
    )
    const catalogue = (await ofnCatalogue(now)) as { položky: object[] }
    expect(catalogue.položky).toMatchObject([{ id: 'služba/S980', agenda: 'agenda/A118' }])
    expect(check(catalogue), JSON.stringify(check.errors)).toBe(true)
    expect(check({ položky: [{ ...catalogue.položky[0], agenda: 'A118' }] })).toBe(false)
  },
)
