// The screen stands outside of the layout of the desk, and follows the session by a script as the desk does
export const csr = true
