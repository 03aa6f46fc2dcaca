import type { GiftDefinition } from '../../core/gifts/gift.js';
import type { Id } from '../../core/scope.js';
import { makeBusiness, type Made } from '../support/make-business.js';
import type { TestPlatform } from '../support/test-platform.js';

/** A business to talk with, and its running gift (null: none yet). */
export async function openCafe(
  test: TestPlatform,
  fields: Made = {},
  gift?: GiftDefinition | null,
): Promise<Id> {
  const { id } = await makeBusiness(test, { ...fields, gift });
  return id;
}
