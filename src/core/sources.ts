/** Where a documented value comes from, for showing beside it. */
export type Source = {
  /** What the page is about, in our words. */
  readonly title: string;
  /** The document's number in Tencent Cloud's documentation. */
  readonly document: string;
  /** Date of the version that was read, `YYYY-MM-DD`. */
  readonly date: string;
  readonly url: string;
};

/** A documented value and the document that gives it. */
export type Sourced<T> = { readonly value: T; readonly source: Source };

const international = 'https://www.tencentcloud.com/document/product';
const china = 'https://cloud.tencent.com/document/product';

/** The documents that the dialects rest on. */
export const sources = {
  guide: {
    title: 'Live Screencapture',
    document: '267/31562',
    date: '2022-03-21',
    url: `${international}/267/31562`,
  },
  guide2025: {
    title: 'Live Screencapture (Chinese original)',
    document: '267/32737',
    date: '2025-06-04',
    url: `${china}/267/32737`,
  },
  /** The page before the present one: its table gives `t` as a string, its samples a number. */
  notification2019: {
    title: 'Event Message Notification (older page)',
    document: '267/5957',
    date: '2019-03-08',
    url: `${international}/267/5957`,
  },
  /** The last versions that give three retries a minute apart. */
  notification2021: {
    title: 'Event Message Notification',
    document: '267/31566',
    date: '2021-12-24',
    url: `${international}/267/31566`,
  },
  notification2025: {
    title: 'How to receive event notifications (Chinese original)',
    document: '267/32744',
    date: '2025-11-25',
    url: `${china}/267/32744`,
  },
  screenshotEvent2025: {
    title: 'Screencapture event notification',
    document: '267/38083',
    date: '2025-12-03',
    url: `${international}/267/38083`,
  },
  /** The callback key, its letters and its length. */
  callbackSettings: {
    title: 'Live callback configuration',
    document: '267/31074',
    date: '2023-03-23',
    url: `${international}/267/31074`,
  },
  templateApi: {
    title: 'API: CreateLiveSnapshotTemplate',
    document: '267/30834',
    date: '2026-08-21',
    url: `${international}/267/30834`,
  },
  snapshotRuleApi: {
    title: 'API: CreateLiveSnapshotRule',
    document: '267/30835',
    date: '2026-08-21',
    url: `${international}/267/30835`,
  },
  callbackTemplateApi: {
    title: 'API: CreateLiveCallbackTemplate',
    document: '267/30815',
    date: '2026-08-21',
    url: `${international}/267/30815`,
  },
  callbackRuleApi: {
    title: 'API: CreateLiveCallbackRule',
    document: '267/30816',
    date: '2026-08-21',
    url: `${international}/267/30816`,
  },
  /** Read from the description that the vendor's own command line carries. */
  callbackRecordsApi: {
    title: 'API: DescribeCallbackRecordsList',
    document: 'live 2018-08-01',
    date: '2026-08-21',
    url: 'https://github.com/TencentCloud/tencentcloud-cli',
  },
} as const satisfies Record<string, Source>;

/** One line that names a document: `Live Screencapture (267/31562), 2022-03-21`. */
export function citeSource(source: Source): string {
  return `${source.title} (${source.document}), ${source.date}`;
}
