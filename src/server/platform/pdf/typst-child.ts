// The PDF compiler in a process of its own, so that one that hangs or grows can be killed.
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { projectRoot } from '../project-root.ts'
import type { CompileRequest } from './compile-pdf.ts'

const roboto = join(projectRoot, 'node_modules', '@expo-google-fonts', 'roboto')
const fontPaths = ['400Regular', '400Regular_Italic', '700Bold'].map((face) => join(roboto, face))
// The workspace is an empty-handed place: documents import nothing and get their data only as inputs
const compiler = NodeCompiler.create({
  workspace: join(projectRoot, 'src', 'server', 'platform', 'pdf'),
  fontArgs: [{ fontPaths }],
})
let compiled = 0

process.on('message', ({ id, source, data, standard }: CompileRequest) => {
  try {
    const pdf = compiler.pdf({ mainFileContent: source, inputs: { data } }, { pdfStandard: standard })
    process.send!({ id, pdf })
  } catch (error) {
    process.send!({ id, error: error instanceof Error ? error.message : String(error) })
  }
  if (++compiled % 20 === 0) compiler.evictCache(10)
})
