// Public pages ship no client JavaScript; a page that needs some says so itself
export const csr = false
