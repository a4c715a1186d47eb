import { ScreencaptureError } from '../core/errors.ts';

/** Fetches a built-in clip, which lies beside the page. @throws {ScreencaptureError} `not-media` when it is not there. */
export async function loadSample(fileName: string): Promise<File> {
  const response = await fetch(new URL(`samples/${fileName}`, document.baseURI));
  if (!response.ok) {
    throw new ScreencaptureError('not-media', `the sample ${fileName} is not beside the page`, { name: fileName });
  }
  return new File([await response.blob()], fileName, { type: 'video/mp4' });
}
