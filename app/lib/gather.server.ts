import { Transform } from "node:stream";

/** As much as is handed on at once. */
const PIECE = 32 * 1024;

/**
 * Gathers what React writes in pieces of two kilobytes: each piece that is compressed and sent by itself costs more than its
 * making. React says by `flush` when nothing more comes for now.
 */
export class Gather extends Transform {
  private held: Buffer[] = [];
  private bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.held.push(chunk);
    this.bytes += chunk.length;
    if (this.bytes >= PIECE) this.flush();
    done();
  }

  override _flush(done: () => void): void {
    this.flush();
    done();
  }

  flush(): void {
    if (this.bytes === 0) return;
    this.push(Buffer.concat(this.held));
    this.held = [];
    this.bytes = 0;
  }
}
