import { builtinModules } from 'node:module';
import { parseSync, Visitor, type ESTree } from 'vite';

/** What a room may import: other rooms and packages by name, or everything. */
export type Allowance = 'all' | { readonly rooms: ReadonlySet<string>; readonly packages: ReadonlySet<string> };

/** What the table in src/README.md allows, by room. */
export type Allowances = ReadonlyMap<string, Allowance>;

/** A source file: its path from src (`core/sizing.ts`), and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/** How the table names packages that have longer names. */
const packagesByName: Readonly<Record<string, readonly string[]>> = {
  Node: builtinModules.map((name) => `node:${name}`),
  Lit: ['lit', '@lit/context', '@lit/localize'],
  'Web Awesome': ['@awesome.me/webawesome'],
  CodeMirror: [
    '@codemirror/commands',
    '@codemirror/lang-javascript',
    '@codemirror/language',
    '@codemirror/state',
    '@codemirror/view',
    '@lezer/highlight',
  ],
};

/** Reads the table of rooms: `| room | what lies there | what it may import |`. */
export function readAllowances(readme: string): Allowances {
  const rows = readme.matchAll(/^\| `(?<room>[a-z]+)` \|[^|]*\|(?<allowed>[^|]*)\|$/gm);
  const allowances = new Map<string, Allowance>();
  for (const { groups } of rows) {
    const names = groups!.allowed!.split(',').map((name) => name.trim());
    const rooms = names.filter((name) => name.startsWith('`')).map((name) => name.slice(1, -1));
    const packages = names.filter((name) => !name.startsWith('`')).flatMap((name) => packagesByName[name] ?? [name]);
    allowances.set(groups!.room!, names[0] === 'all' ? 'all' : { rooms: new Set(rooms), packages: new Set(packages) });
  }
  return allowances;
}

/** Everything that a file imports, by any syntax: types, re-exports, dynamic imports and workers included. */
export function importsOf(file: SourceFile): readonly string[] {
  const found: string[] = [];
  const take = (source: ESTree.Node | null | undefined): void => {
    if (source?.type === 'Literal' && typeof source.value === 'string') found.push(source.value);
  };
  new Visitor({
    ImportDeclaration: (node) => take(node.source),
    ExportNamedDeclaration: (node) => take(node.source),
    ExportAllDeclaration: (node) => take(node.source),
    ImportExpression: (node) => take(node.source),
    TSImportType: (node) => take(node.source),
    NewExpression: (node) => {
      const isModuleUrl =
        node.callee.type === 'Identifier' && node.callee.name === 'URL' && node.arguments.length === 2;
      if (isModuleUrl) take(node.arguments[0]);
    },
  }).visit(parsed(file));
  return found;
}

/** Imports that the table does not allow, each as a sentence. */
export function forbiddenImports(file: SourceFile, allowances: Allowances): readonly string[] {
  const [room = ''] = file.path.split('/');
  const allowance = allowances.get(room);
  if (allowance === undefined) return [`${file.path} lies in no room of the table`];
  if (allowance === 'all') return [];
  return importsOf(file)
    .filter((specifier) => !isAllowed(specifier, file.path, room, allowance))
    .map((specifier) => `${file.path} may not import ${specifier}`);
}

function isAllowed(specifier: string, from: string, room: string, allowance: Exclude<Allowance, 'all'>): boolean {
  if (specifier.startsWith('.')) {
    const { pathname } = new URL(specifier, `file:///src/${from}`);
    const target = /^\/src\/(?<room>[^/]+)\/./.exec(pathname)?.groups?.room;
    return target !== undefined && (target === room || allowance.rooms.has(target));
  }
  return allowance.packages.has(packageOf(specifier));
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const impureGlobals = new Set(
  (
    'document window navigator location localStorage sessionStorage indexedDB fetch XMLHttpRequest WebSocket Worker self ' +
    'globalThis process performance setTimeout setInterval queueMicrotask requestAnimationFrame crypto Intl'
  ).split(' '),
);

/** Members that read the clock, the time zone, the language of the computer, or chance. */
const impureMembers =
  /^(?:Date\.now|Math\.random)$|\.(?:get(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)|toLocale\w+)$/;

/** What a pure file may not name: a clock, chance, the computer's time zone or language, the DOM, the network. */
export function impurities(file: SourceFile): readonly string[] {
  const found: string[] = [];
  const names = new Set<ESTree.Node>();
  new Visitor({
    MemberExpression(node) {
      if (node.computed) return;
      names.add(node.property);
      const owner = node.object.type === 'Identifier' ? node.object.name : '';
      const member = `${owner}.${(node.property as { name?: string }).name ?? ''}`;
      if (impureMembers.test(member)) found.push(member);
    },
    Property: (node) => void names.add(node.key),
    PropertyDefinition: (node) => void names.add(node.key),
    MethodDefinition: (node) => void names.add(node.key),
    TSPropertySignature: (node) => void names.add(node.key),
    TSMethodSignature: (node) => void names.add(node.key),
    NewExpression(node) {
      const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date';
      if (isDate && node.arguments.length === 0) found.push('new Date()');
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') found.push('Date()');
    },
    Identifier(node) {
      if (!names.has(node) && impureGlobals.has(node.name)) found.push(node.name);
    },
  }).visit(parsed(file));
  return found.map((name) => `${file.path} names ${name}`);
}

/** Registrations of custom elements, by the tag's expression as written. */
export function registrations(file: SourceFile): readonly string[] {
  return [...file.text.matchAll(/customElements\s*\.define\(\s*(?<tag>[^,]+),/g)].map(
    ({ groups }) => `${file.path} registers ${groups!.tag!}`,
  );
}

function parsed(file: SourceFile): ESTree.Program {
  const { program, errors } = parseSync(file.path, file.text);
  if (errors.length > 0) throw new Error(`${file.path} does not parse: ${errors[0]!.message}`);
  return program;
}
