/** A YAML file as data, with the place of each of its parts. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { type Finding, type Path, type Problem, pathText } from './problem';

/** A file and its text, wherever it came from: a folder, a commit, a test. */
export interface TextFile {
  /** As it stands in messages. */
  readonly file: string;
  readonly text: string;
}

export interface YamlSource {
  readonly file: string;
  /** Where the text is not `readable`: what of it is. */
  readonly data: unknown;
  /** Whether the text is YAML, but for keys that stand twice: then `data` is all of it, with the last of each. */
  readonly readable: boolean;
  /** Syntax errors and duplicate keys. */
  readonly problems: readonly Problem[];
  /** Gives a finding its place. */
  place(finding: Finding): Problem;
}

/** Never throws: what is wrong stands in `problems`. */
export function readYaml({ file, text }: TextFile): YamlSource {
  const lines = new LineCounter();
  // Without the level the library writes warnings of its own to standard error.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const syntax = [...document.errors, ...document.warnings];
  const content = toData(document, text);
  const expansion = content.error === null ? [] : [{ file, line: 1, column: 1, ...content.error }];
  return {
    file,
    data: content.data,
    readable: content.error === null && syntax.every(({ code }) => code === 'DUPLICATE_KEY'),
    problems: [
      ...syntax.map((error) => ({ file, ...position(error.pos[0]), ...syntaxProblem(error, text) })),
      ...expansion,
    ],
    place: (finding) => ({
      file,
      ...position(offsetOf(document, finding.path, finding.key)),
      path: pathText(finding.path),
      found: finding.found,
      allowed: finding.allowed,
      nearest: finding.nearest ?? null,
    }),
  };
}

type Words = Pick<Problem, 'path' | 'found' | 'allowed' | 'nearest'>;

function syntaxProblem(error: YAMLError, text: string): Words {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^:\s]*/.exec(text.slice(error.pos[0]))?.[0] ?? '';
    return { path: '', found: `duplicate key "${key}"`, allowed: 'each key once', nearest: null };
  }
  return { path: '', found: `no valid YAML (${error.message})`, allowed: 'YAML 1.2', nearest: null };
}

function toData(document: Document, text: string): { data: unknown; error: Words | null } {
  try {
    const data: unknown = document.toJS();
    // An anchor inside itself gives data without end, which this refuses.
    if (text.includes('*')) JSON.stringify(data);
    return { data, error: null };
  } catch (error) {
    // Aliases that expand without end, or that name no anchor.
    const reason = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0];
    return {
      data: null,
      error: {
        path: '',
        found: `no readable YAML (${reason})`,
        allowed: 'aliases that end and name an anchor',
        nearest: null,
      },
    };
  }
}

/** Where the value at `path` begins, or its `key`; the nearest part above where there is none. */
function offsetOf(document: Document, path: Path, key: string | undefined): number {
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const part of path) {
    const child = childOf(resolve(document, node), part);
    if (child === null) return offset;
    node = child;
    offset = node.range?.[0] ?? offset;
  }
  return key === undefined ? offset : (keyOffset(resolve(document, node), key) ?? offset);
}

function resolve(document: Document, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

function childOf(node: Node | null, part: string | number): Node | null {
  if (!isMap(node) && !isSeq(node)) return null;
  if (isMap(node)) return (pairOf(node, String(part))?.value as Node | null | undefined) ?? null;
  return (node.items[Number(part)] as Node | undefined) ?? null;
}

function keyOffset(node: Node | null, key: string): number | undefined {
  const found = isMap(node) ? pairOf(node, key)?.key : undefined;
  return isScalar(found) ? found.range?.[0] : undefined;
}

function pairOf(node: Node, key: string) {
  return isMap(node)
    ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)
    : undefined;
}
