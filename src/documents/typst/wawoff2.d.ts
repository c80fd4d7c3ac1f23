declare module 'wawoff2' {
  export function decompress(data: Uint8Array): Promise<Uint8Array>;
}
