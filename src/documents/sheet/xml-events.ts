import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { isDomainError } from '../../kernel/errors.ts';
import { limits } from './limits.ts';
import { refusal } from './refuse.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  /** Names come without their namespace prefix. */
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const bare = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/**
 * Feeds UTF-8 (or UTF-16 with BOM) bytes of one XML part to handlers, in constant memory. Throws `sheet.dtd` for a
 * document type, `sheet.damaged` for anything not well-formed, too deep, or too long without a tag.
 */
export class XmlFeed {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  #decoder: TextDecoder | undefined;
  #events = 0;
  #silence = 0;
  #depth = 0;

  constructor(handlers: XmlHandlers) {
    const parser = this.#parser;
    parser.on('doctype', () => {
      throw refusal('sheet.dtd');
    });
    parser.on('error', () => {
      throw refusal('sheet.damaged');
    });
    parser.on('opentag', (tag: SaxesTagPlain) => {
      this.#events += 1;
      this.#depth += 1;
      if (this.#depth > limits.xmlDepth) throw refusal('sheet.damaged');
      handlers.open(bare(tag.name), tag.attributes);
    });
    parser.on('closetag', (tag: SaxesTagPlain) => {
      this.#events += 1;
      this.#depth -= 1;
      handlers.close?.(bare(tag.name));
    });
    const text = handlers.text?.bind(handlers);
    if (text) {
      parser.on('text', text);
      parser.on('cdata', text);
    }
  }

  write(chunk: Uint8Array): void {
    this.#decoder ??= new TextDecoder(
      chunk[0] === 0xff && chunk[1] === 0xfe
        ? 'utf-16le'
        : chunk[0] === 0xfe && chunk[1] === 0xff
          ? 'utf-16be'
          : 'utf-8',
      { fatal: true },
    );
    this.#feed(() => this.#decoder?.decode(chunk, { stream: true }) ?? '');
  }

  end(): void {
    this.#feed(() => this.#decoder?.decode() ?? '');
    try {
      this.#parser.close();
    } catch (error) {
      throw isDomainError(error) ? error : refusal('sheet.damaged');
    }
  }

  #feed(decode: () => string): void {
    const before = this.#events;
    let length = 0;
    try {
      const text = decode();
      length = text.length;
      this.#parser.write(text);
    } catch (error) {
      throw isDomainError(error) ? error : refusal('sheet.damaged');
    }
    this.#silence = this.#events === before ? this.#silence + length : 0;
    if (this.#silence > limits.xmlSilence) throw refusal('sheet.damaged');
  }
}
