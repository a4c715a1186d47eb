import { measureOnRequest } from './measure.ts';

const width = 640;

/** One video element that is sent to each instant, drawn once it says it is there, and encoded off the page. */
measureOnRequest(async (file, instants) => {
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(file);
  await once(video, 'loadeddata');
  const canvas = new OffscreenCanvas(width, Math.round((width * video.videoHeight) / video.videoWidth));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');

  const begun = performance.now();
  let pictures = 0;
  for (const instant of instants) {
    // A hair later: without it, the element shows the frame before in one case of three.
    const seeked = once(video, 'seeked');
    video.currentTime = instant + 0.0001;
    await seeked;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
    if (jpeg.size > 0) pictures += 1;
  }
  return { milliseconds: performance.now() - begun, pictures };
});

function once(video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(event, () => resolve(), { once: true });
    video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
  });
}
