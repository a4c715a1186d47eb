import { expect, test } from 'vitest';
import { embedCode, frameCode } from '../../../src/elements/embed-code.ts';

const base = 'https://docs.example/tools/index.html?embed#/sizing';
const fields = {
  x: '1280',
  y: '720',
  w: '352',
  h: '',
  rounding: 'nearest',
  swap: 'documented',
  dialect: '2019',
};

test('the code is one script tag and one element, with what is read without a script', () => {
  expect(embedCode(base, fields, '352 wide')).toBe(
    `<script type="module" src="https://docs.example/tools/embed/sizing-explorer.js"></script>
<lsc-sizing-explorer push="1280x720" width="352">352 wide</lsc-sizing-explorer>
`,
  );
});

test('choices and documentation are part of the code where they are not the usual ones', () => {
  const code = embedCode(base, { ...fields, rounding: 'floor', swap: 'symmetric', dialect: '2025' }, '');
  expect(code).toContain('width="352" rounding="floor" swap="symmetric" documentation="2025">');
});

test('what was typed stays text in the code', () => {
  expect(embedCode(base, { ...fields, w: '"><b>' }, 'W < H & X > Y')).toContain(
    'width="&quot;&gt;&lt;b&gt;">W &lt; H &amp; X &gt; Y<',
  );
});

test('the code of a frame opens the page without its own frame, in the same state', () => {
  expect(frameCode(base, '#/sizing?w=352&lang=en')).toBe(
    '<iframe src="https://docs.example/tools/index.html?embed#/sizing?w=352&amp;lang=en" title="Screenshot sizing" width="100%" height="900"></iframe>\n',
  );
});
