import {
  EncodedPacketSink,
  Input,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  WEBM,
  type InputFormat,
  type InputVideoTrack,
} from 'mediabunny';
import { ScreencaptureError } from '../core/errors.ts';
import { chunkedSource, type ChunkedSourceOptions } from './chunked-source.ts';
import { mp4Cut } from './mp4-cut.ts';
import { beginsAsVideo, declaredMatroskaEnd, isLengthened, matroskaEnding, sniff, voidElement } from './sniff.ts';
import {
  healTransportStream,
  isTransportStream,
  transportPacketBytes,
  transportStreamEnding,
  type TransportStreamEnding,
} from './transport-stream.ts';
import { microseconds } from './file-end.ts';
import { VideoFile, type VideoFileHeader } from './video-file.ts';

/** A cluster of a Matroska file has some five megabytes at most. */
const mostLengthened = 8 * 1024 * 1024;

/**
 * Reads the container's header and the first frame's packet, never the whole file.
 *
 * @throws {ScreencaptureError} `file-empty`, `not-media`, `unsupported-container`, `file-truncated`, `no-video-track`
 */
export async function openVideoFile(file: File): Promise<VideoFile> {
  if (file.size === 0) throw new ScreencaptureError('file-empty', 'the file is empty');
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  refuseWhatIsNotRead(head);
  const declaredEnd = declaredMatroskaEnd(head) ?? file.size;
  const source = chunkedSource(file, healing(file, head, declaredEnd));
  const input = new Input({ source, formats: [MP4, QTFF, MATROSKA, WEBM, MPEG_TS] });
  try {
    await refuseWhatIsNoVideo(input, head);
    return await readHeader(file, input, declaredEnd > file.size);
  } catch (error) {
    input.dispose();
    if (error instanceof ScreencaptureError) throw error;
    // The container is one that is read, but its header makes no sense: in practice a file that was cut within it.
    throw new ScreencaptureError('file-truncated', 'the header of the file is damaged', {}, { cause: error });
  }
}

async function readHeader(file: File, input: Input, isCut: boolean): Promise<VideoFile> {
  const format = await input.getFormat();
  const container = containerNames.get(format) ?? format.name;
  const tracks = await input.getTracks();
  const track = await input.getPrimaryVideoTrack();
  if (!track) {
    // A file without any track has lost its index, which MP4 keeps at its end unless told otherwise.
    if (tracks.length === 0) throw new ScreencaptureError('file-truncated', 'the index of the file is missing');
    throw new ScreencaptureError('no-video-track', 'the file holds no video');
  }
  const packets = new EncodedPacketSink(track);
  const first = await packets.getFirstPacket();
  if (!first) throw new ScreencaptureError('file-truncated', 'the file ends before its first frame');

  const isMatroska = format === MATROSKA || format === WEBM;
  const baseUs = Math.max(0, microseconds(first.timestamp));
  const announced = isCut ? await track.getDurationFromMetadata() : null;
  return new VideoFile(input, {
    file,
    track,
    container,
    config: await track.getDecoderConfig(),
    rotation: await track.getRotation(),
    flip: await track.getFlip(),
    baseUs,
    toleranceUs: isMatroska ? 1000 : 1,
    announcedEndUs: announced === null ? undefined : microseconds(announced) - baseUs,
    ...endingOf(format, { file, track, isCut, isEndAnnounced: announced !== null }),
  });
}

/** How each container tells that it was cut. */
function endingOf(
  format: InputFormat,
  {
    file,
    track,
    isCut,
    isEndAnnounced,
  }: { file: File; track: InputVideoTrack; isCut: boolean; isEndAnnounced: boolean },
): Pick<VideoFileHeader, 'findCut' | 'isTorn'> {
  if (format === MP4 || format === QTFF) return { findCut: () => mp4Cut(file), isTorn: undefined };
  if (format === MPEG_TS) {
    let found: Promise<TransportStreamEnding> | undefined;
    const ending = (): Promise<TransportStreamEnding> => (found ??= transportStreamEnding(file, track.id));
    return {
      findCut: async () => ((await ending()) === 'whole' ? 'none' : 'of-unknown-frames'),
      isTorn: async () => (await ending()) === 'torn',
    };
  }
  return {
    findCut: async () => (!isCut ? 'none' : isEndAnnounced ? 'of-known-frames' : 'of-unknown-frames'),
    isTorn: ({ data }) => isLengthened(data),
  };
}

const containerNames = new Map<unknown, string>([
  [MP4, 'MP4'],
  [QTFF, 'MOV'],
  [MATROSKA, 'MKV'],
  [WEBM, 'WebM'],
  [MPEG_TS, 'MPEG-TS'],
]);

/** What helps mediabunny over damage that it would stop at. */
function healing(file: File, head: Uint8Array, declaredEnd: number): ChunkedSourceOptions {
  if (isTransportStream(head)) {
    return { chunkBytes: 2800 * transportPacketBytes, mend: healTransportStream };
  }
  // A cluster whose end is missing, seconds of video, is left out; lengthened, it is read as far as it is there.
  if (declaredEnd > file.size) {
    return { size: Math.min(declaredEnd, file.size + mostLengthened), filler: voidElement, ending: matroskaEnding };
  }
  return {};
}

/** A file of a few bytes can't be told by its demuxers, which stumble over the missing ones; its very first can. */
async function refuseWhatIsNoVideo(input: Input, head: Uint8Array): Promise<void> {
  if (await input.canRead().catch(() => false)) return;
  if (beginsAsVideo(head)) throw new ScreencaptureError('file-truncated', 'the file ends within its header');
  throw new ScreencaptureError('not-media', 'the file is not a video');
}

function refuseWhatIsNotRead(head: Uint8Array): void {
  const sniffed = sniff(head);
  if (sniffed.kind === 'audio') throw new ScreencaptureError('no-video-track', `${sniffed.name} holds sound only`);
  if (sniffed.kind === 'container') {
    const { container, name } = sniffed;
    throw new ScreencaptureError('unsupported-container', `${name} is not read`, { container, name });
  }
}
