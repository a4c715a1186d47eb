import { test, type NewVisitor, type Visitor } from './test.ts';

/** A page that tests share, and who sits before it. */
export type Visit<T> = { readonly page: T; readonly visitor: Visitor };

type Kept<T> = { visit: { readonly page: T; readonly visitor: NewVisitor } | undefined };

/**
 * `test` for cases that leave a page as they found it: those of a file come one after the other in one visit. What goes wrong
 * unseen fails the case in which it is noticed; after a case that failed, the next one begins a new visit.
 *
 * @param open opens the page
 */
export const testInOneVisit = <T>(open: (visitor: Visitor) => Promise<T>) =>
  test
    .extend('kept', { scope: 'file' }, ({}, { onCleanup }): Kept<T> => {
      const kept: Kept<T> = { visit: undefined };
      onCleanup(async () => kept.visit?.visitor.leave());
      return kept;
    })
    .extend('visit', async ({ kept, newVisitor, task }, { onCleanup }): Promise<Visit<T>> => {
      const visit = kept.visit ?? (await begin(await newVisitor(), open));
      kept.visit = visit;
      onCleanup(async () => {
        if (task.result?.state !== 'fail') return visit.visitor.expectNoProblems();
        kept.visit = undefined;
        await visit.visitor.leave();
      });
      return visit;
    });

async function begin<T>(visitor: NewVisitor, open: (visitor: Visitor) => Promise<T>) {
  try {
    return { page: await open(visitor), visitor };
  } catch (error) {
    await visitor.leave();
    throw error;
  }
}
