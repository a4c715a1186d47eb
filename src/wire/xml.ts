import { parseXml, XmlElement } from '@rgrove/parse-xml';

/** An element to be written: its name, and its text or its children. */
export type XmlNode = readonly [name: string, content: string | readonly XmlNode[]];

/** An XML document of one element, one line for each within. Text is escaped. */
export function xmlDocument(root: XmlNode): string {
  return `<?xml version='1.0' encoding='utf-8' ?>\n${written(root, '')}`;
}

function written([name, content]: XmlNode, indent: string): string {
  if (typeof content === 'string') return `${indent}<${name}>${escapeXml(content)}</${name}>\n`;
  const children = content.map((child) => written(child, `${indent}\t`)).join('');
  return `${indent}<${name}>\n${children}${indent}</${name}>\n`;
}

/** What a bucket reads is three elements deep. */
const deepest = 8;

/** Undefined for text that is no XML, is nested deeper than anything that a bucket reads, or declares a type, with entities or not. */
export function readXml(text: string): XmlElement | undefined {
  if (depthOf(text) > deepest) return undefined;
  try {
    const { root, children } = parseXml(text, { preserveDocumentType: true });
    return children.some(({ type }) => type === 'doctype') ? undefined : (root ?? undefined);
  } catch {
    return undefined;
  }
}

/** The children of a name, in order. */
export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child instanceof XmlElement).filter((child) => child.name === name);

/** The most elements that are open at once. Rough where comments hold tags, which costs no more than a refusal. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const [tag] of text.matchAll(/<[^!?][^<>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    most = Math.max(most, depth);
  }
  return most;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 has no way to write most control characters and the two non-characters, escaped or not. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Letters that stand for themselves, which most texts have alone: to ask costs less than to look for others. */
const plain = /^[ !#-%(-;=?-~]*$/;

function escapeXml(text: string): string {
  if (plain.test(text)) return text;
  return text.replaceAll(unwritable, '\uFFFD').replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
