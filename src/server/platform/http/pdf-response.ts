/** A PDF made for this request. @param name without its ending */
export const pdfResponse = (name: string, bytes: Uint8Array): Response =>
  new Response(Buffer.from(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}.pdf"`,
    },
  })
