import { expect, test } from 'vitest'
import { renderMinutesFile } from './minutes-file.ts'
import { parseMinutes } from './parse/parse-minutes.ts'

const file = (changed: object) => JSON.stringify({ ...parseMinutes(''), ...changed })

test.each([
  [{ date: '2023-02-31' }, 'Pole date: Takový den v kalendáři není. Opravte datum.'],
  [{ startTime: '25:00' }, 'Pole startTime: Zadejte čas jako 15:00.'],
  [
    { present: ['Jana\u0007 Nová'] },
    'Pole present.0 obsahuje řídicí znak, který nejde vytisknout. Smažte ho.',
  ],
  [{ number: 7.5 }, 'Pole number není celé číslo. Opravte ho.'],
  [{ recorder: 'Ž'.repeat(5000) }, 'Pole recorder má přes 1000 znaků'],
  [{ number: '7' }, 'Pole number nemá očekávaný tvar'],
  [{ resolutions: null }, 'Pole resolutions nemá očekávaný tvar'],
])('minutes from a file are refused with the field and the way out: %j', async (changed, sentence) => {
  await expect(renderMinutesFile(file(changed), 'txt')).rejects.toThrow(sentence)
})

test('a file that is no JSON is refused, line breaks inside a text become spaces', async () => {
  await expect(renderMinutesFile('{', 'txt')).rejects.toThrow('Soubor není JSON')
  expect(await renderMinutesFile(file({ place: 'malý\n sál' }), 'txt')).toContain('Místo: malý sál')
})
