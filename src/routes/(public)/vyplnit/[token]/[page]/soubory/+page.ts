// Uploads that go on after a lost connection need a script; without it files go by the plain form
export const csr = true
