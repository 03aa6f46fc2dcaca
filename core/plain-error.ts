/** Something that the person at the terminal can put right: its message is printed as it stands, without a stack. */
export class PlainError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PlainError';
  }
}
