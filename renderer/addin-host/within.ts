import { NoAnswer } from './questions.ts';

/** The answer, if it comes in time; rejects with `NoAnswer` otherwise. */
export function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new NoAnswer('It did not answer in time.')), milliseconds);
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}
