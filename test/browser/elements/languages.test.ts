import { expect, html } from '@open-wc/testing';
import type { AppShell } from '../../../src/app/app-shell.ts';
import '../../../src/app/register-sizing.ts';
import { speak } from '../../../src/app/page-language.ts';
import { addChinese } from '../../../src/elements/locale.ts';
import type { SizingView } from '../../../src/elements/sizing-view.ts';
import { FakeSimulator, fakeCapture, readyState, stateWith } from '../../support/fake-simulator.ts';
import { drawn, findAll, find, mount, named, useScheme } from './mount.ts';
import { pageStates } from './page-states.ts';

const page = (simulator: FakeSimulator): Promise<AppShell> =>
  mount<AppShell>(html`<lsc-app-shell></lsc-app-shell>`, simulator);

const unfold = async (shell: AppShell): Promise<void> => {
  named(shell, '更多设置').click();
  await drawn(shell);
};

before(() => addChinese(() => import('../../../src/elements/locales/zh-Hans-sizing.ts')));

afterEach(() => speak('en'));

for (const scheme of ['light', 'dark'] as const) {
  for (const [name, state] of Object.entries(pageStates)) {
    it(`is accessible in Chinese in ${scheme} colours when ${name}`, async () => {
      await useScheme(scheme);
      const shell = await page(new FakeSimulator(state));
      await speak('zh-Hans');
      await drawn(shell);
      await unfold(shell);
      await expect(shell).to.be.accessible();
    });
  }
}

for (const scheme of ['light', 'dark'] as const) {
  it(`is accessible in Chinese in ${scheme} colours on the Sizing view`, async () => {
    await useScheme(scheme);
    await speak('zh-Hans');
    const fields = { ...readyState.fields, w: '352', h: '640' };
    const view = await mount<SizingView>(
      html`<lsc-sizing-view></lsc-sizing-view>`,
      new FakeSimulator({ ...readyState, fields }),
    );
    expect(find(view, 'output').textContent.trim()).to.equal('640×352');
    expect(find(view, '.versions').textContent).to.include('各版文档结果相同');
    await expect(view).to.be.accessible();
  });
}

it('says everything in the terms of the Chinese documentation', async () => {
  await speak('zh-Hans');
  const shell = await page(new FakeSimulator(stateWith(fakeCapture('a', 7))));
  await unfold(shell);
  const terms = [
    '截图间隔（秒）',
    '配置宽（W）',
    '配置高（H）',
    '流名称',
    '推流域名',
    '回调密钥',
    '回调 URL',
    '存储桶',
  ];
  for (const term of [...terms, '开始截图', '停止', '全部下载', '语言', '主题'])
    expect(() => named(shell, term), term).not.to.throw();
  expect(find(shell, '[role=status]').textContent).to.equal('已完成：7 张截图，7 条回调已送达');
});

it('changes its language where it stands, and says so to screen readers', async () => {
  const shell = await page(new FakeSimulator(pageStates['failed']));
  expect(find(shell, '[role=alert] .what').textContent).to.include('which is not read here');
  await speak('zh-Hans');
  await drawn(shell);
  expect(find(shell, '[role=alert] .what').textContent).to.include('此处无法读取');
  expect(document.documentElement.lang).to.equal('zh-Hans');
  expect(document.title).to.equal('直播截图演练场');
  await speak('en');
  await drawn(shell);
  expect(find(shell, '[role=alert] .what').textContent).to.include('which is not read here');
  expect(document.documentElement.lang).to.equal('en');
});

it('offers each language in its own words, and asks the simulator for the one that is chosen', async () => {
  const simulator = new FakeSimulator();
  const shell = await page(simulator);
  const control = named(shell, 'Language') as HTMLSelectElement;
  expect([...control.options].map(({ text, lang }) => [text, lang])).to.deep.equal([
    ['English', 'en'],
    ['简体中文', 'zh-Hans'],
  ]);
  expect(control.value).to.equal('en');
  control.value = 'zh-Hans';
  control.dispatchEvent(new Event('change'));
  expect(simulator.wishes).to.deep.equal([['setLanguage', 'zh-Hans']]);
});

it('writes dates, numbers and lists as they are read in the language', async () => {
  const { record } = fakeCapture('older', 3);
  const state = stateWith(fakeCapture('a', 1200), {
    captures: [{ ...record, madeAt: Date.UTC(2025, 10, 22, 16, 5, 9) }],
    stale: ['w', 'h'],
  });
  const shell = await page(new FakeSimulator(state));
  const text = (element: string, selector: string): string =>
    find(find(shell, element), selector).textContent.replaceAll(/\s+/g, ' ').trim();
  expect(text('lsc-earlier-captures', '.what')).to.include('Nov 23, 2025, 00:05:09 UTC+8');
  expect(text('lsc-capture-view', '.time h2')).to.equal('1,200 screenshots · every 10 s of the push');
  expect(text('lsc-screenshot-figure', '.stage .note')).to.equal('Out of date: Width (W), Height (H) changed');
  await speak('zh-Hans');
  await drawn(shell);
  expect(text('lsc-earlier-captures', '.what')).to.include('2025年11月23日 00:05:09 UTC+8');
  expect(text('lsc-capture-view', '.time h2')).to.equal('1,200 张截图 · 推流中每 10 秒一张');
  expect(text('lsc-screenshot-figure', '.stage .note')).to.equal('已过时：配置宽（W）、配置高（H）已更改');
});

it('copies the same in every language', async () => {
  const shell = await page(new FakeSimulator(pageStates['failed']));
  const copied = (): readonly string[] =>
    findAll(shell, 'lsc-copy-button').map((button) => (button as unknown as { text: () => string }).text());
  const inEnglish = copied();
  expect(inEnglish.length).to.be.at.least(5);
  await speak('zh-Hans');
  await drawn(shell);
  expect(copied()).to.deep.equal(inEnglish);
});

it('links the Chinese edition of the guide', async () => {
  await speak('zh-Hans');
  const shell = await page(new FakeSimulator(readyState));
  expect(find<HTMLAnchorElement>(find(shell, 'lsc-sizing-way'), 'a').href).to.equal(
    'https://www.tencentcloud.com/zh/document/product/267/31562',
  );
});
