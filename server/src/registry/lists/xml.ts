import { SaxesParser } from 'saxes';
import { UnreadableList } from './unreadable';

/** What is told of an XML part while it is read; names come without their namespace. */
export interface XmlEvents {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (piece: string) => void;
  close?: (name: string) => void;
}

const plainName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A parser that is fed pieces of an XML part. Throws UnreadableList for broken XML; entities are never expanded. */
export class XmlReader {
  private readonly parser = new SaxesParser();
  // One decoder for the whole part: characters of three bytes lie across chunks.
  private readonly decoder = new TextDecoder('utf-8');

  constructor({ open, text, close }: XmlEvents) {
    this.parser.on('error', () => {
      throw new UnreadableList('表格文件坏了，读不下去。请重新导出。');
    });
    if (open)
      this.parser.on('opentag', ({ name, attributes }) => {
        const plain: Record<string, string> = {};
        for (const key in attributes) plain[plainName(key)] = attributes[key] as string;
        open(plainName(name), plain);
      });
    if (text) this.parser.on('text', text);
    if (close) this.parser.on('closetag', ({ name }) => close(plainName(name)));
  }

  write(chunk: Uint8Array): void {
    this.parser.write(this.decoder.decode(chunk, { stream: true }));
  }

  end(): void {
    this.parser.write(this.decoder.decode()).close();
  }
}

/** Reads a whole XML part. */
export async function readXml(part: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const reader = new XmlReader(events);
  for await (const chunk of part) reader.write(chunk);
  reader.end();
}
