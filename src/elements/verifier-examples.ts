import { msg } from '@lit/localize';
import { documentedSample, documentedSampleKey } from '../core/documented-sample.ts';

/** Something to verify: what would be pasted, and the key that it is verified with. */
export type VerifierExample = { readonly pasted: string; readonly key: string };

const sampleKey = documentedSampleKey;
/** The sample as the documentation prints it: a line for each field, and an empty one between them. */
const printedSample = JSON.stringify(documentedSample, undefined, 0)
  .replace('{', '{\n\n')
  .replaceAll(/,(?=")/g, ',\n\n')
  .replace('}', '\n\n}');

const bodyWith = (changes: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...documentedSample, ...changes });

const requestOf = (body: string): string =>
  `POST /callback HTTP/1.1\nHost: receiver.example\nContent-Type: application/json\n\n${body}`;

const logLineOf = (body: string): string =>
  JSON.stringify({ time: '2018-12-17T15:04:34+08:00', level: 'info', message: 'callback', body });

/** Examples by their id, the documented sample first. Each but the first has one mistake that people make. */
export const verifierExamples = {
  sample: { pasted: printedSample, key: sampleKey },
  'key-case': { pasted: printedSample, key: 'Test' },
  reversed: { pasted: bodyWith({ sign: '2e8a68d06e593d75211c214fadfffcf7' }), key: 'testkey123' },
  'upper-case': { pasted: requestOf(bodyWith({ sign: documentedSample.sign.toUpperCase() })), key: sampleKey },
  milliseconds: { pasted: logLineOf(bodyWith({ sign: '6cf9ef4d2ef09910c67b410237dfe171' })), key: sampleKey },
  'other-hash': {
    pasted: bodyWith({ sign: '8db308e45059930b59ab002666051b44d89e06e17ceca763ab39b76145236875' }),
    key: sampleKey,
  },
  'newer-t': { pasted: bodyWith({ create_time: 1_622_599_925, t: 1_622_600_525 }), key: sampleKey },
  form: { pasted: 'event_type=200&stream_id=stream_name&t=1545030873', key: sampleKey },
} as const satisfies Readonly<Record<string, VerifierExample>>;

export type VerifierExampleId = keyof typeof verifierExamples;

export const isVerifierExampleId = (id: string): id is VerifierExampleId => Object.hasOwn(verifierExamples, id);

/** What an example is called where it is chosen. */
export function exampleName(id: VerifierExampleId): string {
  switch (id) {
    case 'sample':
      return msg('The documented sample');
    case 'key-case':
      return msg('A key in another case');
    case 'reversed':
      return msg('t before the key');
    case 'upper-case':
      return msg('An HTTP request, its digest in capital letters');
    case 'milliseconds':
      return msg('A log line, t signed in milliseconds');
    case 'other-hash':
      return msg('SHA-256 in place of MD5');
    case 'newer-t':
      return msg('The sample’s sign beside a newer t');
    case 'form':
      return msg('A form in place of JSON');
  }
}
