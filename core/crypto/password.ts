import { hash, verify, type Algorithm } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, two passes. */
const COST = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** As it is stored: argon2id with its salt and costs. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

let nobodys: Promise<string> | undefined;

/** Whether it is that password. Without a hash it takes just as long and answers no, so that nobody learns which e-mails are known. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const held = stored ?? (await (nobodys ??= hash('nobody has this password', COST)));
  const same = await verify(held, password.normalize('NFKC'));
  return same && stored !== null;
}
