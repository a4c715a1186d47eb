import { configureLocalization, type LocaleModule } from '@lit/localize';
import type { Language } from '../core/language.ts';

type Texts = LocaleModule['templates'];

const { getLocale: getTag, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: ['zh-Hans'],
  // Loaded only when somebody reads the language: one file, and others for views that are seldom the first.
  loadLocale: loadChinese,
});

type Load = () => Promise<{ readonly templates: Texts }>;

/** What is read beside the first file, for the views that were opened. */
const more: Load[] = [];
const loaded: Texts[] = [];
let isChineseRead = false;

/** Names of texts are long hashes; the files have just as much of each as tells them apart, which makes them a quarter smaller. */
async function loadChinese(): Promise<LocaleModule> {
  isChineseRead = true;
  const [{ templates, nameLength }, ...others] = await Promise.all([
    import('./locales/zh-Hans.ts'),
    ...more.map((load) => load()),
  ]);
  loaded.push(templates, ...others.map((other) => other.templates));
  const find = (name: string): Texts[string] | undefined => loaded.find((texts) => name in texts)?.[name];
  return { templates: new Proxy<Texts>({}, { get: (_, name) => find(String(name).slice(0, nameLength)) }) };
}

/** Makes the texts of a view known, if they are read now or as soon as they are. Rejects when they cannot be loaded. */
export async function addChinese(load: Load): Promise<void> {
  if (more.includes(load)) return;
  more.push(load);
  if (isChineseRead) loaded.push((await load()).templates);
}

/** The language in which texts, numbers and dates are shown now. */
export const getLocale = (): Language => getTag() as Language;

/**
 * Shows everything in another language, as soon as its texts are loaded; elements draw themselves anew. Rejects when they cannot
 * be loaded: then the present language stays.
 */
export { setLocale };
