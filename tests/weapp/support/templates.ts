import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { wxmlToJs } from 'miniprogram-compiler';
import { DIST } from './bundle';

/** A node of what WeChat draws. */
export interface Drawn {
  tag: string;
  attr: Record<string, unknown>;
  children: (Drawn | string)[];
}

type Draw = (data: unknown) => Omit<Drawn, 'attr'> & Partial<Drawn>;

/** WeChat's own compiler over every .wxml; throws with the line of a broken one. */
export class Templates {
  /** What the templates complained about while drawing: a node without a template. */
  readonly complaints: string[] = [];
  private readonly files: (name: string) => Draw | undefined;
  // The compiler tells objects by their constructor: data must come from the same realm as its code.
  private readonly parse: (json: string) => unknown;

  constructor() {
    const complain = (...words: unknown[]) => this.complaints.push(words.join(' '));
    const console = { log: complain, warn: complain, error: complain };
    const context = vm.createContext({ console, __wxAppCode__: {} });
    context.window = context;
    this.parse = vm.runInContext('(json) => JSON.parse(json)', context);
    this.files = vm.runInContext(`(function (global) {${wxmlToJs(DIST)}})`, context)({});
  }

  /** Draws a file with data; custom components are drawn in their place. */
  draw(name: string, data: unknown): Drawn {
    const file = this.files(name);
    if (!file) throw new Error(`${name} was not compiled`);
    return this.withComponents(file(this.parse(JSON.stringify(data))));
  }

  private withComponents(node: ReturnType<Draw>): Drawn {
    const own = node.tag === 'wx-comp' ? this.draw('comp.wxml', { i: node.attr?.i }).children : node.children;
    return {
      tag: node.tag,
      attr: node.attr ?? {},
      children: own.map((child) => (typeof child === 'string' ? child : this.withComponents(child))),
    };
  }
}

/** What Taro calls the value of a text field in a page's data. */
export function fieldValueName(): string {
  const base = readFileSync(join(DIST, 'base.wxml'), 'utf8');
  return /<input value="\{\{i\.(\w+)\}\}"/.exec(base)?.[1] ?? 'value';
}

/** All nodes of a drawn tree, parents before children. */
export function nodesOf(node: Drawn): Drawn[] {
  return [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodesOf(child)))];
}

/** The words of a drawn tree as they are read, one line a text; what keeps a line together is not seen. */
export function wordsOf(node: Drawn | string): string {
  if (typeof node === 'string') return node.replace(/\u2060/g, '').replace(/\u00a0/g, ' ');
  return node.children
    .map(wordsOf)
    .filter((words) => words.trim() !== '')
    .join(node.tag === 'wx-text' ? '' : '\n');
}
