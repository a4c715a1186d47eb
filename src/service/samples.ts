/** A clip that comes with the page. */
export type Sample = { readonly id: string; readonly fileName: string };

/** The built-in clips, by the ids that the `sample` field and links use; the first is on show at the first visit. */
export const samples: readonly [Sample, ...Sample[]] = [
  { id: 'landscape', fileName: 'landscape.mp4' },
  { id: 'portrait', fileName: 'portrait.mp4' },
];

/** The `sample` field's value for the generated test pattern. */
export const patternSampleId = 'pattern';

/** The `sample` field's value for a file of the user's own. */
export const fileSampleId = 'file';
