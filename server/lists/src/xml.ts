import { SaxesParser } from 'saxes';
import { UnreadableList } from './unreadable';

/** What is told of an XML part while it is read; names come without their namespace, sections of CDATA as text. */
export interface XmlEvents {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (piece: string) => void;
  close?: (name: string) => void;
}

function plainName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** A parser that is fed pieces of an XML part. Throws UnreadableList for broken XML; entities are never expanded. */
export class XmlReader {
  private readonly parser = new SaxesParser();
  // One decoder for the whole part: characters of three bytes lie across chunks.
  private decoder: TextDecoder | undefined;

  constructor({ open, text, close }: XmlEvents) {
    this.parser.on('error', () => {
      throw new UnreadableList('表格文件坏了，读不下去。请重新导出。');
    });
    if (open)
      this.parser.on('opentag', ({ name, attributes }) => {
        let plain = attributes as Record<string, string>;
        for (const key in attributes)
          if (key.includes(':')) {
            if (plain === attributes) plain = { ...plain };
            plain[plainName(key)] ??= attributes[key] as string;
          }
        open(plainName(name), plain);
      });
    if (text) {
      this.parser.on('text', text);
      this.parser.on('cdata', text);
    }
    if (close) this.parser.on('closetag', ({ name }) => close(plainName(name)));
  }

  write(chunk: Uint8Array): void {
    this.decoder ??= decoderOf(chunk);
    this.parser.write(this.decoder.decode(chunk, { stream: true }));
  }

  end(): void {
    this.parser.write(this.decoder?.decode() ?? '').close();
  }
}

/** XML says in its first bytes how it is written; UTF-8 where it does not. */
function decoderOf(head: Uint8Array): TextDecoder {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder('utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder('utf-16be');
  const start = Buffer.from(head.subarray(0, 200)).toString('latin1');
  const named = /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{1,20})["']/.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(/^utf-?16/i.test(named) ? 'utf-8' : named);
  } catch {
    throw new UnreadableList('表格文件坏了，读不下去。请重新导出。');
  }
}

/** Reads a whole XML part. */
export async function readXml(part: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const reader = new XmlReader(events);
  for await (const chunk of part) reader.write(chunk);
  reader.end();
}
