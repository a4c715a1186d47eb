import { entryName } from '../archive/entry-name.ts';
import { WallTime } from '../archive/wall-time.ts';
import type { ZipEntry } from '../archive/zip.ts';
import type { Size } from '../core/push.ts';
import { payloadMaker } from '../payloads/generator.ts';
import type { Payload, PayloadPlan } from '../payloads/plan.ts';
import type { PayloadSource } from './file-protocol.ts';
import { NumberedPictures } from './numbered-picture.ts';

/** The picture of a screenshot of a stored capture; undefined when it cannot be read. */
export type TakePicture = (captureId: string, index: number) => Promise<Blob | undefined>;

/** Pictures under their object keys, and the payloads that tell of them: what is written later knows the sizes of the pictures. */
export type Pictures = {
  /** Each object key once: as in a bucket, where several callbacks may tell of one object. */
  readonly entries: AsyncGenerator<ZipEntry>;
  /** The payloads, when all entries have been taken. */
  readonly requests: () => Iterable<Payload>;
};

/**
 * The pictures of a source: those of a capture, or drawn ones that carry the index of their callback.
 *
 * @param onPicture called when the picture of so many callbacks is there
 */
export function picturesOf(
  source: PayloadSource,
  takePicture: TakePicture,
  onPicture: (done: number) => void,
): Pictures {
  return source.kind === 'plan'
    ? drawnPictures(source.plan, onPicture)
    : { entries: storedPictures(source, takePicture, onPicture), requests: () => source.callbacks };
}

function drawnPictures(plan: PayloadPlan, onPicture: (done: number) => void): Pictures {
  const make = payloadMaker(plan);
  const bytesOf = new Map<string, number>();
  const pictures = new NumberedPictures();

  async function* entries(): AsyncGenerator<ZipEntry> {
    for (let index = 0; index < plan.count; index += 1) {
      const { facts } = only(make(index));
      if (!bytesOf.has(facts.objectKey)) {
        const input = await pictures.draw(index, pushSizeAt(plan, index), facts.size);
        bytesOf.set(facts.objectKey, input.size);
        yield { name: entryName(facts.objectKey), lastModified: new WallTime(facts.createTime), input };
      }
      onPicture(index + 1);
    }
  }

  function* requests(): Generator<Payload> {
    for (let index = 0; index < plan.count; index += 1) {
      yield* make(index, bytesOf.get(only(make(index)).facts.objectKey));
    }
  }

  return { entries: entries(), requests };
}

async function* storedPictures(
  { captureId, callbacks }: Extract<PayloadSource, { kind: 'capture' }>,
  takePicture: TakePicture,
  onPicture: (done: number) => void,
): AsyncGenerator<ZipEntry> {
  // The last of a key wins, as in the bucket.
  const last = new Map(callbacks.map(({ facts, index }) => [facts.objectKey, index]));
  for (const { facts, index } of callbacks) {
    const input = last.get(facts.objectKey) === index ? await takePicture(captureId, index) : undefined;
    if (input !== undefined)
      yield { name: entryName(facts.objectKey), lastModified: new WallTime(facts.createTime), input };
    onPicture(index + 1);
  }
}

/** Push sizes go in turn within as many lanes as the longest list of the plan has. */
function pushSizeAt({ streams, pushSizes, templates }: PayloadPlan, index: number): Size {
  const lane = index % Math.max(streams.length, pushSizes.length, templates.length);
  const size = pushSizes[lane % pushSizes.length];
  if (size === undefined) throw new Error('a plan that was checked has a push size');
  return size;
}

/** All requests of a callback tell of the same screenshot. */
function only(requests: readonly Payload[]): Payload {
  const [first] = requests;
  if (first === undefined) throw new Error('every callback has a request');
  return first;
}
