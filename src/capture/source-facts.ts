import type { InputVideoTrack } from 'mediabunny';
import type { SourceFacts } from '../core/push.ts';
import { simplestPixelAspect } from './pixel-aspect.ts';
import type { VideoFile } from './video-file.ts';

/** Packets looked at for frame rate and key frame distance: enough for a key frame each 10 s at 30 frames a second. */
const packetsLookedAt = 301;

/** All that is known of a file without decoding it. `endUs` is undefined until the file's end is found. */
export async function readFacts(video: VideoFile, endUs: number | undefined): Promise<SourceFacts> {
  const { track, file, container, config, rotation } = video;
  const codedSize = { width: await track.getCodedWidth(), height: await track.getCodedHeight() };
  const square = { width: await track.getSquarePixelWidth(), height: await track.getSquarePixelHeight() };
  return {
    container,
    codec: await codecName(track),
    codecString: config?.codec,
    codedSize,
    displaySize: { width: await track.getDisplayWidth(), height: await track.getDisplayHeight() },
    rotation,
    pixelAspect: simplestPixelAspect(codedSize, square),
    endUs,
    ...(await readRates(video)),
    bytes: file.size,
    origin: 'webcodecs',
  };
}

/** Averages over the first packets; none is decoded, and their data is not kept. */
async function readRates(video: VideoFile): Promise<Pick<SourceFacts, 'frameRate' | 'keyFrameSeconds'>> {
  let count = 0;
  let start = Infinity;
  let end = -Infinity;
  const keys: number[] = [];
  for await (const packet of video.packets.packets(undefined, undefined, { metadataOnly: true })) {
    count += 1;
    start = Math.min(start, packet.timestamp);
    end = Math.max(end, packet.timestamp);
    if (packet.type === 'key') keys.push(packet.timestamp);
    if (count === packetsLookedAt) break;
  }
  const first = keys[0];
  const last = keys.at(-1);
  return {
    frameRate: end > start ? roundTo((count - 1) / (end - start), 1000) : undefined,
    keyFrameSeconds:
      first !== undefined && last !== undefined && last > first
        ? roundTo((last - first) / (keys.length - 1), 1000)
        : undefined,
  };
}

async function codecName(track: InputVideoTrack): Promise<string> {
  const codec = await track.getCodec();
  if (codec !== null) return codecNames.get(codec) ?? codec.toUpperCase();
  const id = await track.getInternalCodecId();
  return internalNames.get(String(id)) ?? (typeof id === 'string' || typeof id === 'number' ? String(id) : 'unknown');
}

const codecNames = new Map<string, string>([
  ['avc', 'H.264'],
  ['hevc', 'H.265 (HEVC)'],
  ['vvc', 'H.266 (VVC)'],
  ['vp8', 'VP8'],
  ['vp9', 'VP9'],
  ['av1', 'AV1'],
  ['prores', 'ProRes'],
]);

/** Containers' own names of codecs that have no other here. */
const internalNames = new Map<string, string>([
  ['mp4v', 'MPEG-4 Part 2'],
  ['V_MPEG4/ISO/ASP', 'MPEG-4 Part 2'],
  ['V_MPEG2', 'MPEG-2'],
  ['mp2v', 'MPEG-2'],
  ['V_MJPEG', 'Motion JPEG'],
  ['jpeg', 'Motion JPEG'],
  ['mjpa', 'Motion JPEG'],
  ['V_THEORA', 'Theora'],
  ['2', 'MPEG-2'],
  ['16', 'MPEG-4 Part 2'],
]);

function roundTo(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
