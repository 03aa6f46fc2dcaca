import type { SealedField } from './seal-anew.js';

interface SealedTable {
  table: string;
  /** What finds a row beside the business's id; numbers, in the order that batches go. */
  key: string[];
  /** Column by the field's name that is bound into the sealed value. */
  columns: Record<string, SealedField>;
  /** Columns that are indexes of an opened value, to be computed anew. */
  indexes?: Record<string, { of: string; kind: 'phone' | 'phone version' | 'coupon' }>;
  /** The name's search tokens are replaced with the row. */
  tokensOf?: string;
}

/** Every value of a business that is sealed under its key, and the indexes made with it. A test compares this with the schema. */
export const SEALED_TABLES: SealedTable[] = [
  { table: 'staff', key: ['id'], columns: { name_sealed: 'staff.name' } },
  { table: 'conversation', key: ['id'], columns: { state_sealed: 'conversation.state' } },
  { table: 'chat_message', key: ['conversation_id', 'seq'], columns: { body_sealed: 'chat.body' } },
  {
    table: 'challenge',
    key: ['id'],
    columns: { phone_sealed: 'challenge.phone' },
    indexes: {
      phone_index: { of: 'phone_sealed', kind: 'phone' },
      phone_index_version: { of: 'phone_sealed', kind: 'phone version' },
    },
  },
  {
    table: 'guest',
    key: ['id'],
    columns: { phone_sealed: 'guest.phone', name_sealed: 'guest.name' },
    indexes: {
      phone_index: { of: 'phone_sealed', kind: 'phone' },
      phone_index_version: { of: 'phone_sealed', kind: 'phone version' },
    },
    tokensOf: 'name_sealed',
  },
  { table: 'consent_evidence', key: ['consent_id'], columns: { evidence_sealed: 'consent.evidence' } },
  { table: 'review', key: ['id'], columns: { feedback_sealed: 'review.feedback' } },
  { table: 'message', key: ['id'], columns: { to_sealed: 'message.to', body_sealed: 'message.body' } },
  {
    table: 'coupon',
    key: ['id'],
    columns: { code_sealed: 'coupon.code' },
    indexes: { code_index: { of: 'code_sealed', kind: 'coupon' } },
  },
];

export type { SealedTable };
