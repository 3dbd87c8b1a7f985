import { redirect } from '@sveltejs/kit'

/** Browsers that ask for the old name get the picture that pages name. */
export const GET = () => redirect(308, '/favicon.svg')
