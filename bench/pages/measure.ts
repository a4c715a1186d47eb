export type Measured = { readonly milliseconds: number; readonly pictures: number };

declare global {
  interface Window {
    /** What the bench calls, with the seconds at which a picture is wanted. The file is the one chosen in the page. */
    measure?: (instants: readonly number[]) => Promise<Measured>;
  }
}

/** Offers a way of getting at pictures to the bench. */
export function measureOnRequest(way: (file: File, instants: readonly number[]) => Promise<Measured>): void {
  window.measure = async (instants) => {
    const file = document.querySelector('input')?.files?.[0];
    if (file === undefined) throw new Error('no file was chosen');
    return way(file, instants);
  };
}
