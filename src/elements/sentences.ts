import { msg, str } from '@lit/localize';
import type { ErrorDetails } from '../core/errors.ts';
import type { Problem } from '../service/state.ts';
import { fieldSentence } from './field-sentences.ts';
import { shellQuoted } from '../payloads/request-text.ts';
import { shownBytes, shownList, shownMediaTimeShortly, shownSize } from './shown-values.ts';

/** What a person is told about a problem: what happened, why, what to do; and a command where one helps. */
export type Sentences = {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  /** For a shell; data, never translated. */
  readonly command?: string;
};

type Say = (problem: Problem) => Sentences;

const later = new Map<Problem['code'], Say>();

/** Adds the sentences of a code that few visits meet: they come when the page is on screen. */
export const addSentences = (code: Problem['code'], say: Say): void => void later.set(code, say);

/** The sentences for any code of this project. Codes of fields get the field's own message. */
export function sentencesFor(problem: Problem): Sentences {
  const { code, details } = problem;
  const fileName = textOf(details['fileName']);
  const name = fileName ?? msg('The file');
  switch (code) {
    case 'file-empty':
      return {
        what: msg(str`${name} is empty.`),
        why: msg('It holds 0 bytes; a copy or a download may have stopped before it began.'),
        todo: msg('Choose another file, or get this one again.'),
      };
    case 'not-media':
      return {
        what: msg(str`${name} is not a video file.`),
        why: msg('Its first bytes are those of no media container that is known here, whatever its name says.'),
        todo: msg('Choose an MP4, MOV, WebM, MKV or MPEG-TS file.'),
      };
    case 'unsupported-container':
      return {
        what: msg(
          str`${name} is ${textOf(details['name']) ?? textOf(details['container']) ?? msg('in a container')}, which is not read here.`,
        ),
        why: msg('MP4, MOV, WebM, MKV and MPEG-TS are read. The pictures inside may well be fine.'),
        todo: msg('Put them into an MP4 container, which changes no picture, and choose the new file:'),
        command: remuxCommand(fileName ?? 'video'),
      };
    case 'file-truncated':
      return {
        what: msg(str`${name} is cut short: no frame of it can be read.`),
        why: msg('The index that says where the frames are is missing; in many files it is written last.'),
        todo: msg('Get the file again, whole.'),
      };
    case 'cut-short':
      return {
        what: msg(str`The push breaks off: frames are missing ${from(details)}.`),
        why: msg('The file ends, or is damaged, before the end that it announces.'),
        todo: msg('The screenshots up to there are kept. For the rest, get the file again, whole.'),
      };
    case 'no-video-track':
      return {
        what: msg(str`${name} has no video track.`),
        why: msg('As documented, a push with sound alone gives no screenshots.'),
        todo: msg('Choose a file with pictures.'),
      };
    case 'unsupported-codec':
      return {
        what: msg(str`This browser cannot decode ${codecName(details)}.`),
        why: tried(details),
        todo: msg('Try another browser, or convert the file to H.264:'),
        command: convertCommand(fileName ?? 'video'),
      };
    case 'decode-failed':
      return {
        what: msg(str`Decoding failed: frames are missing ${from(details)}.`),
        why: msg('The data there is damaged, or not what the codec allows.'),
        todo: msg('All screenshots that could be taken are kept. For the others, get the file again.'),
      };
    case 'storage-full':
      return {
        what: msg('The storage that the browser grants is full.'),
        why: roomWords(details),
        todo: msg('What was stored stays. Use “Download all”, then “Clear”, and start over.'),
      };
    case 'storage-unavailable':
      return {
        what: msg('This browser stores nothing for this page.'),
        why: msg('A private window or a setting forbids it, or the disk does not answer.'),
        todo: msg('Everything works, but is gone after a reload: download what you want to keep.'),
      };
    case 'size-too-large':
      return {
        what: msg(str`The screenshot would be ${sizeOf(details)}, more than a canvas can hold.`),
        why: limitOf(details),
        todo: msg('No screenshot was taken. Set W, H or both to something smaller.'),
      };
    case 'worker-died':
      return {
        what: msg('The part that takes the screenshots has died.'),
        why: msg('The browser ended it, most often for want of memory.'),
        todo: msg('What is stored stays. Press “Capture” to go on.'),
      };
    case 'object-key-mismatch':
    case 'ambiguous-pattern':
      return {
        what: msg('This object key cannot be read back.'),
        why: msg('It does not follow the name patterns, or follows them in more than one way.'),
        todo: msg('Separate the placeholders of the patterns by characters that no name holds.'),
      };
    case 'key-needed':
      return {
        what: msg('The callback key of this capture is not known.'),
        why: msg(
          'It is kept in memory only, and the page was loaded again since; without it nothing can be signed anew.',
        ),
        todo: msg('Type the key that the capture was made with into “Callback key”, and try again.'),
      };
    case 'invalid-callback':
      return {
        what: msg('This is not a callback body.'),
        why: msg('A field is missing or of another type than documented.'),
        todo: msg('Compare it with the documented sample.'),
      };
    default:
      return (
        later.get(code)?.(problem) ?? {
          what: fieldSentence(code, details),
          why: msg('The value is outside of what is documented or possible.'),
          todo: msg('Correct it and try again.'),
        }
      );
  }
}

/** Copies the packets into an MP4 file beside the old one. */
const remuxCommand = (name: string): string =>
  `ffmpeg -i ${argument(name)} -c copy ${argument(`${withoutExtension(name)}.mp4`)}`;

const convertCommand = (name: string): string =>
  `ffmpeg -i ${argument(name)} -c:v libx264 -c:a copy ${argument(`${withoutExtension(name)}-h264.mp4`)}`;

/** A file name that can neither leave its quotes nor be taken for an option. */
const argument = (name: string): string => shellQuoted(name.startsWith('-') ? `./${name}` : name);

const withoutExtension = (name: string): string => name.replace(/(?<=.)\.[^.]*$/, '');

const textOf = (value: string | number | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : String(value);

const numberOf = (value: string | number | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

function from(details: ErrorDetails): string {
  const us = numberOf(details['fromUs']) ?? numberOf(details['instantUs']);
  return us === undefined ? msg('from some instant on') : msg(str`from ${shownMediaTimeShortly(us)} on`);
}

function codecName(details: ErrorDetails): string {
  const codec = textOf(details['codec']);
  const codecString = textOf(details['codecString']);
  if (codec !== undefined && codecString !== undefined && codec !== codecString) return `${codec} (${codecString})`;
  return codec ?? codecString ?? msg('this codec');
}

function tried(details: ErrorDetails): string {
  const what = textOf(details['tried']);
  return what === undefined
    ? msg('Neither WebCodecs nor the video element gives its pictures here.')
    : msg(str`Tried without success: ${shownList(what.split(', ').map(triedWay))}.`);
}

const triedWay = (way: string): string => (way === 'video element' ? msg('video element') : way);

/** How much room the browser grants, and how much of it is in use. */
export function roomWords(details: ErrorDetails): string {
  const used = numberOf(details['usedBytes']);
  const quota = numberOf(details['quotaBytes']);
  if (used === undefined || quota === undefined) return msg('How much that is, this browser does not tell.');
  return msg(str`${shownBytes(used)} of ${shownBytes(quota)} are in use.`);
}

function sizeOf(details: ErrorDetails): string {
  const width = numberOf(details['width']);
  const height = numberOf(details['height']);
  if (width !== undefined && height !== undefined) return shownSize({ width, height });
  return textOf(details['value']) ?? msg('of a size');
}

function limitOf(details: ErrorDetails): string {
  const limit = textOf(details['limit']) ?? textOf(details['max']);
  return limit === undefined
    ? msg('One side was set and the other follows in proportion, whatever it comes to.')
    : msg(str`A side may have at most ${limit} pixels here.`);
}
