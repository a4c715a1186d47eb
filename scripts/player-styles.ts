import { createHash } from 'node:crypto';
import MediaControlBar from 'media-chrome/dist/media-control-bar.js';
import { MediaController } from 'media-chrome/dist/media-controller.js';
import { MediaPlayButton } from 'media-chrome/dist/media-play-button.js';
import MediaTimeDisplay from 'media-chrome/dist/media-time-display.js';
import MediaTimeRange from 'media-chrome/dist/media-time-range.js';

/** The parts that src/app/register-player.ts loads; their templates hold those of the parts within them. */
const parts: readonly { getTemplateHTML(attributes: object): string }[] = [
  MediaControlBar,
  MediaController,
  MediaPlayButton,
  MediaTimeDisplay,
  MediaTimeRange,
];

/**
 * Media Chrome keeps its styles in `style` elements, which the page's policy forbids, and knows no other way. Each of them is
 * allowed by the hash of its text, as it is in the installed version: these styles and no others.
 */
export function playerStyleSources(): readonly string[] {
  const texts = parts.flatMap((part) => [...part.getTemplateHTML({}).matchAll(/<style>([^]*?)<\/style>/g)]);
  const hashes = texts.map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [...new Set(hashes)];
}
