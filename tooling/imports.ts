import { parseSync } from 'oxc-parser';

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Types vanish when the code runs; they count for direction all the same. */
  readonly typeOnly: boolean;
  /** Imported names; empty for a side-effect or dynamic import. */
  readonly names: readonly string[];
}

export interface Source {
  readonly imports: readonly Import[];
  /** Names of everything that is called: `permit(…)` and `ctx.permit(…)` both give `permit`. */
  readonly calls: ReadonlySet<string>;
  /** Reasons given in comments that start with `law:`. */
  readonly exceptions: readonly string[];
  readonly faults: readonly string[];
  /** Lines with an import whose target is known only when the code runs. */
  readonly computed: readonly number[];
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** Reads the imports and calls of a TypeScript or Svelte file. A file that cannot be read gives a fault. */
export function readSource(name: string, text: string): Source {
  if (!name.endsWith('.svelte')) return readScript(name, text, 0);
  const parts: Source[] = [];
  const markup = text.replaceAll(
    /<script\b(?:"[^"]*"|'[^']*'|[^>"'])*>([\s\S]*?)<\/script>/g,
    (whole, script: string, at: number) => {
      const before = text.slice(0, at + whole.indexOf(script));
      parts.push(readScript(`${name}.ts`, script, lineAt(before, before.length) - 1));
      return whole.replaceAll(/[^\n]/g, ' ');
    },
  );
  const lazy = [...markup.matchAll(/\bimport\(\s*(['"])(.*?)\1/g)].map((match): Import => ({
    specifier: match[2] ?? '',
    line: lineAt(markup, match.index),
    typeOnly: false,
    names: [],
  }));
  return {
    imports: [...parts.flatMap((part) => part.imports), ...lazy],
    calls: new Set(parts.flatMap((part) => [...part.calls])),
    exceptions: parts.flatMap((part) => part.exceptions),
    faults: parts.flatMap((part) => part.faults),
    computed: parts.flatMap((part) => part.computed),
  };
}

function readScript(name: string, text: string, lineOffset: number): Source {
  const { program, comments, errors } = parseSync(name, text);
  const imports: Import[] = [];
  const calls = new Set<string>();
  const computed: number[] = [];
  const faults = errors.map((error) => `cannot be read: ${error.message}`);

  const add = (from: unknown, typeOnly: boolean, names: readonly string[], start: number): void => {
    const line = lineAt(text, start) + lineOffset;
    const specifier = literal(from);
    if (specifier === null) computed.push(line);
    else imports.push({ specifier, line, typeOnly, names });
  };

  visit(program as unknown as Node, (node) => {
    const start = node['start'] as number;
    switch (node.type) {
      case 'ImportDeclaration': {
        const specifiers = node['specifiers'] as readonly Node[];
        const typeOnly = node['importKind'] === 'type' || (specifiers.length > 0 && specifiers.every(isType));
        return add(node['source'], typeOnly, specifiers.map(importedName), start);
      }
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (node['source']) add(node['source'], node['exportKind'] === 'type', [], start);
        return;
      case 'ImportExpression':
        return add(node['source'], false, [], start);
      case 'TSImportType':
        return add(node['source'] ?? node['argument'], true, [], start);
      case 'CallExpression': {
        const name = calleeName(node['callee']);
        if (name) calls.add(name);
        if (name === 'require' || isGlob(node['callee'])) {
          const [first] = node['arguments'] as readonly Node[];
          const targets =
            first?.type === 'ArrayExpression' ? (first['elements'] as readonly Node[]) : [first];
          for (const target of targets) add(target, false, [], start);
        }
      }
    }
  });

  const exceptions = comments
    .map((comment) => comment.value.trim())
    .filter((value) => /^law: \S/.test(value));
  return { imports, calls, exceptions, faults, computed };
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const value of Object.values(node)) {
    if (isNode(value)) visit(value, see);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) visit(item, see);
  }
}

const isType = (specifier: Node): boolean => specifier['importKind'] === 'type';

function importedName(specifier: Node): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  const imported = specifier['imported'] as Node;
  return String(imported['name'] ?? imported['value']);
}

function calleeName(callee: unknown): string | null {
  if (!isNode(callee)) return null;
  if (callee.type === 'Identifier') return String(callee['name']);
  if (callee.type === 'MemberExpression' && isNode(callee['property']))
    return String(callee['property']['name']);
  return null;
}

function isGlob(callee: unknown): boolean {
  if (!isNode(callee) || callee.type !== 'MemberExpression') return false;
  return (
    calleeName(callee) === 'glob' && isNode(callee['object']) && callee['object'].type === 'MetaProperty'
  );
}

function literal(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'TSLiteralType') return literal(node['literal']);
  if (node.type === 'TemplateLiteral' && (node['expressions'] as readonly unknown[]).length === 0) {
    const [quasi] = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
    return quasi?.value.cooked ?? null;
  }
  return node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
