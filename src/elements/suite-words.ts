import { msg, str } from '@lit/localize';
import type { ScoreMark } from '../core/scorecard.ts';
import type { ScorePointId, SuiteBasis, SuiteReason, SuiteVerdict } from '../core/suite-case.ts';
import type { SampleReceiver } from '../service/sample-receivers.ts';

/** How a case is to be answered. */
export function verdictWords(verdict: SuiteVerdict): string {
  switch (verdict) {
    case 'accept':
      return msg('answer 200');
    case 'refuse':
      return msg('any status but 200');
    case 'either':
      return msg('any answer');
  }
}

/** What a verdict rests on. */
export function basisWords(basis: SuiteBasis): string {
  switch (basis) {
    case 'documented':
      return msg('documented');
    case 'derived':
      return msg('follows from the documentation');
    case 'advice':
      return msg('our advice: the documentation is silent');
  }
}

/** A mark of the scorecard. */
export function markWord(mark: ScoreMark): string {
  switch (mark) {
    case 'passed':
      return msg('passed');
    case 'failed':
      return msg('failed');
    case 'unknown':
      return msg('not known');
  }
}

/** A point of the scorecard, as a heading. */
export function pointName(point: ScorePointId): string {
  switch (point) {
    case 'verifies':
      return msg('Verifies sign');
    case 'rejects-expired':
      return msg('Refuses what has expired');
    case 'idempotent':
      return msg('Answers 200 to repeats');
    case 'tolerant':
      return msg('Tolerates what may differ');
    case 'takes-t':
      return msg('Reads t as it is sent');
    case 'in-time':
      return msg('Answers in time');
    case 'raw-body':
      return msg('Reads the body as it arrived');
  }
}

/** What the documentation says that a failed point breaks, in our words. */
export function pointSentence(point: ScorePointId): string {
  switch (point) {
    case 'verifies':
      return msg(
        'sign is MD5 of the callback key followed by t; what has another sign does not come from the service.',
      );
    case 'rejects-expired':
      return msg('t is the UNIX second at which the signature expires; after it, sign proves nothing.');
    case 'idempotent':
      return msg('A callback that is not answered 200 is sent again, so the same one can arrive more than once.');
    case 'tolerant':
      return msg(
        'The body is a JSON object; versions of the documentation differ in its fields, and times have 64 bits.',
      );
    case 'takes-t':
      return msg('t is an integer; an older page has it as a string.');
    case 'in-time':
      return msg('No answer within 20 s counts as failed, and the callback is sent again.');
    case 'raw-body':
      return msg(
        'The callback is JSON in the body of a POST, and sign covers key and t alone, however the rest is written.',
      );
  }
}

/** How a failed point is mended. */
export function pointMend(point: ScorePointId): string {
  switch (point) {
    case 'verifies':
      return msg(
        'Compute MD5(key + t) as lower-case hex, compare it with sign in constant time, and answer 403 where they differ: 200 would mean that the callback was taken.',
      );
    case 'rejects-expired':
      return msg('Answer 403 when the present UNIX second is greater than t, and keep the clock of your server right.');
    case 'idempotent':
      return msg(
        'Know a screenshot by stream_id and pic_url, not by sign; answer 200 again to one that you have, and do its work once.',
      );
    case 'tolerant':
      return msg(
        'Pass over fields that you do not know, do without those that you do not need, keep times in 64 bits.',
      );
    case 'takes-t':
      return msg('Read t as a number or as digits, and put it after the key in decimal.');
    case 'in-time':
      return msg('Answer 200 as soon as the callback is stored, and do the work afterwards.');
    case 'raw-body':
      return msg(
        'Read the bytes of the body as UTF-8 and parse them as JSON, in whatever order and spacing; no form, no query, no headers.',
      );
  }
}

/** Why a case is to be answered so. */
export function reasonSentence(reason: SuiteReason): string {
  switch (reason) {
    case 'signed-as-documented':
      return msg('Signed as documented, and in time.');
    case 'signed-with-another-key':
      return msg('Signed with another key.');
    case 't-has-passed':
      return msg('t has passed: the signature has expired.');
    case 'sign-is-of-another-t':
      return msg('t was moved on, sign was not.');
    case 'sign-covers-t-alone':
      return msg('A field was altered. sign covers key and t alone, so nobody can tell.');
    case 'unsigned':
      return msg('Without sign or t nothing is proved.');
    case 'same-as-a-retry':
      return msg('The same bytes as before: nobody can tell them from a retry after a lost answer.');
    case 'retry-may-be-signed-anew':
      return msg('The same screenshot, signed anew: whether retries are is not documented.');
    case 'sign-is-shared':
      return msg('Two screenshots of one second have the same t, and so the same sign.');
    case 'order-not-promised':
      return msg('No order of arrival is promised.');
    case 'missing-fields-not-foreseen':
      return msg('A documented field is missing, which is foreseen nowhere: any answer is right.');
    case 'field-of-newer-versions':
      return msg('Only newer versions of the documentation have this field.');
    case 'fields-are-added':
      return msg('Fields have been added without notice before.');
    case 'keys-have-no-order':
      return msg('The keys of a JSON object have no order.');
    case 'json-has-many-spellings':
      return msg('The same JSON, written otherwise.');
    case 't-was-a-string':
      return msg('An older page has t as a string.');
    case 'time-is-int64':
      return msg('create_time is an int64; 32 bits end in 2038.');
    case 'number-never-sent':
      return msg('A number that is never sent: any answer is right, but a crash is none.');
    case 'names-are-text':
      return msg('A stream name is text, and no more is said of it.');
    case 'sample-differs':
      return msg('channel_id equals stream_id in the table, but not in a printed sample.');
    case 'scheme-not-promised':
      return msg('The samples have http; a receiver does well to take https too.');
    case 'no-body':
      return msg('There is no body.');
    case 'body-is-json':
      return msg('Callbacks are JSON, and this is none.');
    case 'no-size-given':
      return msg('Far larger than any callback: any answer is right, as long as it comes in time.');
  }
}

/** What our tests do with a receiver to copy. */
export function testedWords({ tested, runtime, standIn }: SampleReceiver): string {
  switch (tested) {
    case 'always':
      return msg('Every run of our tests sends it the negative suite.');
    case 'where-installed':
      return msg(str`Our tests send it the negative suite where they find: ${standIn?.needs ?? runtime}.`);
    case 'never':
      return msg(str`Not run by our tests, which have no ${runtime}.`);
  }
}

/** What our tests do not run of it. */
export const standInWords = ({ standIn }: SampleReceiver): string =>
  standIn === undefined ? '' : msg(str`A few lines of our own stand in for ${standIn.of} there.`);
