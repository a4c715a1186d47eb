import type { InputVideoTrack } from 'mediabunny';
import type { SourceFacts } from '../core/push.ts';
import { simplestPixelAspect } from './pixel-aspect.ts';
import type { VideoFile } from './video-file.ts';

/** Packets looked at for frame rate and key frame distance: enough for a key frame each 10 s at 30 frames a second. */
const packetsLookedAt = 301;

/**
 * All that is known of a file without decoding it.
 *
 * @param endUs undefined until the file's end is found
 * @param enough ends the look at the first packets before there were as many as wanted
 */
export async function readFacts(
  video: VideoFile,
  endUs: number | undefined,
  enough: Promise<unknown>,
): Promise<SourceFacts> {
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
    fileStartUs: video.baseUs,
    ...(await readRates(video, enough)),
    bytes: file.size,
    origin: 'webcodecs',
  };
}

type Rates = Pick<SourceFacts, 'frameRate' | 'keyFrameSeconds'>;

/** Averages over the first packets; none is decoded, and their data is not kept. */
async function readRates(video: VideoFile, enough: Promise<unknown>): Promise<Rates> {
  const times: number[] = [];
  const keys: number[] = [];
  let isEnough = false;
  const look = async (): Promise<void> => {
    for await (const packet of video.packets.packets(undefined, undefined, { metadataOnly: true })) {
      if (isEnough) return;
      times.push(packet.timestamp);
      if (packet.type === 'key') keys.push(packet.timestamp);
      if (times.length === packetsLookedAt) return;
    }
  };
  // What comes before damage counts.
  await Promise.race([look().catch(() => {}), enough]);
  isEnough = true;
  return { frameRate: inverse(meanDistance(times)), keyFrameSeconds: rounded(meanDistance(keys)) };
}

function meanDistance(times: readonly number[]): number | undefined {
  const distance = (Math.max(...times) - Math.min(...times)) / (times.length - 1);
  return distance > 0 && Number.isFinite(distance) ? distance : undefined;
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

function inverse(value: number | undefined): number | undefined {
  return value && rounded(1 / value);
}

function rounded(value: number | undefined): number | undefined {
  return value && Math.round(value * 1000) / 1000;
}
