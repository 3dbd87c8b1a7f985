import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { MinutesDocument } from '../src/server/modules/meetings/minutes/document.ts'
import { documentFrom } from '../src/server/modules/meetings/minutes/document.ts'
import { parseMinutes } from '../src/server/modules/meetings/minutes/parse/parse-minutes.ts'
import { printedMinutes } from '../src/server/modules/meetings/minutes/render/printed-minutes.ts'
import { renderPdf } from '../src/server/modules/meetings/minutes/render/render-pdf.ts'
import { closePdf } from '../src/server/platform/pdf/compile-pdf.ts'
import { figure, ms, quantile, times } from './support/measure.ts'

const sentence =
  'Komise projednala předložený materiál a členové se vyjádřili k jednotlivým variantám řešení. '

/** Five pages with twelve vote tables; `run` makes every document new, so that no cache answers. */
function minutes(run: number): MinutesDocument {
  const vote = {
    present: 9,
    for: 7,
    against: 1,
    abstain: 1,
    notVoting: 0,
    result: 'accepted' as const,
    unanimous: null,
  }
  return {
    ...documentFrom(parseMinutes('')),
    body: `Komise ${run}`,
    number: 7,
    date: '2023-11-28',
    sections: Array.from({ length: 12 }, (_, index) => ({
      number: String(index + 1),
      title: `Bod ${index + 1} dokumentu ${run}`,
      paragraphs: [sentence.repeat(5), sentence.repeat(4)],
      resolutions: [{ number: `${index}/${run}`, text: sentence.repeat(2), vote }],
      tasks: [{ text: sentence, assignee: 'odbor dopravy', due: '2023-12-12', status: 'open' as const }],
    })),
  }
}

/** Minutes as PDF through the killable child, beside bare Typst in this process on the same documents. */
export async function benchPdf(): Promise<void> {
  const fonts = ['400Regular', '400Regular_Italic', '700Bold'].map((face) =>
    join('node_modules/@expo-google-fonts/roboto', face),
  )
  const compiler = NodeCompiler.create({
    workspace: 'src/server/platform/pdf',
    fontArgs: [{ fontPaths: fonts }],
  })
  const template = readFileSync('src/server/modules/meetings/minutes/render/minutes.typ', 'utf8')
  const bare: number[] = []
  const ours: number[] = []
  let pages = 0
  for (let round = 0; round < 4; round++) {
    bare.push(
      ...(await times(15, async (run) =>
        compiler.pdf(
          {
            mainFileContent: template,
            inputs: {
              data: JSON.stringify({ ...printedMinutes(minutes(run + round * 1000)), made: [2023, 11, 28] }),
            },
          },
          { pdfStandard: 'ua-1' },
        ),
      )),
    )
    ours.push(
      ...(await times(15, async (run) => {
        const pdf = await renderPdf(minutes(run + round * 1000 + 500), 'ua-1')
        pages =
          Buffer.from(pdf)
            .toString('latin1')
            .match(/\/Type\s*\/Page[^s]/g)?.length ?? pages
      })),
    )
  }
  closePdf()
  const [own, reference] = [quantile(ours, 0.5), quantile(bare, 0.5)]
  figure(
    `Minutes PDF/UA-1, 12 tables${pages > 0 ? `, ${pages} pages` : ''}, warm p50`,
    ms(own),
    `${ms(reference)} bare Typst, ratio ${(own / reference).toFixed(2)}`,
    'ratio ≤ 2.5',
  )
}
