import { error } from '@sveltejs/kit'
import { DomainError } from '../domain-error.ts'

/** Runs a use case for a page: an expected refusal becomes an answer with its status, a bug stays a bug. */
export async function answer<T>(useCase: Promise<T>): Promise<T> {
  try {
    return await useCase
  } catch (problem) {
    if (problem instanceof DomainError) error(problem.status, { message: problem.message })
    throw problem
  }
}
