import type { PushSource, ShotOrder, SourceFacts } from '../core/push.ts';
import { openVideoFile } from './open-video-file.ts';
import type { Painter } from './painter.ts';
import type { Opening, Sight } from './protocol.ts';
import { shootFile, shootPattern, type JobLine } from './shot-loop.ts';
import { readFacts } from './source-facts.ts';
import { patternFacts, patternFrame } from './test-pattern.ts';
import { mediaTime, type VideoFile } from './video-file.ts';

/** How long opening waits for what needs reading on: the end of a file without an index, which is told later then. */
const patienceMs = 250;

/** A push as one worker has it open. */
export type WorkerPush = {
  readonly opening: Opening;
  shoot(order: ShotOrder, painter: Painter, line: JobLine): Promise<void>;
  look(instantUs: number): Promise<Sight>;
  missingFrom(): Promise<number | undefined>;
  close(): void;
};

/**
 * Opens a push.
 *
 * @param onFacts called when the end becomes known after the push was opened
 * @throws {ScreencaptureError} by the codes for bad files
 */
export async function openPush(source: PushSource, onFacts: (facts: SourceFacts) => void): Promise<WorkerPush> {
  if (source.kind === 'pattern') {
    const opening = { facts: patternFacts(source), decodable: true, baseUs: 0, toleranceUs: 1 };
    return {
      opening,
      shoot: (order, painter, line) => shootPattern(source.size, order, painter, line),
      look: async (instantUs) => ({ kind: 'frame', frameUs: patternFrame(instantUs).frameUs }),
      missingFrom: async () => undefined,
      close: () => {},
    };
  }

  const video = await openVideoFile(source.file);
  try {
    const announced = video.announcedEndUs;
    const found = announced === undefined ? video.end() : Promise.resolve(announced);
    const endUs = await Promise.race([found, pause(patienceMs)]);
    const facts = await readFacts(video, endUs, pause(patienceMs));
    // A file that is closed meanwhile has no end to tell.
    if (endUs === undefined) found.then((end) => onFacts({ ...facts, endUs: end })).catch(() => {});
    return {
      opening: {
        facts,
        decodable: await canDecode(video.config),
        baseUs: video.baseUs,
        toleranceUs: video.toleranceUs,
      },
      shoot: (order, painter, line) => shootFile(video, order, painter, line),
      look: (instantUs) => look(video, instantUs),
      missingFrom: () => video.missingFrom(),
      close: () => video.dispose(),
    };
  } catch (error) {
    video.dispose();
    throw error;
  }
}

async function look(video: VideoFile, instantUs: number): Promise<Sight> {
  const place = await video.locate(instantUs);
  if (place.kind === 'past-end' || place.kind === 'damaged') return place;
  if (place.kind === 'frame' && (await video.isReadable(place))) {
    return { kind: 'frame', frameUs: mediaTime(video, place.target) };
  }
  return { kind: 'cut', fromUs: await video.readableEnd(instantUs) };
}

async function canDecode(config: VideoDecoderConfig | null): Promise<boolean> {
  if (config === null || typeof VideoDecoder === 'undefined') return false;
  try {
    return (await VideoDecoder.isConfigSupported(config)).supported === true;
  } catch {
    return false;
  }
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined));
}
