import { crc32, deflateRawSync } from 'node:zlib'

const cellOf = (value: string | number, address: string) =>
  typeof value === 'number'
    ? `<c r="${address}"><v>${value}</v></c>`
    : `<c r="${address}" t="inlineStr"><is><t>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`

/** The smallest workbook of one sheet (ECMA-376), as a spreadsheet program would save it. */
export function xlsx(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  return workbook(
    rows
      .map(
        (row, at) =>
          `<row r="${at + 1}">${row.map((value, column) => cellOf(value, `${String.fromCharCode(65 + column)}${at + 1}`)).join('')}</row>`,
      )
      .join(''),
  )
}

/** A workbook with rows that somebody else wrote; `deflated` makes a small file of a large sheet. */
export function workbook(rows: string, { deflated = false } = {}): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006'
  return zip(
    {
      '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="List1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    },
    deflated,
  )
}

/** Files in a ZIP, stored or deflated (APPNOTE 6.3). */
function zip(files: Record<string, string>, deflated: boolean): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const [path, plain] = [Buffer.from(name), Buffer.from(text)]
    const data = deflated ? deflateRawSync(plain) : plain
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(crc32(plain), 0)
    sizes.writeUInt32LE(data.length, 4)
    sizes.writeUInt32LE(plain.length, 8)
    sizes.writeUInt16LE(path.length, 12)
    const head = Buffer.concat([Buffer.from('504b0304140000000000000000', 'hex'), Buffer.alloc(1), sizes])
    if (deflated) head.writeUInt16LE(8, 8)
    local.push(head, path, data)
    const entry = Buffer.concat([
      Buffer.from('504b010214001400000000000000', 'hex'),
      Buffer.alloc(2),
      sizes,
      Buffer.alloc(14),
    ])
    if (deflated) entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(offset, 42)
    central.push(entry, path)
    offset += head.length + path.length + data.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(central.length / 2, 8)
  end.writeUInt16LE(central.length / 2, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}
