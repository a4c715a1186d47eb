/** The URL of the last saved blob: a download may still read it after the click, so it is revoked with the next one. */
let lastUrl: string | undefined;

/** Hands a blob to the browser's downloads under a name. */
export function saveBlob(blob: Blob, name: string): void {
  if (lastUrl !== undefined) URL.revokeObjectURL(lastUrl);
  lastUrl = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = lastUrl;
  link.download = name;
  link.click();
}
