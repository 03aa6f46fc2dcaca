/** Something that keeps businesses apart, and how it looks without. */
export interface Mutant {
  name: string;
  /** By what it was noticed once it is gone, null: by nothing. Sources are changed in the tree alone, a copy of them. */
  tryWithout(tree: string): Promise<string | null>;
}

/** What is not tried, and why: nothing is passed over in silence. */
export interface LeftOut {
  name: string;
  why: string;
}
