// Only a script can ask for a passkey
export const csr = true
