/** What the files of a stream's storyboard are called. Sheets count from 0 here, and from 1 in names. */
export const storyboardNames = (streamName: string) => ({
  sheet: (sheet: number): string => `${streamName}-storyboard-${sheet + 1}.jpg`,
  contactSheet: (sheet: number): string => `${streamName}-contact-sheet-${sheet + 1}.jpg`,
  track: `${streamName}-storyboard.vtt`,
  archive: `${streamName}-storyboard.zip`,
});

/** A file name as an address relative to a file beside it: no part of it is taken for a scheme, a folder or a fragment. */
export const relativeAddress = (fileName: string): string => encodeURIComponent(fileName);
