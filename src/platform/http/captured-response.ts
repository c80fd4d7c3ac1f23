import { ServerResponse, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

/** A response that keeps what is written instead of sending it; independent of the client that asked first. */
export class CapturedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];
  readonly whenEnded: Promise<void>;
  #ended: () => void = () => undefined;

  constructor(request: IncomingMessage) {
    super(request);
    this.whenEnded = new Promise((resolve) => (this.#ended = resolve));
  }

  get body(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const headers = rest.find((part) => typeof part === 'object' && part !== null);
    for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders)) {
      if (value !== undefined) this.setHeader(name, value);
    }
    return super.writeHead(status);
  }

  override write(chunk: string | Uint8Array): boolean {
    this.#chunks.push(Buffer.from(chunk as Uint8Array));
    return true;
  }

  override end(chunk?: unknown): this {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk);
    if (!this.headersSent) this.writeHead(this.statusCode);
    this.finished = true;
    this.emit('finish');
    this.#ended();
    return this;
  }

  override destroy(error?: Error): this {
    this.statusCode = 500;
    this.#ended();
    return super.destroy(error);
  }
}
